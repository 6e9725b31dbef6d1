import pytest

from generator.model.finding import Finding, Severity


@pytest.mark.parametrize(("severity", "blocks"), [(Severity.ERROR, True), (Severity.WARNING, False), (Severity.INFORMATION, False)])
def test_only_errors_block(severity, blocks):
    assert Finding("A01", severity, "题", "话").blocks is blocks
