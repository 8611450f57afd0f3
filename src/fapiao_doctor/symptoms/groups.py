"""Word classes by the part they play in a sentence; the rules name classes, never words."""

DEVICE_NAMES = frozenset({"jinshuipan", "shuikongpan", "ukey", "taxdisk", "disk"})
SECRETS = frozenset({"secret", "kouling", "certword"})
OBJECTS = frozenset(
    "jinshuipan shuikongpan ukey taxdisk disk software invoicesystem etax taxgen taxman natural iitapp incometax"
    " withholding cert certword deviceword issuer phone sms".split()
)
OWNERS = OBJECTS - {"cert", "certword", "deviceword", "issuer", "phone", "sms", "taxman"}
"""What has a password of its own: in 电子税务局和个税APP密码 both are meant."""

MODIFIERS = frozenset(
    "login account admin operator declare payroll personal company invoicing invoice system initial first"
    " identity eights digital legalrep finance agency taxer".split()
)
PROBLEMS = frozenset(
    "forgot untold unknown wrong nologin tries exhausted locked bare-lock unlocked misread expired".split()
)
STATES = PROBLEMS | frozenset(
    "notlocked okay known unlock changed unchanged change what phonelost phoneworks gone".split()
)
BEFORE_PASSWORD = frozenset({"forgot", "unknown", "wrong", "nologin", "change"})
OF_PHONE = frozenset({"phonelost", "phoneworks"})
NAMED_OURS = (
    (OBJECTS - {"phone", "sms"})
    | SECRETS
    | frozenset("invoicing invoice detail permission digital admin operator identity clearing lockday locked".split())
)
"""What a text of ours names at least one of; without any, the weights have nothing to go by."""

LOCKS = frozenset({"locked", "bare-lock", "exhausted"})
ELSEWHERE, MATTER = "elsewhere:", "matter:"
FEARED, DOUBTED = "feared-lock", "doubted-lock"
