from pathlib import Path

from generator.profiles.declaration import Declaration, read_toml


def declared(tmp_path: Path, text: str) -> Declaration:
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    return read_toml(path, [])


def faults(declaration: Declaration) -> list[str]:
    return [str(fault) for fault in declaration.faults]


def test_what_is_there_is_taken(tmp_path):
    entry = declared(tmp_path, 'name = "表"\nrows = 3\nnotes = ["一", "二"]\n')
    assert (entry.get("name"), entry.get("rows", 20, int), entry.texts("notes")) == ("表", 3, ("一", "二"))
    entry.close()
    assert faults(entry) == []


def test_what_is_left_out_takes_its_default(tmp_path):
    entry = declared(tmp_path, "")
    assert (entry.get("rows", 20, int), entry.texts("notes"), entry.tables("column")) == (20, (), [])
    assert faults(entry) == []


def test_faults_are_collected_with_their_lines(tmp_path):
    entry = declared(tmp_path, 'name = "表"\nrows = "多"\nwidht = 3\n')
    entry.get("name"), entry.get("rows", 20, int), entry.get("width", 14, int), entry.get("kind")
    entry.close()
    assert faults(entry) == [
        "a.toml 第 2 行：“rows”的值 '多' 不是所要的类型",
        "a.toml 第 1 行：缺少“kind”",
        "a.toml 第 3 行：不认识“widht”，是不是想写“width”？",
    ]


def test_a_truth_value_is_no_number(tmp_path):
    entry = declared(tmp_path, "rows = true\nfixed = true\n")
    assert entry.get("rows", 20, int) == 20
    assert entry.get("fixed", False, bool) is True
    assert len(faults(entry)) == 1


def test_a_missing_file_is_a_fault():
    entry = read_toml(Path("没有.toml"), [])
    assert faults(entry) == ["没有.toml：找不到这个文件"]
