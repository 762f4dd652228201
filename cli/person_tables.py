"""People, ties and paths as tables a caseworker reads at the terminal."""

from base.model import Said
from cli import output
from cli.doubt_tables import marked
from cli.words import LANG, say
from graph import telling
from graph.hits import Found
from graph.marks import Mark
from graph.neighbourhood import Hub, Neighbourhood, Through, Tie
from graph.paths import Explanation, Explanations, GroupExplanations
from graph.people import Person


def found(people: Found) -> None:
    """Hits, each with the reasons why; then the names that too many bear, each with how to open it."""
    headings = ["ID", say("姓名", "Name"), say("性别", "Sex"), say("出生", "Born"), say("去世", "Died")]
    headings += [say("地址", "Address"), say("依据", "Matched")]
    rows: list[list[object]] = [
        [hit.id, hit.name, _word(hit.sex), hit.born, hit.died, hit.address or _joined(hit.township, hit.village),
         [reason.said.in_(LANG) for reason in hit.matched]]
        for hit in people.hits
    ]  # fmt: skip
    closed = [group for group in people.groups or () if group.opens]
    caption = _caption(people.said, people.next)
    if rows or not closed:
        output.table(say("查找结果", "People found"), headings, rows, "" if closed else caption)
    if closed:
        headings = [say("姓名", "Name"), say("人数", "People"), say("依据", "Matched"), say("展开", "Open with")]
        lines: list[list[object]] = [
            [group.name, group.people, [reason.said.in_(LANG) for reason in group.matched], f"--like {group.opens}"]
            for group in closed
        ]
        output.table(say("同名较多", "Names that many bear"), headings, lines, caption)


def person(one: Person) -> None:
    """A person's page: facts, household, awards, ties counted."""
    disability = None
    if one.disability_kind or one.disability_grade:
        grade = say(f"{one.disability_grade} 级", f"grade {one.disability_grade}") if one.disability_grade else None
        disability = _joined(_word(one.disability_kind), grade)
    rows: list[list[object]] = [
        ["ID", one.id],
        [say("性别", "Sex"), _word(one.sex)],
        [say("出生", "Born"), one.born],
        [say("年龄", "Age"), one.age],
        [say("在世", "Alive"), one.alive],
        [say("去世", "Died"), one.died],
        [say("残疾", "Disability"), disability],
        [say("区划", "Area"), _joined(one.county, one.township, one.village)],
        [say("住址", "Address"), one.address.text if one.address else None],
    ]
    if one.address and one.address.doubt:
        rows.append([say("住址存疑", "Address doubted"), marked(one.address.doubt)])
    output.table(one.name, ["", str(one.as_of)], rows)
    _household(one)
    _awards(one)
    ties: list[list[object]] = [[kind.said.in_(LANG), kind.kind, kind.count] for kind in one.ties]
    output.table(say("关系", "Ties"), [say("种类", "Kind"), "", say("数量", "Count")], ties)


def neighbourhood(seen: Neighbourhood) -> None:
    """Ties with their times and sources, and who shares what is shared."""
    headings = [say("关系", "Tie"), say("对方", "Other end"), "ID", say("起", "Since"), say("止", "Until")]
    headings += [say("来源", "Source"), say("同享的人", "Shared with")]
    rows: list[list[object]] = [
        [_manner(tie), tie.other.name.in_(LANG), tie.other.id, tie.since, tie.until, tie.source,
         _hub(tie.other.hub) if tie.other.hub else _sharing(tie.through)]
        for tie in seen.ties
    ]  # fmt: skip
    _doubts(headings, rows, [tie.doubt for tie in seen.ties])
    title = say(f"{seen.name} 的关系，{seen.as_of}", f"Ties of {seen.name} on {seen.as_of}")
    output.table(title, headings, rows, _caption(seen.said, seen.next))


def paths(way: Explanations) -> None:
    """Each explanation as one sentence."""
    output.screen.print(way.said.in_(LANG), markup=False)
    for number, path in enumerate(way.paths, 1):
        output.line(f"{number}. {path.said.in_(LANG)}{because(path)}")
        for tie in path.ties:
            if tie.doubt:
                output.screen.print(f"   {tie.start} {tie.kind} {tie.end}: {marked(tie.doubt)}", markup=False)


def because(path: Explanation) -> str:
    """Why a way explains much or little, in brackets."""
    reasons = say("，", ", ").join(reason.in_(LANG) for reason in path.because)
    return say(f"（{reasons}）", f" ({reasons})") if reasons else ""


def pairs(found: GroupExplanations) -> None:
    """Each pair of two groups with the way that explains most."""
    headings = [say("甲", "One"), say("乙", "Other"), say("步数", "Steps"), say("联系", "Tie")]
    rows: list[list[object]] = [
        [f"{pair.start.name} {pair.start.id}", f"{pair.end.name} {pair.end.id}", pair.hops,
         pair.path and pair.path.said.in_(LANG) + because(pair.path)]
        for pair in found.pairs
    ]  # fmt: skip
    output.table(say("两组人之间", "Between two groups"), headings, rows, found.said.in_(LANG))


def _household(one: Person) -> None:
    if one.household is None:
        return
    rows: list[list[object]] = [
        [member.id, member.name, _word(member.role), _word(member.sex), member.born, member.died]
        for member in one.household.members
    ]
    headings = ["ID", say("姓名", "Name"), "", say("性别", "Sex"), say("出生", "Born"), say("去世", "Died")]
    _doubts(headings, rows, [member.doubt for member in one.household.members])
    title = say(f"户籍家庭 {one.household.id}", f"Registered household {one.household.id}")
    output.table(title, headings, rows, say(f"共 {one.household.in_all} 人", f"{one.household.in_all} in all"))


def _awards(one: Person) -> None:
    rows: list[list[object]] = [
        [award.title.in_(LANG), _word(award.status), award.monthly, award.amount, award.since, award.until]
        for award in one.awards
    ]
    headings = [say("待遇", "Award"), say("状态", "Status"), say("每月（元）", "Monthly (yuan)")]
    headings += [say("一次（元）", "Once (yuan)"), say("起", "Since"), say("止", "Until")]
    _doubts(headings, rows, [award.doubt for award in one.awards])
    if rows:
        output.table(say("待遇", "Awards"), headings, rows)


def _doubts(headings: list[str], rows: list[list[object]], doubts: list[Mark | None]) -> None:
    """A last column of doubts, when there is any."""
    if any(doubts):
        headings.append(say("疑点", "Doubt"))
        for row, doubt in zip(rows, doubts, strict=True):
            row.append(marked(doubt))


def _manner(tie: Tie) -> str:
    return tie.said.in_(LANG) + (say(f"（{tie.detail.zh}）", f" ({tie.detail.en})") if tie.detail else "")


def _hub(hub: Hub) -> str:
    band = hub.band.in_(LANG) if hub.band else "?"
    closed = say(f"枢纽，{band}，未展开", f"hub with {band}, closed")
    return closed + (say(f"：{hub.reason.zh}", f": {hub.reason.en}") if hub.reason else "")


def _sharing(through: Through | None) -> str | None:
    if through is None or not through.people:
        return None
    told = "、".join(f"{one.name} {one.id}" for one in through.people)
    more = through.in_all - len(through.people)
    return told + (say(f"，另有 {more} 人", f" and {more} more") if more else "")


def _caption(said: Said, after: str | None) -> str:
    return said.in_(LANG) + (say(f"；下一页：--after {after}", f"; next page: --after {after}") if after else "")


def _word(code: str | None) -> str | None:
    return telling.word(code).in_(LANG) if code else None


def _joined(*parts: str | None) -> str | None:
    return " ".join(part for part in parts if part) or None
