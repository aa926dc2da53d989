"""What a record form is like wherever it is filled in: its kinds of fields in words."""

from collections.abc import Mapping

from generator.model.materials import Field, FieldType

FIELD_WORDS: Mapping[FieldType, str] = {
    "text": "文字",
    "date": "日期",
    "time": "时刻",
    "number": "数",
    "choice": "选一个",
    "multi-choice": "可选几个",
    "tick": "打勾",
    "signature": "签名",
    "table": "表格",
}
PERSONAL = "个人信息"
REQUIRED = "必填"


def name_contents(field: Field) -> str:
    """Return in words what is filled in: `选一个：服务、质量`, `数（元）`, `表格 5 行：名称、数量`."""
    words = FIELD_WORDS[field.type]
    if field.type == "table":
        return f"{words} {field.rows} 行：{'、'.join(field.columns)}"
    if field.options:
        return f"{words}：{'、'.join(field.options)}"
    if field.unit:
        return f"{words}（{field.unit}）"
    return f"{words} {field.lines} 行" if field.lines > 1 else words
