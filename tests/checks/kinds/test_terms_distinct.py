from tests.checks.kinds._kit import findings, messages

GLOSSARY = {"sheet": "名词解释", "column": "名词"}


def terms(*names: str) -> str:
    return "-- 名词解释\n名词 | 解释\n" + "\n".join(f"{name} | 解释" for name in names)


def test_own_terms():
    assert findings("terms_distinct", terms("馆藏档案", "文书档案", ""), **GLOSSARY) == []


def test_a_term_that_the_program_prints():
    assert messages("terms_distinct", terms("三公经费"), **GLOSSARY) == ["“名词解释”的“三公经费”与程序统一印出的““三公”经费”重复"]


def test_a_term_twice():
    [finding] = findings("terms_distinct", terms("馆藏档案", "文书档案", "“馆藏档案”"), **GLOSSARY)
    assert (finding.places[0].cell, finding.message) == ("A4", "“名词解释”的““馆藏档案””与第1行的“馆藏档案”重复")
