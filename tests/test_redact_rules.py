"""One example a rule of redaction, so that none can go unnoticed; and any text in time that grows with its length."""

import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fapiao_doctor.text import named_numbers, one_time_codes, secrets
from fapiao_doctor.text.fold import fold
from fapiao_doctor.text.hidden import HIDDEN
from fapiao_doctor.text.later import holds
from fapiao_doctor.text.redact import SHORTEST, hidden_in, redact
from fapiao_doctor.text.spoken import plain_digits

SHOWN = [
    # digits said in Chinese
    ("口令八八六六二二一一不对", "口令***不对"),
    ("手机幺三八零零一三八二一七停机", "手机***停机"),
    ("密码错了三次，还剩两次", "密码错了三次，还剩两次"),
    ("密码错了三四次，还剩两次", "密码错了三四次，还剩两次"),
    ("电话幺五拐洞两勾两八八拐勾打不通", "电话***打不通"),
    ("为什么洞洞么么都在，打勾九九八八", "为什么洞洞么么都在，打勾九九八八"),
    ("打幺五七零二九二八八七么", "打***"),
    ("为什么幺五七洞二九二八八七九收不到", "为什么***收不到"),
    ("怎么一五七〇二九二八八七九收不到", "怎么***收不到"),
    ("是15702928879么", "是***么"),
    ("口令二〇六六么四四一一，锁了", "口令***，锁了"),
    # numerals beside digits that belong to the next or the last word
    ("我15702928879一直收不到", "我***一直收不到"),
    ("口令77146025一直不对", "口令***一直不对"),
    ("一七七零二九二八八七九三天没信号", "***三天没信号"),
    ("15702928879二三十次了", "***二三十次了"),
    ("换成第二15702928879了", "换成第二***了"),
    ("口令错误 0963c1两次，报0963c1三台都是", "口令错误 0963c1两次，报0963c1三台都是"),
    # digits that come several times, and a row of them
    ("打我一五七双九二三个八七九", "打我***"),
    ("打我157俩9、2仨8、79", "打我***"),
    ("口令五个七", "口令***"),
    ("口令4个“7”4个“2”", "口令***"),
    ("密码三個四四個三", "密码***"),
    ("口令是八个八，锁了", "口令是***，锁了"),
    ("口令八个八不对", "口令八个八不对"),
    ("初始口令是八个8吗", "初始口令是八个8吗"),
    ("口令是不是6个8", "口令是不是6个8"),
    ("是6个8还是8个8，口令", "是6个8还是8个8，口令"),
    ("口令到底是八个八", "口令到底是八个八"),
    ("剩余次数为7。口令输的8个8", "剩余次数为7。口令输的8个8"),
    ("口令，换了电脑，8个8不对", "口令，换了电脑，8个8不对"),
    ("口令三到九", "口令***"),
    ("密码九到三不对", "密码***不对"),
    ("口令是一到八，不对", "口令是***，不对"),
    ("一到八月口令都锁着", "一到八月口令都锁着"),
    ("口令周二到六都不认", "口令周二到六都不认"),
    ("账号1到6都锁了", "账号1到6都锁了"),
    ("口令 三到九", "口令 ***"),
    ("口令1到88都试了", "口令1到88都试了"),
    ("口令四个一般户都锁了", "口令四个一般户都锁了"),
    ("口令大厅的人说是8个8，不对", "口令大厅的人说是8个8，不对"),
    ("尾号三七九收不到", "尾号***收不到"),
    # said digit by digit, and longer than a code, a tail or a default is as a rule
    ("验证码是九四九拐洞幺零三二", "验证码是***"),
    ("短信验证码 洞幺八二四二三三九四二拐", "短信验证码 ***"),
    ("尾号八八五六二洞二洞", "尾号***"),
    ("尾号零零四零二拐零打不开", "尾号***打不开"),
    ("初始密码为七拐三二两六零两七拐我试了", "初始密码为***我试了"),
    ("初始密码为7732260277", "初始密码为***"),
    ("初始密码为77322602", "初始密码为77322602"),
    ("校验码12345678901234567890", "校验码12345678901234567890"),
    ("身份证后四位零零二叉", "身份证后四位***"),
    ("口令要6到16位，周一到五能改", "口令要6到16位，周一到五能改"),
    ("口令坏了四个零件，四个二维码，五个八小时", "口令坏了四个零件，四个二维码，五个八小时"),
    # groups with commas, blanks and words between them
    ("打一五七，零二九二，八八七九", "打***"),
    ("打157、0292、8879", "打***"),
    ("打157。0292。8879", "打***"),
    ("打157/0292/8879", "打***"),
    ("打１５７，０２９２，８８７９", "打***"),
    ("打157，02928879", "打***"),
    ("打一五七空格零二九二空格八八七九", "打***"),
    ("打一五七杠零二九二横杠八八七九", "打***"),
    ("打157然后0292然后8879", "打***"),
    ("打一五七啊零二九二嗯八八七九", "打***"),
    ("打一五七·零二九二·八八七九", "打***"),
    ("打一五七……零二九二…八八七九", "打***"),
    ("打一五七.零二九二.八八七九", "打***"),
    ("打一五七  零二九二  八八七九", "打***"),
    ("打一，五，七，零，二，九，二，八，八，七，九", "打***"),
    ("打1\ufe0f\u20e35\ufe0f\u20e37\ufe0f\u20e302928879", "打***"),
    ("看110105，19491231，002X", "看***"),
    ("看六二二二，零二一二，三四五六，七八九零，一二八", "看***"),
    ("看310115，123456789", "看***"),
    ("收到验证码六零二，八一七", "收到验证码***"),
    ("QQ二八四七，一九三六五", "QQ***"),
    ("口令三七九，三七九", "口令***"),
    ("口令七七一四，六零二五", "口令***"),
    ("口令金额13,800,138,000", "口令金额13,800,138,000"),
    ("口令13,800,138,000元", "口令13,800,138,000元"),
    ("密码 2024，12，01", "密码 2024，12，01"),
    ("短信2024，12，01收到", "短信2024，12，01收到"),
    ("两两试了，口令 2.0.5448，锁了", "两两试了，口令 2.0.5448，锁了"),
    ("3456，3457，3458，3463", "3456，3457，3458，3463"),
    ("电话一，二，三，四，五，六楼都有", "电话一，二，三，四，五，六楼都有"),
    ("口令1、2、3、4、5、6号都试了", "口令1、2、3、4、5、6号都试了"),
    ("口令第1、2、3、4、5、6格", "口令第1、2、3、4、5、6格"),
    ("口令一、二、三、四都试了", "口令一、二、三、四都试了"),
    ("62345678，62345679，62345681", "62345678，62345679，62345681"),
    # letters among them: o for zero, a spoken X, capital and small letters
    ("打一五七o二九二八八七九", "打***"),
    ("打157O2928OOO", "打***"),
    ("打一五七零二九二八八七九ok吗", "打***ok吗"),
    ("12366ok，19O or", "12366ok，19O or"),
    ("看一一零一零五一九四九一二三一零零二叉", "看***"),
    ("看11010519491231002大写X", "看***"),
    ("看11010519491231002字母x", "看***"),
    ("看11010519491231002叉", "看***"),
    ("口令三七九一六叉掉了", "口令***叉掉了"),
    ("打157，0292，8879 or 157，0292，8876", "打*** or ***"),
    ("tel 157，02928879", "tel ***"),
    ("口令是379k一", "口令是***"),
    ("口令 win10三台都不认", "口令 win10三台都不认"),
    ("看110105 19491231 002埃克斯", "看***"),
    ("看九一三五零一零零M零零零一零零Y四三", "看***"),
    ("口令是kp三七九", "口令是***"),
    ("口令是大写K小写p3790", "口令是大写***"),
    # eight digits alone or before a thing; a word of letters and digits alone
    ("73915508", "***"),
    ("73915508 证书口令忘了", "*** 证书口令忘了"),
    ("12131415 税务UKey登不上", "*** 税务UKey登不上"),
    ("Kq7canary81", "***"),
    ("20240101", "20240101"),
    ("20240101 税务UKey登不上", "20240101 税务UKey登不上"),
    ("092400", "092400"),
    ("A0000001", "A0000001"),
    # another value beside one that was found
    ("密码旧的laowang66，新的xinwang88", "密码旧的***，新的***"),
    ("Tiger77! or Tiger78! password", "*** or *** password"),
    ("密码是36925814，过几天又说24681357", "密码是***，过几天又说***"),
    ("密码是36925814，发票2468135", "密码是***，发票2468135"),
    ("口令改过8位的24681357", "口令改过8位的***"),
    ("大厅重置后给的是13572468，插上不认，锁了", "大厅重置后给的是***，插上不认，锁了"),
    # letters, signs, several words
    ("密码xiaoming_tax打出来是中文", "密码***打出来是中文"),
    ("密码 huanlesong 今天登不上", "密码 *** 今天登不上"),
    ("密码 chrome 打不开", "密码 chrome 打不开"),
    ("密码是happy new year，登不上", "密码是***，登不上"),
    ("密码 ab 77 90 kp 中间有空格", "密码 *** 中间有空格"),
    ("口令 wrong 3 次", "口令 wrong 3 次"),
    ("密码是Abc123!!，不对", "密码是***，不对"),
    ("密码~Abc1234~不对", "密码***不对"),
    ("密码是Qw12(34)不对", "密码是***不对"),
    ("密码是Abc123！登不上", "密码是***！登不上"),
    ("口領是 778899aa", "口領是 ***"),
    # what is said of a secret in English is not the secret
    ("PIN is blocked", "PIN is blocked"),
    ("PIN is frozen", "PIN is frozen"),
    ("device password is disabled", "device password is disabled"),
    ("my PIN is kexinxin", "my PIN is ***"),
    ("is the default enterprise password known", "is the default enterprise password known"),
    # counters, models, dates, public defaults that are asked about
    ("证书口令 remain=1", "证书口令 remain=1"),
    ("pin_retry=1 证书口令", "pin_retry=1 证书口令"),
    ("证书口令 retryCount:0", "证书口令 retryCount:0"),
    ("pwdErrCount=4", "pwdErrCount=4"),
    ("口令卡在LPT1还是USB001", "口令卡在LPT1还是USB001"),
    ("密码算法SM4", "密码算法SM4"),
    ("口令 SJJ1012 加密机", "口令 SJJ1012 加密机"),
    ("密码键盘K-980", "密码键盘K-980"),
    ("密码键盘8866123", "密码键盘8866123"),
    ("密码上次修改时间：20250301", "密码上次修改时间：20250301"),
    ("密码修改时间 20259901", "密码修改时间 ***"),
    ("重置密码时显示手机号138****0000", "重置密码时显示手机号138****0000"),
    ("证书密码是88888888吗", "证书密码是88888888吗"),
    ("口令是不是88888888", "口令是不是88888888"),
    ("口令到底是88888888还是12345678", "口令到底是88888888还是12345678"),
    ("剩余次数为7。口令输的88888888", "剩余次数为7。口令输的88888888"),
    ("口令，换了电脑，88888888不对", "口令，换了电脑，88888888不对"),
    ("口令我改成了88888888，还是不对", "口令我改成了***，还是不对"),
    ("是证书口令，12345678报错", "是证书口令，12345678报错"),
    # the value first, refused, mistyped, joined, named twice, a word of the sentence
    ("73915是我的口令", "***是我的口令"),
    ("wl1990bb登不上", "***登不上"),
    ("把24681357输成24683157，登不上", "把***输成***，登不上"),
    ("密码是ab12c或者de34f", "密码是***或者***"),
    ("pin code 4821 wrong", "pin code *** wrong"),
    ("默认密码24681357", "默认密码24681357"),
    ("密码是charming，登不上", "密码是***，登不上"),
    ("the password is rather odd", "the password is rather odd"),
    ("密码重置后锁了", "密码重置后锁了"),
    # papers, telephones, WeChat, tails
    ("台胞证 01234567", "台胞证 ***"),
    ("回乡证H12345678注册", "回乡证***注册"),
    ("外国人永居证CAN310198312120不过", "外国人永居证***不过"),
    ("passport number E12345678 fails", "passport number *** fails"),
    ("QQ号284719365", "QQ号***"),
    ("单位电话是(010)88886666", "单位电话是***"),
    ("座机 26789012 没人接", "座机 *** 没人接"),
    ("找 021-65432109", "找 ***"),
    ("发票代码044031900111", "发票代码044031900111"),
    ("找018612345678", "找***"),
    ("发票代码013001900111", "发票代码013001900111"),
    ("加我微信 lisi_tax2020", "加我微信 ***"),
    ("微信小程序etaxapp登不上", "微信小程序etaxapp登不上"),
    ("尾号5517收不到", "尾号***收不到"),
    ("身份证后四位002X", "身份证后四位***"),
    ("发票尾号5517", "发票尾号5517"),
    ("12345678 for this company", "12345678 for this company"),
    # one-time codes
    ("短信 12366 发来的", "短信 12366 发来的"),
    ("账号报错902310", "账号报错902310"),
    ("账号 0x3810002A", "账号 0x3810002A"),
    ("税务局发来的六位数514236", "税务局发来的六位数***"),
    ("税局给发的770214", "税局给发的***"),
    ("说是4位数字 8291 过期", "说是4位数字 *** 过期"),
    ("sms 551122 no use", "sms *** no use"),
    ("602817 rejected", "*** rejected"),
    ("551122 wrong code", "*** wrong code"),
    ("error 602817 rejected", "error 602817 rejected"),
    ("验证码112907，后来602817", "验证码***，后来***"),
    ("验证码112907，代码602817", "验证码***，代码602817"),
]
SAME_KIND = {
    "{}12345678X": "台胞证 回乡证 港澳证 通行证 居住证 永居证 永久居留身份证 居留证 台湾居民证 护照".split(),
    "{} 26789012": "座机 固话 固定电话 办公电话 分机 landline".split(),
    "{}zhang_88ab": "微信 微信号 威信 薇信 wechat: weixin: vx: 加v信".split(),
    "{}5517": "尾号 手机尾号是 末四位 后四位 最后四位 ending_in_ last_four_digits_".split(),
    "{}514236": "税务局发来的 税局给的 大厅发的 系统推送的 平台发来 12366发来 六位数 六位码是 six-digit_code_".split(),
    "602817 {}": "rejected refused wrong_code invalid incorrect not_accepted expired has_expired".split(),
    "口令，{}24681357": "先是 再是 后来是 然后是 最后是 旧的是 新的是 重置完是 重置后变成 八位的 8位的".split(),
    "{}是wang5566，登不上": "密码 口令 密碼 口領 口领 口另 扣令 秘码 密马 蜜码 暗码".split(),
}
NO_SECRET_WORDS = (
    "blocked frozen disabled suspended deactivated broken stuck dead gone stolen missing inactive empty hidden unreadable "
    "useless refused asked abolished unavailable working valid".split()
)
OWN_NAMES = [
    "etax-password.yaml:5:3：树里没有这个问题",
    "/srv/certificate-pin.yaml:12:7：没有“what2”这个选项",
    "certificate-pin/state2=locked",
    "certificate-pin/state2：没有“locked”这个选项",
    "读不了 /data/pin/batch01.csv：No such file or directory",
    "/data/pin/batch01",
    "没有共用流程“pin-hall-reset2”",
    "新密码：{pin-rule2}。",
]
NO_NAMES = [
    ("密码是my-dog-2020", "密码是***"),
    ("账号/密码/Abc12345/", "账号/密码/***"),
    ("certificate-pin/abc12345", "certificate-pin/***"),
    ("/data/13812345678/pin.csv", "/data/***/pin.csv"),
    ("wifi-password: Abc12345", "wifi-password: ***"),
]
FRAGMENTS = (
    "\n重置后", "锁了1.2.", ";收到重置后", "wangji1.", "锁,", "忘了。", "pwd=a1,", "密码a1b2c3,", "a1b2c3d4,", "密码是a1b2c3d4 or ",
    "a-", "/", "a/b.", "{a-b", "1 ", "八", "八 ", "13800138217", "a@", "a.", "!a1", "微信a", "税务局发", "六位", "12345678 ", "12345678,密码",
    "password is ", "Aa1", "(", "密码", "码", "是", " ", "\u3000八", "=a-b/", "0755-", "第123456次", "把a1b2c3输成",
    "八个8", "三到九", "双", "一，", "一空格", "1然后", "么", "洞1", "1o", "一a", "大写a", "一叉", "一.", " \t，1",
)  # fmt: skip


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_each_rule_hides_its_kind_and_leaves_what_looks_like_it(text: str, shown: str) -> None:
    clean = redact(text)
    assert clean.text == shown
    assert set(clean.kinds) <= set(HIDDEN)


@pytest.mark.parametrize(("frame", "words"), SAME_KIND.items())
def test_every_word_that_gives_away_a_kind_does_so(frame: str, words: list[str]) -> None:
    said = [frame.format(word.replace("_", " ")) for word in words]
    assert [text for text in said if "***" not in redact(text).text] == []


@pytest.mark.parametrize("word", NO_SECRET_WORDS)
def test_a_word_that_says_how_the_secret_is_stays(word: str) -> None:
    assert redact(f"my certificate PIN is {word}").kinds == ()


@pytest.mark.parametrize("text", OWN_NAMES)
def test_names_that_the_program_prints_itself_stay_whole(text: str) -> None:
    assert redact(text).text == text


@pytest.mark.parametrize(("text", "shown"), NO_NAMES)
def test_a_secret_made_like_such_a_name_is_still_one(text: str, shown: str) -> None:
    assert redact(text).text == shown


def test_ids_and_files_of_the_bundled_trees_stay_whole() -> None:
    trees = Path(__file__).parents[1] / "trees"
    for path in trees.rglob("*.yaml"):
        for text in (f"{path}:5:3", f"{path.stem}/state2=locked", f"{path.name}:12:40：没有这个选项"):
            assert redact(text).text == text


def test_two_numerals_side_by_side_are_no_number_to_look_for() -> None:
    assert plain_digits("二三线城市", range(5))[0] == "二三线城市"


def seconds(text: str) -> float:
    """Give the shortest of three runs."""
    runs = []
    for _ in range(3):
        begin = time.perf_counter()
        redact(text)
        runs.append(time.perf_counter() - begin)
    return min(runs)


@pytest.mark.long
@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_time_grows_with_the_length_of_a_text_and_no_faster(fragment: str) -> None:
    short, long = ((fragment * length)[:length] for length in (2_500, 10_000))
    assert seconds(long) < 8 * seconds(short) + 0.02


@given(
    st.text(alphabet=st.characters(max_codepoint=0x2FFFF), max_size=60)
    | st.text("密码口令验证码是一二三四五：！ .-，“”()是", max_size=40)
)
def test_what_holds_fewer_letters_digits_and_signs_than_the_shortest_hides_nothing(text: str) -> None:
    plain = fold(text).text
    for char in [one for one in plain if one.isascii()][SHORTEST - 1 :]:
        plain = plain.replace(char, "")
    assert hidden_in(plain) == ()


GATES = [
    (re.compile(secrets.SECRET, re.IGNORECASE), secrets._IN_SECRET),
    (secrets.BEFORE_SECRET, secrets._BEFORE_SECRET),
    (secrets.AFTER_TYPED, secrets._IN_TYPED),
    (secrets.AS_TYPED, (frozenset("把"),)),
    (secrets.REFUSED, secrets._IN_REFUSED),
    (secrets.SEVERAL_WORDS, (frozenset(" "),)),
    (one_time_codes.SAID, one_time_codes._IN_SAID),
    (one_time_codes.SENT_CODE, one_time_codes._IN_SENT),
    (one_time_codes.REFUSED_CODE, one_time_codes._IN_REFUSED),
    (named_numbers.NAMED, named_numbers._IN_NAMED),
    *((shape, needed) for (shape, *_), needed in zip(named_numbers.SHAPES, named_numbers._IN_SHAPES, strict=True)),
]


@pytest.mark.parametrize(("pattern", "gate"), GATES)
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_pattern_is_passed_by_only_where_it_can_meet_nothing(pattern: Any, gate: Any, data: Any) -> None:
    made = re.compile(pattern.pattern, pattern.flags & re.IGNORECASE)
    assert holds(made.search(data.draw(st.from_regex(made)))[0], *gate)  # type: ignore[index]
