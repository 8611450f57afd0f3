"""Numbers and names of people that only the words before them give away: 护照, 台胞证, 尾号, 座机, 微信."""

import re
from collections.abc import Iterator

from fapiao_doctor.text.later import holds, later

Span = tuple[int, int, str]

KINDS = {
    "id-card": r"身份证件?|证件|护照|通行证|居住证|永居证|永久居留(?:身份)?证|居留证|台胞证|台湾居民证|回乡证|港澳证|passport|id\s(?:card|number|no\.?)|residence\spermit",
    "bank-card": r"卡号|银行卡|银行账号|银行帐号|card\snumber",
    "account": r"账号|帐号|(?<![A-Za-z])QQ号?",
    "credit-code": r"信用代码",
    "tax-number": r"税号|识别号|纳税号",
    "mobile": r"手机号?|电话|phone(?:\snumber)?|mobile(?:\snumber)?",
    "phone": r"座机|固话|固定电话|办公电话|分机|landline",
}
NAMED = later(
    "(?:" + "|".join(f"(?P<{kind.replace('-', '_')}>{words})" for kind, words in KINDS.items()) + ")"
    r"(?:号码|号|后[四六468]位|尾号)?[^0-9A-Za-z\n。；;\0]{0,8}?(?:(?:is|was|no\.?|number)\s)?"
    r"(?P<number>[A-Za-z]{0,3}\d[0-9A-Za-z]{4,21}|\d(?:[ -]?[0-9Xx]){5,21})(?![0-9A-Za-z])",
    re.IGNORECASE,
)
ABOUT_A_CODE = later(r"错误|代码|提示|失败|报")
CODE = later(r"0[xX][0-9A-Fa-f]+|0?9(?=\d*[A-Fa-f])[0-9A-Fa-f]{4,5}")
PUBLIC = frozenset(["12366", "96110", "95113", "12333"])
LANDLINE = later(
    r"(?<![0-9A-Za-z.-])(?:\(0(?:10|2\d|[3-9]\d{2})\) ?|0(?:10|2\d|[3-9]\d{2})[ -])[2-8]\d{2,3}[ -]?\d{4}(?:[-转]\d{1,5})?(?![0-9-])"
)
TAIL = later(
    r"(?<!票)(?:尾号|末尾|末[四4]位|最?后[四4六6]位|ending\s(?:in|with)|ends\s(?:in|with)|last\s(?:four|4)(?:\sdigits)?)"
    r"(?:数字?|号码)?(?:是|为|:|is|are|\s){0,3}(?P<number>\d{3,12}|\d{3}[Xx])(?![0-9A-Za-z])",
    re.IGNORECASE,
)
WECHAT = later(
    r"(?:微信|威信|薇信|wechat|weixin|(?<![A-Za-z])(?:vx|v信|wx(?![A-Za-z])))(?:号|id|名|是|叫|加|我|:|\s){0,5}"
    r"(?P<number>[A-Za-z](?=[-_A-Za-z]{0,19}[0-9_])[-_A-Za-z0-9]{5,19})(?![0-9A-Za-z_-])",
    re.IGNORECASE,
)
SHAPES: tuple[tuple[re.Pattern[str], str, str | int], ...] = (
    (LANDLINE, "phone", 0),
    (TAIL, "mobile", "number"),
    (WECHAT, "wechat", "number"),
)
_IN_NAMED = frozenset("证照卡号码机话"), ("passport", "id", "residence", "card", "qq", "phone", "mobile", "landline")
_IN_SHAPES = (
    (frozenset("0"), ()),
    (frozenset("尾末后"), ("ending", "ends", "last")),
    (frozenset("信"), ("wechat", "weixin", "vx", "wx")),
)
"""What NAMED and each of SHAPES can never be without, see `holds`."""


def named_numbers(text: str) -> Iterator[Span]:
    """Give start, end and kind of every such number in a folded text, overlaps included."""
    for found in NAMED.finditer(text) if holds(text, *_IN_NAMED) else ():
        number = found["number"]
        code = ABOUT_A_CODE.search(found[0][: -len(number)]) or CODE.fullmatch(number)
        if sum(char.isdigit() for char in number) >= 5 and number not in PUBLIC and not code:
            kind = next(name for name in KINDS if found[name.replace("-", "_")])
            yield found.start("number"), found.end("number"), kind
    for (shape, kind, group), needed in zip(SHAPES, _IN_SHAPES, strict=True):
        for found in shape.finditer(text) if holds(text, *needed) else ():
            yield found.start(group), found.end(group), kind
