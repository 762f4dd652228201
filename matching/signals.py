"""Reasons to prefer a resource: each a value from 0 to 1, a sentence, and the ids that prove it."""

from math import exp
from typing import NamedTuple

from base.model import Said
from matching.codes import word
from matching.pair import Pair

UNKNOWN = 0.5  # what is not known counts half: neither for nor against
TEXT_AT_MOST = 0.5  # a resource found by its text alone never looks like one that states the need
FADING_MINUTES = 20.0  # so far away counts 1/e of next door
STRENGTH = 10.0  # how many offers the mean of the kind is worth against a resource's own
HIDDEN_UNDER = 5  # a rate over fewer people would tell about one of them


class Signal(NamedTuple):
    """How much one reason speaks for a pair; a value of None is unknown and counts `stands`."""

    value: float | None
    said: Said
    proof: tuple[str, ...] = ()
    stands: float = UNKNOWN


def fits_need(pair: Pair) -> Signal:
    """It meets the need itself, a wider one, or only its text speaks of it."""
    found, proof = pair.found, (pair.found.resource.id, *pair.wanted.ids)
    if found.tree >= 1:
        return Signal(1.0, _said(f"正是为“{pair.wanted_titles.zh}”提供的", f"It is for {pair.wanted_titles.en}"), proof)
    if found.tree > 0:
        return Signal(found.tree, _said("满足更宽的一类需求", "It meets a wider need"), proof)
    like = round(TEXT_AT_MOST * pair.text, 4)
    return Signal(like, _said("只是文字介绍相近", "Only its text speaks of it"), (found.resource.id,))


def is_near(pair: Pair) -> Signal:
    """Close to home: full marks next door, a third at twenty minutes."""
    if pair.trip is None:
        return Signal(None, _said("距离不明，按一半计", "The distance is not known and counts half"))
    by = word("mode", pair.trip.mode)
    zh = f"约 {pair.trip.km:g} 公里，{by.zh}约 {pair.trip.minutes} 分钟"
    en = f"About {pair.trip.km:g} km, about {pair.trip.minutes} minutes {by.en}"
    return Signal(exp(-pair.trip.minutes / FADING_MINUTES), _said(zh, en), (pair.found.resource.id,))


def continues(pair: Pair) -> Signal:
    """The person, or somebody of the same household, is with this institution already."""
    own = {stay.institution_id for stay in pair.asker.stays}
    own |= {
        it.institution_id for it in pair.asker.offers if it.institution_id and it.status in ("accepted", "finished")
    }
    provider = pair.provider_id
    if provider and provider in own:
        return Signal(1.0, _said("本人已由这家机构服务", "The person is with this institution already"), (provider,))
    kin = sorted({stay.who for stay in pair.asker.household if stay.who and stay.institution_id == provider})
    if provider and kin:
        said = _said("同户的家人已在这家机构", "Somebody of the same household is with this institution")
        return Signal(0.6, said, (provider, *kin))
    return Signal(0.0, _said("与这家机构还没有联系", "No tie with this institution yet"))


def finishes_well(pair: Pair) -> Signal:
    """How often earlier offers to similar people were carried through, drawn toward the mean while they are few."""
    tally = pair.tally
    prior = UNKNOWN if pair.prior is None else pair.prior
    if tally is None or tally.ended < HIDDEN_UNDER:
        counts = ("一半", "half") if pair.prior is None else ("同类平均", "as the mean of its kind")
        said = _said(f"以往案例不足五个，按{counts[0]}计", f"Fewer than five earlier cases; it counts {counts[1]}")
        return Signal(None, said, stands=prior)
    rate = (tally.finished + STRENGTH * prior) / (tally.ended + STRENGTH)
    zh = f"类似的人 {tally.ended} 次推荐中 {tally.finished} 次圆满完成"
    en = f"Of {tally.ended} offers to similar people {tally.finished} were carried through"
    return Signal(rate, _said(zh, en), (pair.found.resource.id,))


def has_room(pair: Pair) -> Signal:
    """The share of its places that is free."""
    resource = pair.found.resource
    if resource.free is None or not resource.capacity:
        return Signal(None, _said("空位占比不明，按一半计", "The share of free places is not known and counts half"))
    said = _said(
        f"{resource.capacity} 个名额中空 {resource.free} 个", f"{resource.free} of {resource.capacity} places are free"
    )
    return Signal(max(0.0, min(1.0, resource.free / resource.capacity)), said, (resource.id,))


def _said(zh: str, en: str) -> Said:
    return Said(zh=zh + "。", en=en + ".")
