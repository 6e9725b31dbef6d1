"""Random but consistent bodies, in the format of `sample_inputs/*/sources/*.toml`: no rule finds an error in them.

The same seed gives the same body. Money is counted in hundredths of the body's unit, so that every sum is exact.
"""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

CODES = Path(__file__).parents[2] / "templates" / "common" / "codes"

GENERAL, FUND, CAPITAL = "一般公共预算支出表", "政府性基金预算支出表", "国有资本经营预算支出表"
CARRIED = {GENERAL: "年初一般公共预算拨款", FUND: "年初政府性基金预算拨款", CAPITAL: "年初国有资本经营预算拨款"}
PURCHASED_FROM = {GENERAL: "一般公共预算拨款", FUND: "基金预算拨款", CAPITAL: "国有资本经营预算拨款"}
OWN_INCOME = ("财政专户收入", "事业收入", "经营收入", "上级补助收入", "附属单位上缴收入", "其他收入")
CLASSES = (
    "201",
    "203",
    "204",
    "205",
    "206",
    "207",
    "208",
    "210",
    "211",
    "212",
    "213",
    "214",
    "215",
    "220",
    "221",
    "224",
)
TIED = {"2080505": "30108", "2080506": "30109", "2101101": "30110", "2101103": "30111", "2210201": "30113"}
"""Functional subjects whose basic expenditure is an economic subject of its own."""

PLACES = ("青禾市", "云麓县", "澄湾区", "砚山镇", "临溪县", "长汀河新区", "望川市", "石桥铺经济技术开发区")
MATTERS = (
    "水利", "民政", "档案", "交通运输", "退役军人事务", "卫生健康", "农业农村", "市场监督管理", "城市管理综合行政执法",
    "自然资源和规划", "数据和政务服务管理", "文化广电体育和旅游", "科学技术和工业信息化", "医疗保障", "应急管理", "供销合作",
)  # fmt: skip
ADVERBS = ("依法", "统筹", "牵头", "会同有关部门", "按照规定", "分级分类", "常态化", "有序", "稳妥", "持续", "", "", "")
VERBS = (
    "推进",
    "组织实施",
    "拟订并落实",
    "监督检查",
    "协调指导",
    "健全完善",
    "承担",
    "规范",
    "加强",
    "负责",
    "做好",
    "督促落实",
)
WHERE = (
    "全县",
    "辖区内",
    "本级",
    "各乡镇（街道）",
    "直属单位",
    "城乡",
    "重点区域",
    "“一老一小”服务",
    "跨部门",
    "基层",
    "",
)
THINGS = (
    "河道堤防和小型水库安全运行", "公共服务设施补短板", "政务信息系统整合共享", "安全生产隐患排查治理", "专业技术人才队伍建设",
    "困难群众救助供养", "农产品质量安全监测", "行政执法“三项制度”", "国有资产清查盘点", "道路、桥梁、涵洞日常养护",
    "“双随机、一公开”监管", "突发事件应急处置", "档案数字化加工（A3、A4幅面）", "5G基站和物联网感知终端布设", "信访积案化解",
    "基层党组织标准化规范化建设", "绿色低碳循环发展", "GIS一张图更新", "志愿服务与宣传培训", "内部控制和审计整改", "法治教育",
)  # fmt: skip
RESULTS = (
    "确保按时、足额、安全", "做到底数清、情况明、责任实", "年内完成率不低于98.5%", "群众满意度保持在95%以上", "形成长效机制",
    "全年不少于12次", "受益人口约3.6万人", "投资控制在概算1280万元以内", "达到GB/T 22239—2019第三级要求", "不发生较大以上事故",
    "办结时限压缩至3个工作日", "平均每千米造价较2023年下降4.2个百分点", "让数据多跑路、群众少跑腿", "资料归档率100%",
)  # fmt: skip
GROUNDS = (
    "根据《{place}国民经济和社会发展“十四五”规划纲要》", "依据省政府办公厅〔2023〕{number}号文件", "按照《预算法》、《政府采购法》等规定",
    "结合{number}个行政村（社区）调查摸底情况", "参照近三年（2021—2023年）平均支出水平", "对照“高质量发展”考核指标",
)  # fmt: skip
PROJECT_HEADS = (
    "信息化平台",
    "基层站所",
    "“明厨亮灶”",
    "业务用房",
    "应急物资",
    "农村饮水",
    "宣传教育",
    "专项检查",
    "便民服务",
    "数字档案（二期）",
)
PROJECT_TAILS = (
    "运行维护费",
    "改造提升工程",
    "购置项目",
    "补助资金",
    "工作经费",
    "专项行动",
    "以奖代补资金（中央直达）",
    "政府购买服务",
)
INDICATORS = {
    "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
    "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}
MEASURES = (
    "完成数量",
    "验收合格率",
    "资金拨付及时率",
    "覆盖率",
    "故障响应时间",
    "单位成本",
    "群众知晓率",
    "系统可用性",
    "满意度",
    "节能降耗比例",
)
TARGETS = (
    "≥95%",
    "100%",
    "≥120个",
    "≤2小时",
    "≤36.5万元",
    "3700平方米",
    "显著提升",
    "≥98.00%（抽样）",
    "按合同约定",
    "0起",
)
GOODS = (
    ("台式计算机", "A02010105", "台"), ("激光打印机", "A02021003", "台"), ("办公桌", "A05010201", "张"), ("复印纸", "A05040101", "箱"),
    ("物业管理服务", "C21040000", "项"), ("车辆加油、添加燃料服务", "C23120302", "项"), ("软件开发服务", "C16010000", "项"),
)  # fmt: skip
TERMS = ("以奖代补", "政府和社会资本合作（PPP）", "“一卡通”", "河湖长制", "数字底座", "网格化管理", "存量资产")
NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything; None where chance decides."""

    functional: int | None = None  # functional subjects (项) with money of their own
    economic: int | None = None  # economic subjects (款)
    projects: int | None = None
    indicators: int | None = None  # for each project


def random_values(seed: int, size: Size = Size()) -> dict:
    """The values of a body by sheet, as `submission_of` and a sample's source take them."""
    return _Body(seed, size).values()


class _Prose:
    """Official prose out of the word lists above."""

    def __init__(self, chance: random.Random, place: str):
        self.chance, self.place = chance, place

    def clause(self) -> str:
        pick = self.chance.choice
        text = pick(ADVERBS) + pick(VERBS) + pick(WHERE) + pick(THINGS)
        return text + (f"和{pick(THINGS)}" if self.chance.random() < 0.3 else "")

    def text(self, least: int, most: int) -> str:
        """Sentences of `least` to `most` characters in all (a clause may reach a little further)."""
        wanted = self.chance.randint(least, most)
        grounds = self.chance.choice(GROUNDS).format(place=self.place, number=self.chance.randint(2, 368))
        text = f"{grounds}，" if wanted > 60 and self.chance.random() < 0.4 else ""
        while True:
            text += self.clause()
            if self.chance.random() < 0.35:
                text += f"，{self.chance.choice(RESULTS)}"
            if len(text) >= wanted:
                return text[: most - 1].rstrip("，、；：（“《") + "。" if len(text) > most + 30 else text + "。"
            text += self.chance.choice("，，，；；。")

    def numbered(self, paragraphs: int, least: int, most: int, mark: str = "（{}）") -> str:
        lines = (mark.format(_numeral(n)) + self.text(least, most) for n in range(1, paragraphs + 1))
        return "\n".join(lines)


def _numeral(number: int) -> str:
    """1 to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{NUMERALS[tens - 1]}十") + (
        NUMERALS[ones - 1] if ones else ""
    )


class _Body:
    """One body. Money is kept as integers: hundredths of the unit, by functional subject, fund and kind."""

    def __init__(self, seed: int, size: Size):
        self.chance = chance = random.Random(seed)
        self.size = size
        self.yuan = chance.random() < 0.4
        self.simple = chance.random() < 0.4  # all money is this year's general budget appropriation
        self.place = chance.choice(PLACES)
        self.name = f"{self.place}{chance.choice(MATTERS)}局"
        self.prose = _Prose(chance, self.place)
        matter = self.name.removeprefix(self.place)[:-1]
        units = [
            f"{self.place}{matter}{tail}"
            for tail in ("服务中心", "综合执法大队", "技术推广站", "信息中心", "研究所", "培训学校")
        ]
        self.units = [f"{self.name}本级", *units[: chance.choice((0, 0, 1, 2, 4, 6))]]
        self.basic: dict[str, int] = {}  # by functional subject
        self.operating: dict[str, int] = {}
        self.projects: list[dict] = []  # name, code, fund, money, own (of it not from the budget)
        self.economic: dict[str, int] = {}
        self._plan()

    def values(self) -> dict:
        purchases = self._purchases()
        assets = sum(
            amount
            for code, amount in ((p["政府采购目录序号"], p["_amount"]) for p in purchases)
            if code[:3] in ("A02", "A05")
        )
        values = {
            "基本信息": self._facts(assets),
            "机构设置": [self._unit(name) for name in self.units],
            "支出总表": self._expenditure(),
            "一般公共预算基本支出表": self._economic_rows(),
            "三公经费支出表": self._three_public(),
            "文字说明": self._texts(),
            "分项绩效目标": [self._task() for _ in range(self.chance.randint(1, 15))],
            "项目": [self._project(p) for p in self.projects],
            "绩效指标": [row for p in self.projects for row in self._indicators(p["name"])],
            "政府采购": [{k: v for k, v in p.items() if k[0] != "_"} for p in purchases],
            "国有资产": self._assets() if self.chance.random() < 0.8 else {},
            "专项资金": [self._special_fund(n) for n in range(self.chance.choice((0, 0, 0, 1, 2, 5)))],
            "名词解释": [
                {"名词": t, "解释": self.prose.text(30, 160)}
                for t in self.chance.sample(TERMS, self.chance.randint(0, 5))
            ],
        }
        if not self.simple:
            values |= self._funds()
        values["上年数"] = self._previous(values)
        return values

    # ── money ──

    def _plan(self) -> None:
        chance = self.chance
        codes = _leaves("functional_subjects_2024.csv", 7)
        own_class = chance.choice(CLASSES)
        pool = [code for code in codes if code[:3] == own_class and not code.startswith("21208")]
        wanted = self.size.functional or chance.randint(2, 22)
        if wanted > len(pool):  # more than one class of subjects
            pool += [
                code for code in codes if code[:3] in CLASSES and code[:3] != own_class and not code.startswith("21208")
            ]
        subjects = sorted(chance.sample(pool, min(wanted, len(pool))))
        number = self.size.projects or chance.randint(1, 30)
        for code in subjects:
            if self.size.functional or code == subjects[0] or chance.random() < 0.3:
                self.basic[code] = self._money(20, 4000)
        for code in TIED:
            if code == "2080505" or chance.random() < 0.7:
                self.basic[code] = self._money(5, 400)
        self._split_basic()
        funds = [code for code in codes if code.startswith(("21208", "22960"))]
        capital = [code for code in codes if code.startswith("223")]
        names: set[str] = set()
        for n in range(number):
            fund = GENERAL if self.simple else chance.choices((GENERAL, FUND, CAPITAL), (8, 2, 1))[0]
            code = chance.choice({GENERAL: subjects, FUND: funds, CAPITAL: capital}[fund])
            money = self._money(1, 900)
            own = money * chance.randint(1, 10) // 10 if not self.simple and chance.random() < 0.25 else 0
            self.projects.append(
                {"name": self._new_name(names, n), "code": code, "fund": fund, "money": money, "own": own}
            )
        if not self.simple and chance.random() < 0.3:
            self.operating[subjects[-1]] = self._money(1, 200)

    def _split_basic(self) -> None:
        """Basic expenditure by economic subject: some follow from functional ones, the rest is divided at random."""
        for code, economic in TIED.items():
            if code in self.basic:
                self.economic[economic] = self.basic[code]
        rest = sum(money for code, money in self.basic.items() if code not in TIED)
        pool = [code for code in _leaves("economic_subjects_2024.csv", 5) if code not in TIED.values()]
        pool = [code for code in pool if code[:3] in ("301", "302", "303", "310") and code != "30212"]
        wanted = (self.size.economic or self.chance.randint(4, 45)) - len(self.economic)
        chosen = self.chance.sample(pool, min(max(wanted, 2), len(pool)))
        weights = [self.chance.random() ** 2 + 0.01 for _ in chosen]
        shares = [int(rest * weight / sum(weights)) for weight in weights]
        shares[0] += rest - sum(shares)
        self.economic |= {code: share for code, share in zip(chosen, shares, strict=True) if share}

    def _money(self, least: int, most: int) -> int:
        """Between so many 万元, in hundredths of the unit."""
        hundredths = self.chance.randint(least * 100, most * 100)
        return hundredths * 10000 + self.chance.randint(0, 9999) * 100 if self.yuan else hundredths

    def _subjects(self) -> list[str]:
        return sorted({*self.basic, *self.operating, *(p["code"] for p in self.projects)})

    def _of_projects(self, code: str, fund: str = "", own: bool | None = None) -> int:
        chosen = [p for p in self.projects if p["code"] == code and fund in ("", p["fund"])]
        if own is None:
            return sum(p["money"] for p in chosen)
        return sum(p["own"] if own else p["money"] - p["own"] for p in chosen)

    def _expenditure(self) -> list[dict]:
        rows = []
        for code in self._subjects():
            money = {
                "基本支出": self.basic.get(code, 0),
                "项目支出": self._of_projects(code),
                "经营支出": self.operating.get(code, 0),
            }
            rows.append({"科目编码": code} | _amounts(money))
        return rows

    def _funds(self) -> dict:
        """The revenue table, the three tables of appropriations and what was carried over from last year."""
        revenue, carried = [], dict.fromkeys(CARRIED, 0)
        tables: dict[str, list[dict]] = {GENERAL: [], FUND: [], CAPITAL: []}
        for code in self._subjects():
            own = self._of_projects(code, own=True) + self.operating.get(code, 0)
            over = own * self.chance.randint(0, 5) // 10
            income = {self.chance.choice(OWN_INCOME): own - over}
            appropriated = 0
            for fund, rows in tables.items():
                basic = self.basic.get(code, 0) if fund == GENERAL else 0
                spent = {"基本支出": basic, "项目支出": self._of_projects(code, fund, own=False)}
                if sum(spent.values()):
                    rows.append({"科目编码": code} | _amounts(spent))
                from_last_year = spent["项目支出"] * self.chance.choice((0, 0, 0, 1, 4)) // 10
                carried[fund] += from_last_year
                over += from_last_year
                appropriated += sum(spent.values()) - from_last_year
            revenue.append({"科目编码": code} | _amounts({"财政拨款收入": appropriated, **income, "上年结转": over}))
        balances = {CARRIED[fund]: _amounts({"金额": money}) for fund, money in carried.items() if money}
        return {"收入总表": revenue, **tables, "财政拨款收支总表": balances}

    def _economic_rows(self) -> list[dict]:
        column = {"301": "人员经费", "303": "人员经费", "302": "公用经费", "310": "公用经费"}
        return [
            {"科目编码": code} | _amounts({column[code[:3]]: money}) for code, money in sorted(self.economic.items())
        ]

    def _three_public(self) -> dict:
        own = {"公务接待费": "30217", "公务用车运行维护费": "30231", "公务用车购置费": "31013"}
        lines = {line: self.economic.get(code, 0) for line, code in own.items()}
        return {line: _amounts({"一般公共预算财政拨款": money}) for line, money in lines.items() if money}

    def _previous(self, values: dict) -> dict:
        basic, project = sum(self.basic.values()), sum(p["money"] for p in self.projects)
        three = sum(money for code, money in self.economic.items() if code in ("30217", "30231", "31013"))
        public = sum(money for code, money in self.economic.items() if code[:3] in ("302", "310"))
        before = {"人员经费": basic - public, "公用经费": public, "项目支出": project, "三公经费合计": three}
        changed = {line: money * self.chance.choice((70, 95, 100, 104, 180)) // 100 for line, money in before.items()}
        changed["基本支出"] = changed["人员经费"] + changed["公用经费"]
        changed["收支总计"] = changed["基本支出"] + changed["项目支出"] + sum(self.operating.values())
        if self.chance.random() < 0.5:
            del changed["人员经费"], changed["公用经费"]
        return {line: _decimal(money) for line, money in changed.items()}

    def _purchases(self) -> list[dict]:
        left = {p["name"]: p["money"] - p["own"] for p in self.projects}
        rows = []
        for _ in range(self.chance.choice((0, self.chance.randint(1, 30), self.chance.randint(1, 30)))):
            project = self.chance.choice(self.projects)
            goods, code, measure = self.chance.choice(GOODS)
            quantity = self.chance.choice((1, 1, 2, 5, 30))
            price = min(
                left[project["name"]] // quantity // 3, self.chance.randint(100, 90000) * (100 if self.yuan else 1)
            )
            if price <= 0:
                continue
            amount = price * quantity
            left[project["name"]] -= amount
            row = {"单位名称": self.chance.choice(self.units), "项目名称": project["name"], "采购物品名称": goods}
            row |= {"政府采购目录序号": code, "计量单位": measure, "数量": str(quantity), "单价": _decimal(price)}
            row |= _amounts(
                {PURCHASED_FROM[project["fund"]]: amount, "预留中小微企业份额": amount * self.chance.randint(0, 2) // 2}
            )
            rows.append(row | {"_amount": amount})
        return rows

    def _assets(self) -> dict:
        house = self._money(50, 5000)
        area = self.chance.randint(800, 30000)
        return {
            "房屋（平方米）": {"数量": str(area), "价值": _decimal(house)},
            "办公用房（平方米）": {"数量": f"{area * 0.6:.1f}", "价值": _decimal(house // 2)},
            "车辆（台、辆）": {"数量": str(self.chance.randint(1, 40)), "价值": _decimal(self._money(10, 800))},
            "其他固定资产": {"数量": str(self.chance.randint(20, 9000)), "价值": _decimal(self._money(10, 2000))},
        }

    # ── words ──

    def _facts(self, assets: int) -> dict:
        approved = date(2024, 1, 5) + timedelta(days=self.chance.randint(0, 40))
        return {
            "部门编码": str(self.chance.randint(101, 899)) + self.chance.choice(("", "001")),
            "部门名称": self.name,
            "公开主体": self.chance.choice(("部门", "单位")),
            "预算年度": "2024",
            "金额单位": "元" if self.yuan else "万元",
            "批复日期": approved.isoformat(),
            "公开日期": (approved + timedelta(days=self.chance.randint(1, 20))).isoformat(),
            "资金全部为一般公共预算拨款": "是" if self.simple else "否",
            "本年度拟购置固定资产总额": _decimal(assets),
        }

    def _unit(self, name: str) -> dict:
        kind = "行政" if name.endswith("本级") else self.chance.choice(("参公", "事业"))
        rank = self.chance.choice(("正科级", "副科级", "股级", "无"))
        return {
            "单位名称": name,
            "单位性质": kind,
            "单位规格": rank,
            "经费保障形式": self.chance.choice(("财政拨款", "财政性资金基本保证")),
        }

    def _texts(self) -> dict:
        duties = self.prose.numbered(self.chance.randint(3, 14), 20, 400)
        opening = f"根据《{self.name}职能配置、内设机构和人员编制规定》，主要职责是：\n"
        measures = self.prose.numbered(self.chance.randint(2, 8), 30, 220, mark="{}是")
        texts = {
            "部门职责": (opening if self.chance.random() < 0.7 else "") + duties,
            "基本支出增减原因": self._reason(),
            "项目支出增减原因": self._reason(),
            "三公经费增减原因": self._reason(),
            "总体绩效目标": "\n".join(self.prose.text(60, 380) for _ in range(self.chance.randint(1, 5))),
            "工作保障措施": measures,
            "其他需要说明的事项": self.prose.text(20, 200) if self.chance.random() < 0.5 else None,
        }
        return {line: text for line, text in texts.items() if text}

    def _reason(self) -> str:
        return self.prose.clause()

    def _task(self) -> dict:
        task = {
            "工作任务": self.chance.choice(WHERE) + self.chance.choice(THINGS),
            "绩效目标": self.prose.text(20, 260),
        }
        return task | ({"绩效指标": self.prose.text(20, 160)} if self.chance.random() < 0.8 else {})

    def _new_name(self, names: set[str], number: int) -> str:
        name = self.chance.choice(PROJECT_HEADS) + self.chance.choice(PROJECT_TAILS)
        if self.chance.random() < 0.15:
            name = f"提前下达2024年中央和省级{name}预算（冀财〔2023〕{number + 2}号）"
        while name in names:
            name += f"（第{number}批）"
        names.add(name)
        return name

    def _project(self, project: dict) -> dict:
        quarters = sorted(self.chance.sample(range(5, 100), 3))
        goals = [f"{n}.{self.prose.text(15, 150)}" for n in range(1, self.chance.randint(2, 6))]
        row = {
            "项目编码": _with_check_character(f"13062324P{self.chance.randint(10**10, 10**11 - 1)}"),
            "项目名称": project["name"],
            "承担单位": self.chance.choice(self.units),
            "功能科目编码": project["code"],
        }
        row |= _amounts({"财政资金": project["money"] - project["own"], "其他资金": project["own"]})
        row["资金用途"] = self.prose.text(10, 90)
        if self.chance.random() < 0.8:
            row |= {f"{month}月底": f"{share}%" for month, share in zip((3, 6, 10, 12), (*quarters, 100), strict=True)}
        return row | {"绩效目标": "\n".join(goals)}

    def _indicators(self, project: str) -> list[dict]:
        kinds = [(first, second) for first, seconds in INDICATORS.items() for second in seconds]
        number = self.size.indicators or self.chance.randint(3, 12)
        needed = [self.chance.choice([n for n, (first, _) in enumerate(kinds) if first == wanted]) for wanted in INDICATORS]
        chosen = sorted(needed + self.chance.choices(range(len(kinds)), k=max(0, number - len(needed))))
        return [self._indicator(project, *kinds[kind]) for kind in chosen]

    def _indicator(self, project: str, first: str, second: str) -> dict:
        basis = self.chance.choice(("调查问卷", "计划标准", "行业标准", self.prose.text(15, 120)))
        return {
            "项目名称": project,
            "一级指标": first,
            "二级指标": second,
            "三级指标": self.chance.choice(PROJECT_HEADS) + self.chance.choice(MEASURES),
            "绩效指标描述": self.prose.text(8, self.chance.choice((20, 60, 140))),
            "指标值": self.chance.choice(TARGETS),
            "指标值确定依据": basis,
        }

    def _special_fund(self, number: int) -> dict:
        texts = {
            "资金用途": self.prose.text(20, 150),
            "绩效目标": self.prose.text(20, 200),
            "绩效指标": self.prose.text(20, 120),
        }
        return {
            "专项资金名称": f"{self.prose.clause()}专项资金（{number + 1}）",
            "预算数": _decimal(self._money(10, 3000)),
        } | texts


def _with_check_character(code: str) -> str:
    """A project code of the form with its last character, as rule P01 wants it."""
    letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    weighted = sum(letters.index(character) * 3**place for place, character in enumerate(code))
    return code + letters[(30 - weighted) % 31]


def _leaves(file: str, length: int) -> list[str]:
    with (CODES / file).open(encoding="utf-8", newline="") as lines:
        return [row["code"] for row in csv.DictReader(lines) if len(row["code"]) == length]


def _decimal(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def _amounts(money: dict[str, int]) -> dict[str, str]:
    """The amounts that are not zero, as a clerk types them."""
    return {column: _decimal(hundredths) for column, hundredths in money.items() if hundredths}
