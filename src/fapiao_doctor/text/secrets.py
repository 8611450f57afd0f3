"""Passwords, PINs and one-time codes, known by the words around them."""

import re
from collections.abc import Iterator

Span = tuple[int, int, str]


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


SECRET = _any(
    r"密\s?碼 密\s?码 口\s?令 暗码 蜜码 口领 密(?=\s?[:=]) mima kouling? (?<![A-Za-z])pass(?=\s?[:=]) pass\s?words? passwd passcode pass\s?phrase pwd psw"
    r" (?<![A-Za-z])p(?:in|w)(?:\s?码|\scode)?(?![A-Za-z])"
)
ONE_TIME = _any(
    r"验证码 驗證碼 校验码 动态码 动态密码 短信码 动态口令 随机码 注册码 激活码 (?<![代编税号条扫错误字密])码(?=是?\s?\d{6}(?!\d)) yzm yanzheng\s?ma dongtai\s?ma (?<!error\s)(?<![A-Za-z])code(?=[:\s]{1,3}\d{4,8}(?!\d)) verification\scode sms\scode"
    r" one[-\s]time\s(?:code|password) otp auth\scode"
)
SAID = _any(
    r"应该是 好像是 可能是 还是 就是 是 为 為 叫 [:=] -> → 改成了? 改为 设成了? 设为 设置[为成的] 设的 设了"
    r" 换成了? 用的 记的 is was are set\sto changed\sto"
)
TYPED = _any(
    r"输[入了的过]? 输成了? 打成了? 打[的了] 原先 原来 之前 以前 重置[成为]了? 记得[是的]? 记的是 猜是? 忘了是 我的是 (?:可能|应该|好像|也许|大概|还)是 填[入了的]? 键入 敲了? 打的是 试[了过]? 用[了的]? 登录用 写的 设置?了? 改[成为] 换成"
    r" typed? entered enter tried try used? using set\sit\sto changed\sit\sto with"
)
OWNER = _any("我们的 我们 我的 我设的 我 他 公司 当时的 以前的 原来的 旧 老 新 my our the")
TOKEN = r"(?:\d{1,4}(?:[ -]\d{1,4}){2,8}|[0-9A-Za-z@#$%^&*_~+][!-~]{2,39}|[0-9A-Za-z](?:[ -][0-9A-Za-z]){3,20}|[零〇一二三四五六七八九幺两]{4,12})"
TEXTED = r"(?:短信(?:来了|收到|里|内容|发来|是|上)|收到的(?:短信)?是|短信|又?来了?(?=\d)|收到(?=\d))"
CODE = r"(?<![0-9A-Za-z])[0-9](?:[ -]?[0-9]){3,7}"
FILL = r"[^0-9A-Za-z\n。；;？?!！]"
OPEN = r"[\s“\"'‘「『《(\[:：,，!~]{0,4}"
CLOSE = r"[\s”\"'’」』)\],，]{0,3}"

LATIN = r"(?:\s?(?:ma|shi|gai|cheng|she|wei|jiushi|i|we|entered|typed|used|set|have|number|it|was|is|now|as|to|my|the|only)(?![0-9A-Za-z]))"

AFTER_SECRET = re.compile(
    rf"{SECRET}(?P<link>{LATIN}{{0,5}}{FILL}{{0,12}}?(?:{SAID})?{OPEN})(?P<token>{TOKEN})", re.IGNORECASE
)
BEFORE_SECRET = re.compile(
    rf"(?<![0-9A-Za-z])(?P<token>{TOKEN}){CLOSE}(?:是(?!不是|否)|就是|这个|这|的|当|做|作为?|is|was){OWNER}?的?[^0-9\n。；;]{{0,10}}?{SECRET}",
    re.IGNORECASE,
)
AFTER_TYPED = re.compile(
    rf"{TYPED}(?P<link>[^0-9A-Za-z\n。；;,，]{{0,6}}?{OPEN})(?<![0-9A-Za-z])(?P<token>{TOKEN})", re.IGNORECASE
)
AS_TYPED = re.compile(rf"把(?P<link>\s?)(?P<token>{TOKEN})\s?(?:输|打|写|填|敲|记)成", re.IGNORECASE)
REFUSED = re.compile(
    rf"(?<![0-9A-Za-z])(?P<link>)(?P<token>{TOKEN})\s?{CLOSE}"
    + _any(
        r"也?都?登不[上进了] 也?都?进不去 登录不[了上] 登陆不[了上] 登录失败 也?都?不对 也?都?不行 也?都?不好使"
        r" 还是不对 还是不行 not\saccepted (?:is\s|was\s)?rejected (?:does\snot|doesn't)\swork (?:is\s|was\s)?wrong"
    ),
    re.IGNORECASE,
)
ANOTHER = re.compile(
    rf"\s?(?:和|、|或者?|跟|还有|以及|还是|[,，]?也?(?:可能|或许|许)?是|,|，|/|and|or)\s?(?P<link>)(?P<token>{TOKEN})",
    re.IGNORECASE,
)
AFTER_CODE = re.compile(
    rf"(?:{ONE_TIME}|{TEXTED})[^0-9\n。；;]{{0,14}}?(?P<token>{CODE})(?![0-9A-Za-z])", re.IGNORECASE
)
BEFORE_CODE = re.compile(
    rf"(?P<token>{CODE}(?![0-9A-Za-z])){FILL}{{0,6}}?(?:是|为|这个|这是|is)?{FILL}{{0,3}}?{ONE_TIME}",
    re.IGNORECASE,
)
BESIDE = re.compile(rf"{SECRET}[\s:：=]{{0,3}}$", re.IGNORECASE)
LOGGING_IN = re.compile(
    rf"{SECRET}|登|进不去|不对|不行|剩|机会|锁|错|大写|log ?in|sign ?in|denglu|reject|accept", re.IGNORECASE
)
LOOSE = re.compile(
    r"(?<![!-~])(?P<link>)(?P<token>(?=[!-~]*[a-z])(?=[!-~]*[A-Za-z][!-~]*[A-Za-z])(?=[!-~]*\d[!-~]*\d)[0-9A-Za-z][0-9A-Za-z@#$%^&*!?+-]{7,29})(?![!-~])"
)
"""What nobody writes beside the word password unless it is one."""

STRONG = re.compile(r"(?=.*[A-Za-z])(?=.*[0-9]).{6,}")
"""Letters and digits mixed: nobody types that by chance."""


KNOWN_WORD = re.compile(
    _any(
        r"u-?key usbkey usb nisec apps? admin administrator pin puk ca vpn windows win(?:dows)?\s?\d+ web pc id ok ie edge chrome"
        r" pos erp qq forgot[a-z]* lost lock[a-z]* unlock[a-z]* wrong error err incorrect invalid reset change[a-z]* expired?"
        r" failed fail not for of on in to the my and or is was but please help how what can[a-z]* don't does[a-z]* login log"
        r" sign software disk tax fapiao invoice[a-z]* certificate device it default initial again after tr(?:y|ies|ied)"
        r" times? left attempts? etax iit sms code wangle wangji[a-z]* bu dui suo le shu cuo duo zen[a-z]* kaipiao ruanjian"
        r" denglu zheng[a-z]* kouling mima system\.dat dat pdf ofd xml excel jsk tcd skp[a-z]* kp api http[a-z]* password[a-z]*"
        r" passcode has have been be too many no yes now today since because with from at this that which when if so i"
        r" we you me needs? want required remember know known unknown recover[a-z]* retriev[a-z]* new old current correct"
        r" right same different case sensitive must should will would may at least between box field window prompt[a-z]*"
    )
    + r"[.,!?:;'\"]*",
    re.IGNORECASE,
)
CODE_LIKE = re.compile(
    _any(
        r"0x[0-9a-f]{1,10} 0?9(?=\d*[a-f])[0-9a-f]{4,5} 63c[0-9a-f] jsk[-_]?\d+ tcd[-_]?\w* -?9600\d+ err\w*[-_:]?\d+"
        r" v?\d+(?:\.\d+){1,4}\w* \d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})? \d{1,2}[:.]\d{2}(?::\d{2})?"
        r" \d{1,3}(?:,\d{3})+(?:\.\d+)? \d{1,2}[-+~]\d{1,2} [cd]:[\\/].* https?:.* www\..*"
        r" .*\.(?:cn|com|exe|dat|log|yaml|json|txt|pdf|ofd|xml)"
    ),
    re.IGNORECASE,
)
PUBLIC = frozenset("12366 12333 12345 96110 95113 2018 2019 2020 2021 2022 2023 2024 2025 2026 2027".split())
DEFAULTS = frozenset("88888888 8888888 888888 12345678 123456 123456789 000000 00000000 111111 8个8 admin".split())
"""Values that public pages name as defaults; hidden only where somebody says that it is theirs."""

ABOUT_DEFAULT = re.compile(
    _any(
        r"默认 默認 初始 原始 出厂 最初 原密码 缺省 预设 统一 通用 [8八]个[8八] default initial factory chushi moren"
        r" 重置(?:后|成|为|完|之后) [恢复变改]+回 恢复(?:成|为|到) reset\sto 网上说 有人说 据说 都说"
    ),
    re.IGNORECASE,
)
QUOTED_DEFAULT = re.compile(
    r"(?:默认|初始|原始|出厂|default|initial)的?(?:登录)?(?:密码|口令|password|pin)?[\s是为:：]{0,3}$", re.IGNORECASE
)
OWNED = re.compile(r"是|为|[:=]|改|设|换|\bis\b|\bwas\b|set|changed", re.IGNORECASE)
UNIT = re.compile(
    r"\s?"
    + _any(
        r"次 位 个 天 月 日 年 点 分 秒 号 % ％ 元 块 万 亿 小时 张 份 人 家 台 版 型 条 步 遍 回 kb mb gb times tries"
        r" characters digits days attempts 开头"
    ),
    re.IGNORECASE,
)
NO_SECRET_BEFORE = re.compile(
    _any(
        r"代码 错误码 错误号 编号 报 报错 失败 返回码 错误 提示 error code err jsk tcd 版本 version v 型号 第 剩余 还剩 剩 金额"
        r" 税额 合计 共 编码 发票号码? 票号"
    )
    + r"[\s:：=(（\[“\"]{0,3}$",
    re.IGNORECASE,
)
ERROR_BEFORE = re.compile(r"(?:错误[码号]?|报错|代码|error|err|jsk|tcd)\s?(?:code)?[\s:：]{0,3}$", re.IGNORECASE)
GOES_ON = re.compile(r" [A-Za-z]")
"""A word inside an English sentence is no password."""

CLAUSE = re.compile(r"[。；;！!？?\n]")


ONE_TIME_SAID = re.compile(rf"(?!code){ONE_TIME}|短信|sms|text|expired", re.IGNORECASE)


def secrets(text: str) -> Iterator[Span]:
    """Give start, end and kind of every password, PIN or one-time code in a folded text."""
    if ONE_TIME_SAID.search(text):
        yield from _one_time(text)
    for found in AFTER_SECRET.finditer(text):
        yield from _kept(text, found, bool(re.search(SAID, found["link"], re.IGNORECASE)))
    for found in BEFORE_SECRET.finditer(text):
        yield from _kept(text, found, True)
    if re.search(SECRET, text, re.IGNORECASE):
        for found in LOOSE.finditer(text):
            yield from _kept(text, found, False)
    logging_in = bool(LOGGING_IN.search(text))
    for pattern in (AFTER_TYPED, AS_TYPED, REFUSED):
        for found in pattern.finditer(text):
            if STRONG.fullmatch(found["token"]) or (logging_in and pattern is not REFUSED):
                yield from _kept(text, found, False)


def _one_time(text: str) -> Iterator[Span]:
    for pattern in (AFTER_CODE, BEFORE_CODE):
        for found in pattern.finditer(text):
            start, end = found.span("token")
            named = ERROR_BEFORE.search(text[max(0, start - 12) : start])
            if found["token"] not in PUBLIC and not UNIT.match(text, end) and not named:
                yield start, end, "sms-code"


def _kept(text: str, found: re.Match[str] | None, said: bool) -> Iterator[Span]:
    while found:
        start, end = found.span("token")
        token = text[start:end].rstrip(".,!?:;'\")]}>")
        end = start + len(token)
        if not _is_secret(text, start, end, said):
            return
        yield start, end, "password"
        found = ANOTHER.match(text, end)


def _is_secret(text: str, start: int, end: int, said: bool) -> bool:
    """Say whether a token is one; `said` means that the words around it say so outright."""
    token = text[start:end]
    if len(token) < 3 or token in PUBLIC or KNOWN_WORD.fullmatch(token) or CODE_LIKE.fullmatch(token):
        return False
    if token.isdigit() and (len(token) < 4 or UNIT.match(text, end)):
        return False
    before = text[max(0, start - 12) : start]
    if NO_SECRET_BEFORE.search(before) and not said and not BESIDE.search(before):
        return False
    if token.isdigit() and QUOTED_DEFAULT.search(before):
        return False
    if token.lower() in DEFAULTS:
        return bool(OWNED.search(before)) and not ABOUT_DEFAULT.search(_clause(text, start, end))
    if not token.isascii():
        return said
    if any(char.isdigit() for char in token):
        return True
    return said and len(token) >= 4 and any(map(str.isalnum, token)) and not GOES_ON.match(text, end)


def _clause(text: str, start: int, end: int) -> str:
    """Give the clause around a place, at most 60 characters before and 40 after."""
    floor = max(0, start - 60)
    begin = max((found.end() for found in CLAUSE.finditer(text, floor, start)), default=floor)
    until = CLAUSE.search(text, end, end + 40)
    return text[begin : until.start() if until else end + 40]
