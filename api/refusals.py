"""Every refusal that belongs to HTTP itself; api/kinds.py lists them with all the others."""

from base.errors import Problem
from base.model import Said


class Refusal(Problem):
    """A request refused for its form; `headers` go with the answer."""

    kind = "refusal"
    title = Said(zh="请求未被接受", en="The request was not accepted")
    said_always = Said(zh="请按接口文档更正请求。", en="Correct the request; see /docs.")

    def __init__(self, headers: dict[str, str] | None = None) -> None:
        super().__init__(self.said_always.zh, self.said_always.en)
        self.headers = headers or {}


class Unreadable(Refusal):
    """A body that is no JSON, or not in UTF-8."""

    status, kind = 400, "unreadable"
    title = Said(zh="请求正文无法读取", en="The body cannot be read")
    said_always = Said(zh="请发送 UTF-8 编码的 JSON。", en="Send JSON in UTF-8.")


class KeyMissing(Refusal):
    """What changes something carries an Idempotency-Key, so that sending it twice does it once."""

    status, kind = 400, "idempotency-key-missing"
    title = Said(zh="缺少 Idempotency-Key", en="Idempotency-Key is missing")
    said_always = Said(
        zh="请在 Idempotency-Key 头中带上一个新的随机值（例如 UUID）；重发时用同一个值。",
        en="Send a fresh random value, such as a UUID, in the header Idempotency-Key; use the same one to repeat.",
    )


class Malformed(Problem):
    """A request that the description of the HTTP face does not allow: a field missing, a date that is none."""

    status, kind = 422, "invalid"
    title = Said(zh="请求有误", en="The request is not valid")


class KeyReused(Refusal):
    """One key stands for one request."""

    status, kind = 422, "idempotency-key-reused"
    title = Said(zh="Idempotency-Key 已用于别的请求", en="This Idempotency-Key was used for another request")
    said_always = Said(
        zh="这个值在 48 小时内已用于另一个请求。请换一个新的值。",
        en="This value stood for a different request within 48 hours. Send a new one.",
    )


class InFlight(Refusal):
    """The first request with this key is still being answered."""

    status, kind = 409, "in-flight"
    title = Said(zh="同一请求正在处理", en="The same request is under way")
    said_always = Said(zh="请稍后用同一个值重发。", en="Send it again in a moment, with the same key.")


class AnswerLost(Refusal):
    """It was begun before and may have been done, and what was answered cannot be told any more."""

    status, kind = 409, "answer-lost"
    title = Said(zh="可能已处理，但没有答复可给", en="Perhaps done before; there is no answer to give")
    said_always = Said(
        zh="这个请求以前发过：可能已经处理，但处理中断，或封存答复的密钥已丢失。请先查询当前状态；确有必要再换新值重做。",
        en="This was sent before and may have been done, but it broke off, or the key that sealed its answer is lost. "
        "Look up how things stand; if it still has to be done, send it under a new key.",
    )


class WrongMethod(Refusal):
    """The page is there and cannot be asked so; Allow says how."""

    status, kind = 405, "method-not-allowed"
    title = Said(zh="不支持这个方法", en="This method is not allowed")
    said_always = Said(zh="请改用 Allow 头中列出的方法。", en="Use one of the methods in the header Allow.")


class Changed(Refusal):
    """Somebody changed it since the asker read it."""

    status, kind = 412, "changed"
    title = Said(zh="内容已被更改", en="It has changed")
    said_always = Said(
        zh="在您读取之后有人更改了它。请重新读取，再用新的 ETag 更改。",
        en="Somebody changed it after you read it. Read it again, then change it with the new ETag.",
    )


class TooLarge(Refusal):
    """A body longer than HUIMIN_BODY_MEGABYTES."""

    status, kind = 413, "too-large"
    title = Said(zh="请求正文过大", en="The body is too large")
    said_always = Said(
        zh="请缩短内容，或请管理员调整 HUIMIN_BODY_MEGABYTES。",
        en="Send less, or have the administrator change HUIMIN_BODY_MEGABYTES.",
    )


class NotJson(Refusal):
    """A body of a kind this operation does not read."""

    status, kind = 415, "not-json"
    title = Said(zh="不支持这种正文", en="This kind of body is not supported")
    said_always = Said(zh="请发送 Content-Type: application/json。", en="Send Content-Type: application/json.")


class Misdirected(Refusal):
    """The Host header names a machine that we are not."""

    status, kind = 421, "misdirected"
    title = Said(zh="主机名不对", en="Not this host")
    said_always = Said(
        zh="本服务不使用这个主机名。请管理员在 HUIMIN_HOSTS 中列出它。",
        en="This service does not go by that host name. The administrator can list it in HUIMIN_HOSTS.",
    )


class VersionMissing(Refusal):
    """What several people may edit is changed only by who has read how it stands."""

    status, kind = 428, "version-missing"
    title = Said(zh="缺少 If-Match", en="If-Match is missing")
    said_always = Said(
        zh="请先读取，再在 If-Match 头中带上读到的 ETag。",
        en="Read it first, then send the ETag you got in the header If-Match.",
    )


class TooMany(Refusal):
    """More requests than the office allows in a minute."""

    status, kind = 429, "too-many"
    title = Said(zh="请求过于频繁", en="Too many requests")
    said_always = Said(
        zh="请等待 Retry-After 头中的秒数后再试。",
        en="Wait for the seconds in the header Retry-After, then try again.",
    )


class HeadersTooLarge(Refusal):
    """Headers longer than any browser sends."""

    status, kind = 431, "headers-too-large"
    title = Said(zh="请求头过大", en="The headers are too large")
    said_always = Said(zh="请缩短请求头，例如清除 Cookie。", en="Send shorter headers; clear your cookies, for one.")


class Unforeseen(Problem):
    """An error of our own."""

    kind = "unforeseen"


BY_STATUS: dict[int, type[Refusal]] = {
    each.status: each for each in (Unreadable, WrongMethod, TooLarge, NotJson, HeadersTooLarge)
}
