"""The clock an office in China goes by."""

from datetime import timedelta, timezone

CHINA = timezone(timedelta(hours=8))
