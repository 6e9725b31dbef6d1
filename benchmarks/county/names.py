"""Names of bodies: no two departments of the same county share one."""

from __future__ import annotations

from collections.abc import Iterator

PLACES = (
    "青禾县", "云麓县", "澄湾区", "砚山区", "临溪县", "汀河区", "望川县", "石桥区", "梅岭县", "北渚县", "松陵区", "白沙县", "鹿泉湾区", "柳浦县",
    "南浔河区", "东岚县", "西坪县", "金溪区", "玉泉岭县", "长汀湾区",
)  # fmt: skip
MATTERS = (
    "发展和改革", "教育", "科学技术", "工业和信息化", "民政", "司法", "财政", "人力资源和社会保障", "自然资源和规划", "生态环境", "住房和城乡建设",
    "交通运输", "水务", "农业农村", "商务", "文化广电体育和旅游", "卫生健康", "退役军人事务", "应急管理", "审计", "市场监督管理", "统计", "医疗保障",
    "信访", "数据和政务服务管理", "城市管理综合行政执法", "机关事务管理", "乡村振兴", "林业和草原", "粮食和物资储备", "档案", "供销合作", "投资促进",
    "地震", "气象", "园林绿化", "公共资源交易管理", "金融事务", "史志编纂", "招商服务", "养老服务", "疾病预防控制", "政府投资审核", "国有资产监督管理",
    "民族宗教事务", "外事", "红十字事务", "残疾人事务", "消防救援", "社会工作",
)  # fmt: skip
TOWNS = (
    "城关", "河口", "柳林", "石门", "白云", "大王庄", "马家营", "双塔", "青龙", "东关", "西关", "南堡", "北辛", "清水", "杨柳", "红旗", "新安",
    "太平", "永宁", "安乐", "长兴", "龙泉", "凤台", "桃园", "梨树", "枣林", "沙河", "泉头", "石桥", "三岔", "横岭", "官厅", "滨河", "文昌", "胜利",
    "建设", "和平", "东风", "朝阳", "幸福", "兴隆", "吉祥", "福田", "康宁", "广福", "仁和", "义井", "礼让", "智水", "信安",
)  # fmt: skip
A_COUNTY = len(MATTERS) + len(TOWNS)


def body_names() -> Iterator[tuple[str, str, str]]:
    """Code, place and name of one body after another: the bureaus of a county, its towns, then the next county."""
    for place in PLACES:
        kinds = [f"{matter}局" for matter in MATTERS] + [f"{town}镇人民政府" for town in TOWNS]
        for number, kind in enumerate(kinds):
            yield f"{101 + number}", place, f"{place}{kind}"


CAPACITY = len(PLACES) * A_COUNTY
"""How many bodies there are names for."""
