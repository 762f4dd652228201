"""What an import has to change: the graph's institutions of one source beside those its file gives now."""

from collections.abc import Iterable
from typing import NamedTuple

from base.errors import Refused
from graph.providers import Provider

MOST_ENDED = 5  # an import may end one in this many; more is most likely half a file


class Plan(NamedTuple):
    """The institutions to write, and the ones to end."""

    new: list[Provider]
    changed: list[Provider]
    unchanged: int
    ended: list[Provider]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.new or self.changed or self.ended)


def plan(given: Iterable[Provider], found: Iterable[Provider], spared: Iterable[str] = ()) -> Plan:
    """Compare by id; `spared` are ids the file does speak of, in rows that were refused."""
    before, now = {one.id: one for one in given}, {one.id: one for one in found}
    both = before.keys() & now.keys()
    changed = [now[name] for name in now if name in both and _live(before[name]) != now[name]]
    gone = before.keys() - now.keys() - set(spared)
    return Plan(
        new=[one for one in now.values() if one.id not in before],
        changed=changed,
        unchanged=len(both) - len(changed),
        ended=[before[name] for name in sorted(gone) if before[name].until is None],
    )


def guard(plan: Plan, given: Iterable[Provider], source: str) -> None:
    """Refuse to end more than a fifth of what this source gave."""
    live, gone = sum(one.until is None for one in given), len(plan.ended)
    if gone * MOST_ENDED > live:
        raise Refused(
            f"来源 {source} 原有 {live} 家机构，这份文件会结束其中 {gone} 家（超过五分之一），没有写入任何内容。"
            "如果确实如此，请加 --allow-ending；如果这是另一个来源的文件，请用 --source 另起名称。",
            f"The source {source} gave {live} institutions and this file would end {gone} of them, over a fifth; "
            "nothing was written. Add --allow-ending if it is so, or --source NAME if the file is from elsewhere.",
        )


def _live(provider: Provider) -> Provider:
    """As it stands, without the resources that ended; one that ended itself differs from anything given."""
    offers = [one for one in provider.offers if one.until is None]
    return provider.model_copy(update={"offers": sorted(offers, key=lambda one: one.id)})
