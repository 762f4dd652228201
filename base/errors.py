"""Everything that can go wrong and be told to a person: a status, and a sentence in both languages."""

from pathlib import Path
from traceback import extract_tb

from base.model import Said


class Problem(Exception):
    """Something the asker can be told, with the status HTTP gives it and the exit code a command ends with."""

    status = 500
    exit_code = 2
    kind = "problem"
    title = Said(zh="出错了", en="Something went wrong")

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.said = Said(zh=zh, en=en)


class NotFound(Problem):
    """What was asked about does not exist, or lies outside the asker's areas."""

    status, exit_code, kind = 404, 1, "not-found"
    title = Said(zh="没有找到", en="Not found")

    def __init__(self, what: str, name: str) -> None:
        """`what` is a word of WHAT; `name` is cut, for an id of 10,000 characters helps nobody."""
        zh, en = WHAT[what]
        shown = name if len(name) <= 60 else name[:57] + "…"
        super().__init__(f"没有这个{zh}：{shown}。", f"There is no {en} {shown}.")


class Invalid(Problem):
    """What is asked makes no sense although its form is right: a path from someone to themselves, an unknown page."""

    status, kind = 409, "makes-no-sense"
    title = Said(zh="这样提问没有意义", en="It makes no sense so")


class Refused(Problem):
    """A rule of the work forbids it: an offer already declined, a graph that is not empty."""

    status, kind = 409, "refused"
    title = Said(zh="不能这样做", en="Refused")


class Unsigned(Problem):
    """Nobody is signed in, or the token is not one of ours."""

    status, kind = 401, "not-signed-in"
    title = Said(zh="请先登录", en="Sign in first")


class Forbidden(Problem):
    """This officer's role may not ask this."""

    status, kind = 403, "forbidden"
    title = Said(zh="没有权限", en="Not allowed")


class TooManyGuesses(Problem):
    """Passwords are guessed faster than a person types; `headers` say when the next one is looked at."""

    status, kind = 429, "too-many-guesses"
    title = Said(zh="尝试过多", en="Too many attempts")

    def __init__(self, seconds: int) -> None:
        super().__init__(
            f"登录尝试过多，请 {seconds} 秒后再试。已登录的设备和会话不受影响。",
            f"Too many attempts to sign in; try again in {seconds} seconds. Open sessions and known devices go on.",
        )
        self.headers = {"Retry-After": str(seconds)}


class Stale(Problem):
    """Somebody changed it since the asker read it."""

    status, kind = 412, "changed"
    title = Said(zh="内容已被更改", en="It has changed")

    def __init__(self, version: int) -> None:
        """`version` is the one it has now, which goes with the answer as its ETag."""
        super().__init__(
            "在您读取之后有人更改了它。请重新读取再更改。",
            "Somebody changed it after you read it. Read it again first.",
        )
        self.headers = {"ETag": f'"v{version}"'}


class SignOnDown(Problem):
    """The provider of single sign-on does not answer, or answers what it should not."""

    status, kind = 503, "sign-on-down"
    title = Said(zh="单点登录无应答", en="Single sign-on does not answer")


class NoPurpose(Problem):
    """A read of a person must say for what, and where the role needs it for which case."""

    status, kind = 403, "purpose-missing"
    title = Said(zh="请说明用途", en="State the purpose")


class TooOften(Problem):
    """More than the office allows one officer in an hour or a day; `headers` say when it may be tried again."""

    status, kind = 429, "too-often"
    title = Said(zh="次数已达上限", en="Too often")

    def __init__(self, zh: str, en: str, seconds: int) -> None:
        super().__init__(zh, en)
        self.headers = {"Retry-After": str(seconds)}


class GraphDown(Problem):
    """The graph server does not answer."""

    status, kind = 503, "graph-down"
    title = Said(zh="图数据库无应答", en="The graph does not answer")


class LedgerDown(Problem):
    """The ledger does not answer; without it nothing can be put on record, so nothing is answered."""

    status, kind = 503, "ledger-down"
    title = Said(zh="账本无应答", en="The ledger does not answer")


class TooLong(Problem):
    """A statement ran over its time and was stopped."""

    status, kind = 503, "over-time"
    title = Said(zh="查询超时", en="The query took too long")


class SetUp(Problem):
    """Something this machine lacks or a file says wrongly: Java, Maven, a port, a key."""

    kind = "set-up"
    title = Said(zh="环境未就绪", en="Set-up is not complete")


class Unopened(Problem):
    """A sealed text does not open: it was changed, or moved from another record."""

    kind = "unopened"
    title = Said(zh="加密内容不能打开", en="A sealed text does not open")


class KeyLost(Unopened):
    """The key a text was sealed under is not among the office's keys."""

    kind = "key-lost"
    title = Said(zh="缺少密钥", en="A key is missing")


WHAT = {
    "household": ("家庭", "household"),
    "screening": ("筛查", "screening"),
    "proposal": ("建议", "proposal"),
    "person": ("人员", "person"),
    "resource": ("资源", "resource"),
    "need": ("需求", "need"),
    "offer": ("推荐", "offer"),
    "pattern": ("模式", "pattern"),
    "policy": ("政策", "policy"),
    "officer": ("工作人员", "officer"),
    "institution": ("机构", "institution"),
    "account": ("账户或其户主", "account or owner of one"),
    "hub": ("枢纽，或其后没有辖区内的人", "hub of this person with anybody of your areas behind it"),
    "area": ("区划", "area"),
    "doubt": ("疑点", "doubt"),
    "tie": ("关系", "tie"),
    "compartment": ("封存", "compartment"),
    "break-glass": ("紧急查看", "break-glass"),
    "alert": ("警示", "alert"),
    "record": ("审计记录", "audit record"),
    "page": ("页面", "page"),
    "session": ("会话", "session"),
    "job": ("任务", "job"),
    "key": ("密钥", "key"),
}


def places(error: BaseException) -> list[str]:
    """Where an error arose, file and line of its last steps: what may be told when its words may name a person."""
    return [f"{Path(step.filename).name}:{step.lineno}" for step in extract_tb(error.__traceback__)[-4:]]
