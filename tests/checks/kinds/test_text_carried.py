from tests.checks.kinds._kit import findings

OPTIONS = {"last_texts": ["上年文字", "表", "行", "栏", "内容", "核对"], "length": 6, "unless": "没有变化"}
OWN = "-- 文字说明\n事项 | 内容\n总体绩效目标 | {}\n"
LAST = "-- 上年文字\n表 | 行 | 栏 | 内容 | 核对\n"
GOAL = "馆藏档案保管安全，查阅方便"


def last(*rows: str) -> str:
    return LAST + "".join(f"{row}\n" for row in rows)


def goal(text: str, checked: str = "") -> str:
    return f"文字说明 | 总体绩效目标 | 内容 | {text} | {checked}"


def test_a_text_of_last_year_word_for_word():
    [finding] = findings("text_carried", OWN.format(GOAL) + last(goal(f"{GOAL}。")), **OPTIONS)
    assert [place.cell for place in finding.places] == ["B6"]


def test_what_was_looked_at_rewritten_or_is_short_passes():
    assert findings("text_carried", OWN.format(GOAL) + last(goal(GOAL, "是")), **OPTIONS) == []
    assert findings("text_carried", OWN.format(GOAL + "，服务周到") + last(goal(GOAL)), **OPTIONS) == []
    assert findings("text_carried", OWN.format("查阅方便") + last(goal("查阅方便")), **OPTIONS) == []


def test_a_choice_to_be_checked_counts_where_no_length_is_asked_for():
    own = "-- 基本信息\n事项 | 内容\n公开主体 | 部门\n"
    told = {"last_texts": OPTIONS["last_texts"]}
    assert len(findings("text_carried", own + last("基本信息 | 公开主体 | 内容 | 部门 |"), **told)) == 1
    assert findings("text_carried", own + last("基本信息 | 公开主体 | 内容 | 部门 | 是"), **told) == []


def test_a_text_that_says_that_nothing_changed_may_be_the_same():
    text = "基本支出与上年相比没有变化"
    assert findings("text_carried", OWN.format(text) + last(goal(text)), **OPTIONS) == []


def test_a_text_that_stood_elsewhere_is_another_text():
    assert findings("text_carried", OWN.format(GOAL) + last(f"文字说明 | 部门职责 | 内容 | {GOAL} |"), **OPTIONS) == []


def test_many_are_one_finding_that_counts_them_by_column():
    names = [f"任务{n}" for n in range(8)]
    own = "-- 分项绩效目标\n工作任务 | 绩效目标\n" + "".join(f"{name} | {GOAL}{name}\n" for name in names)
    rows = [f"分项绩效目标 | {name} | 绩效目标 | {GOAL}{name} |" for name in names]
    [finding] = findings("text_carried", OWN.format(GOAL) + own + last(goal(GOAL), *rows), **OPTIONS)
    assert len(finding.places) == 9 and finding.found == "9 处与上年相同"
    assert "9 处：“文字说明”的“总体绩效目标”、“分项绩效目标”的“绩效目标” 8 处；" in finding.message


def test_what_another_rule_looks_at_is_left_to_it():
    """Y21 looks at the goals."""
    assert findings("text_carried", OWN.format(GOAL) + last(goal(GOAL)), **OPTIONS, others=["Y21"]) == []
    measures = "文字说明 | 工作保障措施 | 内容 | 加强业务培训，按月检查进度。 |"
    assert len(findings("text_carried", last(measures), **OPTIONS, others=["Y21"])) == 1
