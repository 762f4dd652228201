"""What pydantic finds wrong with a value, said in Chinese; English is pydantic's own."""

from collections.abc import Mapping
from typing import Any

CHINESE = {
    "missing": "缺少这一项",
    "extra_forbidden": "没有这个字段",
    "json_invalid": "不是有效的 JSON",
    "model_attributes_type": "应为一个对象",
    "int_parsing": "应为整数",
    "int_type": "应为整数",
    "int_from_float": "应为整数",
    "float_parsing": "应为数字",
    "float_type": "应为数字",
    "bool_parsing": "应为 true 或 false",
    "string_type": "应为文字",
    "string_too_long": "不能超过 {max_length} 个字符",
    "string_too_short": "不能少于 {min_length} 个字符",
    "string_pattern_mismatch": "格式不符",
    "greater_than": "应大于 {gt}",
    "greater_than_equal": "应不小于 {ge}",
    "less_than": "应小于 {lt}",
    "less_than_equal": "应不大于 {le}",
    "literal_error": "应为 {expected} 之一",
    "date_type": "应为日期，例如 2026-06-30",
    "date_parsing": "应为日期，例如 2026-06-30",
    "date_from_datetime_parsing": "应为日期，例如 2026-06-30",
    "datetime_parsing": "应为时间，例如 2026-06-30T09:00:00",
    "datetime_from_date_parsing": "应为时间，例如 2026-06-30T09:00:00",
}


def said(error: Mapping[str, Any], lang: str) -> str:
    """What is wrong, in `zh` where we have words for it, else in pydantic's English."""
    template = CHINESE.get(str(error["type"])) if lang == "zh" else None
    return template.format(**error.get("ctx", {})) if template else str(error["msg"])
