"""Figures about the service for prometheus: counts and times by route, never by person or officer."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.gc_collector import GCCollector
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

REGISTRY = CollectorRegistry(auto_describe=True)
STEPS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0)

ANSWERED = Counter("huimin_http_answers", "Answers given.", ("method", "route", "status"), registry=REGISTRY)
SECONDS = Histogram(
    "huimin_http_seconds", "Seconds until an answer began.", ("method", "route"), buckets=STEPS, registry=REGISTRY
)
IN_FLIGHT = Gauge("huimin_http_in_flight", "Questions being answered now.", registry=REGISTRY)
AUDIT_COPY_LOST = Gauge(
    "huimin_audit_copy_lost", "1 while the second place of the audit log cannot be written, else 0.", registry=REGISTRY
)

for collector in (ProcessCollector, PlatformCollector, GCCollector):
    collector(registry=REGISTRY)


def text() -> bytes:
    """Everything counted so far, in the form prometheus reads."""
    return generate_latest(REGISTRY)
