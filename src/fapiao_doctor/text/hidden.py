"""The kinds of things that redaction hides, in the words of people."""

HIDDEN = {
    "id-card": "证件号码",
    "credit-code": "信用代码",
    "tax-number": "税号",
    "bank-card": "银行卡号",
    "account": "账号",
    "mobile": "手机号",
    "phone": "电话号码",
    "wechat": "微信号",
    "email": "邮箱",
    "sms-code": "验证码",
    "password": "密码或口令",
}
"""Kind -> its name; each has its English in messages."""
