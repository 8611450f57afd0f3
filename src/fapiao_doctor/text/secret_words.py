"""The words that stand beside passwords and codes, and the words that look like one and are none.

Told apart here: what is called a secret (SECRET, ONE_TIME), what says that a value follows (SAID, TYPED), and what
is no value however it stands there (KNOWN_WORD, CODE_LIKE, DEFAULTS, UNIT).
"""

import re

from fapiao_doctor.text.later import later


def any_of(words: str) -> str:
    """Give a pattern for any of the words; blanks stand between them."""
    return "(?:" + "|".join(words.split()) + ")"


CHINESE_SECRET = any_of(
    r"密\s?[碼码](?!键盘|鍵盤|算法|机(?!会)|模块|芯片|卡(?!住|在|死|了|密)) 口\s?令(?!卡(?!住|在|死|了|密)) 暗码 蜜码 秘码 密马 口[领領另] 扣令 密(?=\s?[:=])"
)
SECRET = any_of(
    CHINESE_SECRET + r" mima kouling? (?<![A-Za-z])pass(?=\s?[:=]) pass\s?words? passwd passcode pass\s?phrase pwd psw"
    r" (?<![A-Za-z])p(?:in|w)(?:\s?码|\scode)?(?![A-Za-z])"
)
ONE_TIME = any_of(
    r"验证码 驗證碼 校验码 动态码 动态密码 短信码 动态口令 随机码 注册码 激活码 (?<![代编税号条扫错误字密])码(?=是?\s?\d{6}(?!\d)) yzm yanzheng\s?ma dongtai\s?ma (?<!error\s)(?<![A-Za-z])code(?=[:\s]{1,3}\d{4,8}(?!\d)) verification\scode sms\scode"
    r" one[-\s]time\s(?:code|password) otp auth\scode"
)
SAID = any_of(
    r"应该是 好像是 可能是 还是 就是 是 为 為 叫 [:=] -> → 改成了? 改为 设成了? 设为 设置[为成的] 设的 设了"
    r" 换成了? 用的 记的 is was are set\sto changed\sto"
)
TYPED = any_of(
    r"输[入了的过]? 输成了? 打成了? 打[的了] 原先 原来 之前 以前 重置[成为]了? 记得[是的]? 记的是 猜是? 忘了是 我的是 (?:可能|应该|好像|也许|大概|还)是 填[入了的]? 键入 敲了? 打的是 试[了过]? 用[了的]? 登录用 写的 设置?了? 改[成为] 换成"
    r" (?:先|再|后来|然后|最后)是 旧的是? 新的是? 重置(?:完|好|后|之后|以后)了?(?:给|变|改|就|都)?[是成为的]? [六八6-9]位的?"
    r" typed? entered (?<![A-Za-z])enter(?![a-z]) (?<![A-Za-z])tr(?:y|ied)(?![a-z]) (?<![A-Za-z])used?(?![a-z]) using set\sit\sto changed\sit\sto with"
)
OWNER = any_of("我们的 我们 我的 我设的 我 他 公司 当时的 以前的 原来的 旧 老 新 my our the")

KNOWN_WORD = later(
    any_of(
        r"u-?key usbkey usb nisec apps? admin administrator pin puk ca vpn windows win(?:dows)?\s?\d+ web pc id ok ie edge chrome"
        r" pos erp qq forgot[a-z]* lost lock[a-z]* unlock[a-z]* wrong error err incorrect invalid reset change[a-z]* expired?"
        r" failed fail not for of on in to the my and or is was but please help how what can[a-z]* don't does[a-z]* login log"
        r" sign software disk tax fapiao invoice[a-z]* certificate device it default initial again after tr(?:y|ies|ied)"
        r" times? left attempts? etax iit sms code wangle wangji[a-z]* bu dui suo le shu cuo duo zen[a-z]* kaipiao ruanjian"
        r" denglu zheng[a-z]* kouling mima system\.dat dat pdf ofd xml excel jsk tcd skp[a-z]* kp api http[a-z]* password[a-z]*"
        r" passcode has have been be too many no yes now today since because with from at this that which when if so i"
        r" we you me needs? want required remember know known unknown recover[a-z]* retriev[a-z]* new old current correct"
        r" right same different case sensitive must should will would may at least between box field window prompt[a-z]*"
        r" frozen stuck dead gone broken stolen missing inactive suspicious empty blank none null true false still always never"
        r" already also only just really very almost nearly probably maybe hidden shown unreadable useless fine good bad okay"
        r" last first next previous six eight four five seven digits? characters? letters? numbers? here there somewhere nowhere"
        r" too? short long weak strong simple easy hard written he she they his her their its one two three half \w+'s"
        r" wechat weixin alipay android iphone harmony[a-z]* lenovo huawei office server update client manager policy keyboard"
        r" (?:un)?available (?:un)?usable working (?:un|de)?activated? verified (?:in)?valid remain[a-z]* retr[a-z]+ count[a-z]*"
    )
    + r"[.,!?:;'\"]*",
    re.IGNORECASE,
)
STATE_WORD = later(r"(?:[a-z]+(?:ed|ing|less|ful|able|ible|ive|ly|tion)|un[a-z]+)[.,!?:;'\"]*", re.IGNORECASE)
"""After "is": blocked, disabled, asked, useless. In Chinese the same letters may be a password."""

COUNTER = r"[\"'_A-Za-z]{0,12}(?:retr(?:y|ies)|remain(?:ing|s)?|count|left|err|times|attempts?|tries|chances?|num)[_A-Za-z]{0,8}[\"'\s]{0,2}[:=][\"'\s]{0,2}\d{1,2}[\"'})\];,]{0,4}"
MODEL = r"lpt\d{1,2} com\d{1,2} usb\d{1,3} sm[1-9] sj[a-z]-?\d{3,4}[a-z]? rsa-?\d{3,4} sha-?\d{1,3} aes-?\d{3} kb\d{6,7} wpa\d? gpio\d{1,2} ipv[46] [a-z]-\d{2,4}[a-z]?"
CODE_LIKE = later(
    any_of(
        r"0x[0-9a-f]{1,10} 0?9(?=\d*[a-f])[0-9a-f]{4,5} 63c[0-9a-f] jsk[-_]?\d+ tcd[-_]?\w* -?9600\d+ err\w*[-_:]?\d+"
        r" v?\d+(?:\.\d+){1,4}\w* \d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})? \d{1,2}[:.]\d{2}(?::\d{2})?"
        r" \d{1,3}(?:,\d{3})+(?:\.\d+)? \d{1,2}[-+~]\d{1,2} [cd]:[\\/].* https?:.* www\..* \d{3}\*{2,}\d{2,4}"
        r" .*\.(?:cn|com|exe|dat|log|yaml|json|txt|pdf|ofd|xml) " + f"{COUNTER} {MODEL}"
    ),
    re.IGNORECASE,
)
PUBLIC = frozenset("12366 12333 12345 96110 95113 2018 2019 2020 2021 2022 2023 2024 2025 2026 2027".split())
DEFAULTS = frozenset("88888888 8888888 888888 12345678 123456 123456789 000000 00000000 111111 admin".split())
"""Values that public pages name as defaults; hidden only where somebody says that it is theirs."""

ABOUT_DEFAULT = later(
    any_of(
        r"默认 默認 初[始使] 几个几 原始 出厂 最初 原密码 缺省 预设 统一 通用 default initial factory chushi moren"
        r" 重置(?:后|成|为|完|之后) [恢复变改]+回 恢复(?:成|为|到) reset\sto 网上说 有人说 据说 都说"
    ),
    re.IGNORECASE,
)
UNIT = later(
    r"\s?"
    + any_of(
        r"次 位 个 天 月 日 年 点 分 秒 号 % ％ 元 块 万 亿 小时 张 份 人 家 台 版 型 条 步 遍 回 kb mb gb times tries"
        r" characters digits days attempts 开头"
    ),
    re.IGNORECASE,
)
NO_SECRET_BEFORE = later(
    any_of(
        r"代码 错误码 错误号 编号 报 报错 失败 返回码 错误 提示 error code err jsk tcd 版本 version v 型号 第 剩余 还剩 剩 金额"
        r" 税额 合计 共 编码 发票号码? 票号 凭证号 序列号 盘号 机号"
    )
    + r"[\s::=(（\[“\"]{0,3}$",
    re.IGNORECASE,
)
DATE_BEFORE = later(
    any_of(
        r"时间 日期 有效期至? 到期日? 期限 截止到? 截至 (?<!生)日 修改于 更新于 date since until expires? changed\son"
    )
    + r"[\s:=是为到于]{0,3}$",
    re.IGNORECASE,
)
DATE = later(r"(?:19|20)\d\d[-/.]?(?:0?[1-9]|1[0-2])[-/.]?(?:0?[1-9]|[12]\d|3[01])(?!\d)")
