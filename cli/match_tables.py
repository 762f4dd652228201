"""How a dispatcher's answers look at the terminal: the list, the reasons for the first, and the refused."""

from cli import output
from cli.words import LANG, say
from matching.answers import Candidate, Judged, Matches, Refusal, WhyNot
from matching.codes import Reason, word

IN_DETAIL = 3
REFUSED_SHOWN = 20


def show(answer: Matches) -> None:
    """The whole answer to a match."""
    output.screen.print(answer.said.in_(LANG), markup=False)
    _heard(answer)
    if answer.candidates:
        _candidates(answer)
    for candidate in answer.candidates[:IN_DETAIL]:
        _signals(candidate)
    if answer.refused:
        _refused(answer)


def show_why(answer: WhyNot) -> None:
    """The answer to "why not?": a score table, or each reason with what would have to change."""
    output.screen.print(answer.said.in_(LANG), markup=False)
    if answer.candidate:
        _signals(answer.candidate)
    if answer.refusal:
        headings = [say("代码", "Code"), say("原因", "Reason"), say("怎样才行", "What would have to change")]
        rows: list[list[object]] = [[it.code, it.said.in_(LANG), it.change.in_(LANG)] for it in answer.refusal.reasons]
        output.table(_name(answer.refusal), headings, rows)
    judged = answer.candidate or answer.refusal
    _cautions(judged.cautions if judged else ())


def _heard(answer: Matches) -> None:
    for need in answer.needs:
        if need.how == "guessed":
            heard = say(f"听到“{need.heard}”，猜是：", f"Heard “{need.heard}”, guessed: ")
            output.screen.print(f"{heard}{need.title.in_(LANG)}（{need.id}）", markup=False)


def _candidates(answer: Matches) -> None:
    headings = [
        say("名次", "Rank"),
        say("资源", "Resource"),
        say("机构", "Institution"),
        say("距离", "Distance"),
        say("空位", "Free"),
        say("得分", "Score"),
        say("注意", "Take care"),
    ]
    rows: list[list[object]] = [
        [it.rank, _resource(it), _provider(it), _way(it), _free(it), f"{it.score:.2f}", _codes(it.cautions)]
        for it in answer.candidates
    ]
    shown, total = len(answer.candidates), answer.candidates_in_all
    caption = say(f"列出 {shown} 项，共 {total} 项", f"Shown {shown} of {total}") if shown < total else None
    output.table(say("可推荐", "Can be offered"), headings, rows, caption)


def _signals(candidate: Candidate) -> None:
    headings = [
        say("理由", "Reason"),
        say("值", "Value"),
        say("权重", "Weight"),
        say("得分", "Points"),
        say("说明", "Why"),
    ]
    rows: list[list[object]] = [
        [
            row.title.in_(LANG),
            None if row.value is None else f"{row.value:.2f}",
            f"{row.weight:.2f}",
            f"{row.points:.3f}",
            row.said.in_(LANG),
        ]
        for row in candidate.signals
    ]
    rows.append([say("合计", "Sum"), None, None, f"{candidate.score:.3f}", ""])
    output.table(f"{candidate.rank}. {_name(candidate)}", headings, rows)


def _refused(answer: Matches) -> None:
    headings = [say("资源", "Resource"), say("机构", "Institution"), say("距离", "Distance"), say("原因", "Reasons")]
    rows: list[list[object]] = [
        [_resource(it), _provider(it), _way(it), "\n".join(f"{r.code}  {r.said.in_(LANG)}" for r in it.reasons)]
        for it in answer.refused[:REFUSED_SHOWN]
    ]
    counted = "  ".join(f"{code} {count}" for code, count in answer.refused_by_code.items())
    shown, total = len(rows), answer.refused_in_all
    caption = say(f"列出 {shown} 项，共 {total} 项：{counted}", f"Shown {shown} of {total}: {counted}")
    output.table(say("不能推荐", "Cannot be offered"), headings, rows, caption)


def _cautions(cautions: tuple[Reason, ...]) -> None:
    for caution in cautions:
        output.screen.print(f"{say('注意', 'Take care')}  {caution.code}  {caution.said.in_(LANG)}", markup=False)


def _name(seen: Judged | Refusal) -> str:
    if seen.institution is None or seen.resource.name.startswith(seen.institution.name):
        return seen.resource.name
    return f"{seen.institution.name} · {seen.resource.name}"


def _resource(seen: Judged) -> str:
    return f"{seen.resource.name}\n{seen.resource.id}"


def _provider(seen: Judged) -> str | None:
    return seen.institution.name if seen.institution else None


def _way(seen: Judged) -> str | None:
    if seen.travel is None:
        return None
    way, by = seen.travel, word("mode", seen.travel.mode).in_(LANG)
    return say(f"约 {way.km:g} 公里\n{by}约 {way.minutes} 分钟", f"about {way.km:g} km\n{way.minutes} min {by}")


def _free(seen: Judged) -> str | None:
    resource = seen.resource
    if resource.free is None:
        return None
    return f"{resource.free}/{resource.capacity}" if resource.capacity is not None else str(resource.free)


def _codes(reasons: tuple[Reason, ...]) -> str:
    return "\n".join(reason.code for reason in reasons)
