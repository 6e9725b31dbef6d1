from generator.compose.heads import head_rows
from generator.model.document import TableCell


def shape(*paths: str) -> list[list[str | None]]:
    """Heads as “name rowspan×colspan”, None for covered cells."""

    def words(cell: TableCell | None) -> str | None:
        return cell and f"{cell.text} {cell.rowspan}×{cell.colspan}"

    return [[words(cell) for cell in row] for row in head_rows([tuple(path.split("/")) for path in paths])]


def test_plain_columns_make_one_row():
    assert shape("甲", "乙") == [["甲 1×1", "乙 1×1"]]


def test_a_shared_prefix_spans_and_a_short_path_reaches_down():
    assert shape("序号", "科目/编码", "科目/名称", "合计") == [
        ["序号 2×1", "科目 1×2", None, "合计 2×1"],
        [None, "编码 1×1", "名称 1×1", None],
    ]


def test_three_levels():
    assert shape("支出/合计", "支出/基本/人员", "支出/基本/公用") == [
        ["支出 1×3", None, None],
        ["合计 2×1", "基本 1×2", None],
        [None, "人员 1×1", "公用 1×1"],
    ]


def test_equal_names_below_different_heads_do_not_merge():
    assert shape("收入/小计", "支出/小计", "支出/其他") == [
        ["收入 1×1", "支出 1×2", None],
        ["小计 1×1", "小计 1×1", "其他 1×1"],
    ]


def test_equal_middle_heads_below_different_heads_do_not_merge():
    assert shape("收入/本年/甲", "支出/本年/乙")[1] == ["本年 1×1", "本年 1×1"]


def test_equal_heads_that_are_apart_do_not_merge():
    assert shape("本年/甲", "结转", "本年/乙")[0] == ["本年 1×1", "结转 2×1", "本年 1×1"]


def test_head_cells_say_that_they_are_heads():
    [[cell]] = head_rows([("甲",)])
    assert (cell.role, cell.align, cell.header) == ("TableHead", "center", True)


def test_no_columns_no_head():
    assert head_rows([]) == ()
