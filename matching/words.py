"""The one sentence above a dispatcher's answer: how many can help, or why nobody can."""

from collections import Counter

from base.model import Said
from matching.answers import Candidate, Refusal
from matching.needs import Wanted
from matching.pair import Terms


def outcome(wanted: Wanted, terms: Terms, kept: int, refused: int, codes: Counter[str], cut: int) -> Said:
    """How many can help; when none can, whether nobody offers this at all or all were refused, and for what."""
    named, km = heading(wanted), f"{2 * terms.within_km:g}"
    if kept:
        zh, en = (
            f"“{named.zh}”有 {kept} 项可推荐，{refused} 项不符。",
            f"{kept} can be offered for {named.en}; {refused} cannot.",
        )
        more = f"另有 {cut} 项更远，未比较。", f" {cut} more lie farther off and were not compared."
        return Said(zh=zh + more[0], en=en + more[1]) if cut else Said(zh=zh, en=en)
    if not refused:
        return Said(
            zh=f"本人所在区域和约 {km} 公里之内，没有任何机构提供“{named.zh}”。",
            en=f"Nobody offers {named.en} where this person lives or within about {km} km.",
        )
    most = [f"{code} {count}" for code, count in sorted(codes.items(), key=lambda it: (-it[1], it[0]))]
    return Said(
        zh=f"范围内 {refused} 项“{named.zh}”都不符：{'、'.join(most)}。",
        en=f"All {refused} in reach for {named.en} are refused: {', '.join(most)}.",
    )


def verdict(name: str, wanted: Wanted, candidate: Candidate | None, refusal: Refusal | None, kept: int) -> Said:
    """Whether a named resource can be offered, in one sentence."""
    named = heading(wanted)
    if candidate:
        return Said(
            zh=f"{name}可以推荐给“{named.zh}”，在 {kept} 项中排第 {candidate.rank}，得 {candidate.score:.2f} 分。",
            en=f"{name} can be offered for {named.en}: place {candidate.rank} of {kept}, score {candidate.score:.2f}.",
        )
    codes = [reason.code for reason in refusal.reasons] if refusal else []
    return Said(
        zh=f"{name}不能推荐给“{named.zh}”：{'、'.join(codes)}。",
        en=f"{name} cannot be offered for {named.en}: {', '.join(codes)}.",
    )


def heading(wanted: Wanted) -> Said:
    """What is sought: the titles of the needs, else the words that were asked."""
    titles = [need.title for need in wanted.needs]
    if not titles:
        return Said(zh=wanted.asked, en=wanted.asked)
    return Said(zh="、".join(it.zh for it in titles), en=", ".join(it.en for it in titles))
