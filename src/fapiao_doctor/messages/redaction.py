"""What redaction hides, in the words of people."""

REDACTION: dict[str, str] = {
    "证件号码": "ID number",
    "信用代码": "credit code",
    "税号": "tax number",
    "银行卡号": "bank card number",
    "账号": "account number",
    "手机号": "mobile number",
    "电话号码": "phone number",
    "微信号": "WeChat ID",
    "邮箱": "e-mail address",
    "验证码": "verification code",
    "密码或口令": "password or PIN",
}
