"""Slots and their values in the words of people."""

from fapiao_doctor.messages import Lang

SLOTS = {
    "device": ("设备", "Device"),
    "credential": ("密码种类", "Which secret"),
    "pin-state": ("证书口令状态", "PIN state"),
    "attempts-left": ("剩余次数", "Tries left"),
    "role": ("身份", "Role"),
    "phone": ("手机", "Phone"),
    "platform": ("开票方式", "Invoicing platform"),
    "cause": ("锁盘原因", "Cause of the lock"),
    "id-type": ("证件", "ID document"),
    "face": ("刷脸", "Face check"),
    "locked": ("锁没锁", "Locked"),
}

VALUES = {
    ("device", "金税盘"): ("金税盘", "金税盘 (golden tax disk)"),
    ("device", "税控盘"): ("税控盘", "税控盘 (tax-control disk)"),
    ("device", "税务UKey"): ("税务UKey", "税务UKey (tax UKey)"),
    ("credential", "login"): ("开票软件登录密码", "invoicing-software login password"),
    ("credential", "certificate"): ("证书口令", "certificate PIN"),
    ("credential", "device"): ("设备密码", "device password"),
    ("credential", "etax"): ("电子税务局密码", "e-tax bureau password"),
    ("credential", "withholding"): ("扣缴端密码", "withholding-client password"),
    ("credential", "iit"): ("个人所得税密码", "individual income tax password"),
    ("pin-state", "locked"): ("已锁", "locked"),
    ("pin-state", "unlocked"): ("没锁", "not locked"),
    ("pin-state", "unlocked-unchanged"): ("没锁，没改过", "not locked, never changed"),
    ("pin-state", "unlocked-changed"): ("没锁，改过", "not locked, changed"),
    ("locked", "yes"): ("锁了", "yes"),
    ("locked", "no"): ("没锁", "no"),
    ("role", "admin"): ("管理员", "administrator"),
    ("role", "operator"): ("开票员", "invoice operator"),
    ("role", "legal-rep"): ("法定代表人", "legal representative"),
    ("role", "finance"): ("财务负责人", "finance officer"),
    ("role", "tax-clerk"): ("办税员", "tax clerk"),
    ("role", "agency"): ("代账", "bookkeeping agency"),
    ("phone", "works"): ("能用", "works"),
    ("phone", "lost"): ("用不了", "not available"),
    ("platform", "tax-control"): ("税控开票软件", "tax-control software"),
    ("platform", "digital"): ("数电票平台", "digital invoice platform"),
    ("cause", "not-filed"): ("没有抄报清卡", "not reported and cleared"),
    ("cause", "period-lock"): ("锁死期", "lock period"),
    ("cause", "offline-time"): ("离线超时", "offline too long"),
    ("cause", "offline-amount"): ("离线超额", "offline amount exceeded"),
    ("cause", "not-uploaded"): ("有发票未上传", "invoices not uploaded"),
    ("cause", "certificate-expired"): ("证书过期", "certificate expired"),
    ("cause", "clock"): ("时钟不对", "clock wrong"),
    ("cause", "full"): ("盘满", "disk full"),
    ("cause", "risk"): ("风险管控", "risk control"),
    ("id-type", "mainland"): ("居民身份证", "mainland resident ID"),
    ("id-type", "hk-mo-tw"): ("港澳台证件", "Hong Kong, Macao or Taiwan document"),
    ("id-type", "foreign"): ("外国护照", "foreign passport"),
    ("face", "works"): ("能刷脸", "works"),
    ("face", "fails"): ("刷脸不过", "fails"),
}


KINDS = {
    "id-card": ("证件号码", "ID number"),
    "credit-code": ("信用代码", "credit code"),
    "tax-number": ("税号", "tax number"),
    "bank-card": ("银行卡号", "bank card number"),
    "account": ("账号", "account number"),
    "mobile": ("手机号", "mobile number"),
    "phone": ("电话号码", "phone number"),
    "wechat": ("微信号", "WeChat ID"),
    "email": ("邮箱", "e-mail address"),
    "sms-code": ("验证码", "verification code"),
    "password": ("密码或口令", "password or PIN"),
}


def kind_label(kind: str, lang: Lang) -> str:
    """Name a kind of thing that was hidden."""
    return KINDS[kind][0 if lang == "zh" else 1]


def slot_label(slot: str, value: str, lang: Lang) -> str:
    """Give "设备：税控盘" or its English; a value without a label stands for itself."""
    language = 0 if lang == "zh" else 1
    name = SLOTS[slot][language] if slot in SLOTS else slot
    said = VALUES[slot, value][language] if (slot, value) in VALUES else value
    return f"{name}：{said}" if lang == "zh" else f"{name}: {said}"
