"""The kinds of mistakes that keep a file from being read, each with its code, by what is said of them."""

from collections.abc import Mapping

from fapiao_doctor.errors import ContentError
from fapiao_doctor.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind; `what` and `mend` explain it to authors, `said` are the messages that tell it."""

    code: str
    what: str
    mend: str
    said: tuple[str, ...]


SHAPES: Mapping[str, Shape] = {
    "not-text": Shape(
        "FD002",
        "A file is text in UTF-8, without control characters.",
        "saving the file as UTF-8, and by deleting what cannot be seen",
        ("不是 UTF-8 文字，请另存为 UTF-8", "有不可见的控制字符，请删掉"),
    ),
    "not-yaml": Shape(
        "FD003",
        "A file is one document of YAML. After such a mistake nothing more of the file can be read.",
        "looking at the line named and the one before it: blanks for tabs, quotes round a text with `{`, `: ` or `#`",
        ("YAML 写法有误：{reason}", "文件是空的", "一个文件只能有一份文档，去掉多余的 ---", "键必须是文字；以 {brace} 开头的文字要加引号"),
    ),
    "too-much": Shape(
        "FD004",
        "A file is bounded in bytes, entries and depth.",
        "dividing the matter into several trees",
        ("文件太大：{size} 字节，最多 {most} 字节", "内容太多，最多 {most} 项", "嵌套太深，最多 {most} 层"),
    ),
    "yaml-too-clever": Shape(
        "FD005",
        "Of YAML there are mappings, lists and texts of one line. There are no anchors, tags or merge keys.",
        "writing the text out, on one line, or by making it a procedure",
        ("不能用锚点和引用（& 和 *）", "不能用类型标签 {tag}", "不能用合并键 <<", "一条文字只能写在一行里"),
    ),
    "key-twice": Shape(
        "FD006",
        "A key stands once in its mapping.",
        "deleting one of the two, or by giving it an id of its own",
        ("键“{key}”重复，第一次在第 {line} 行",),
    ),
    "key-unknown": Shape(
        "FD007",
        "Every key is one of the format.",
        "correcting the word; [format.md](../format.md) lists all keys",
        ("{what}里没有“{key}”这个键{near}",),
    ),
    "key-missing": Shape(
        "FD008",
        "What the format asks for is there; of two keys that exclude each other there is one.",
        "writing the key named",
        ("{what}缺少“{key}”", "{what}没有来源", "{what}要写 {one} 或 {other}，二选一", "otherwise 要写 next 或 use，二选一", "故事里 says 和 known 只能写一个"),
    ),
    "kind-wrong": Shape(
        "FD009",
        "Where the format asks for a text, a list or a mapping, there is one.",
        "quoting a text that holds `{` or `: `, or by writing a list as `[one, two]`",
        ("{what}应该是“键: 值”的形式", "{what}应该是一条文字；含有 {brace} 或 : 的文字要加引号", "{what}应该是一个列表"),
    ),
    "nothing-there": Shape(
        "FD010",
        "What is written is not empty.",
        "writing something, or by deleting the key",
        ("{what}是空的", "{what}至少要写一个值", "{what}至少要有一步", "词类“{name}”没有词"),
    ),
    "id-wrong": Shape(
        "FD011",
        "An id has small letters, digits and hyphens; the id of a tree is the name of its file, and none of the program's own.",
        "writing the id in that way",
        ("{what}“{key}”只能用小写字母、数字和连字符，如 set-new-item", "tree 写的是“{written}”，文件名却是“{name}”", "“{tree}”这个 id 程序自己要用", "回答“{text}”要写成 树/问题=选项"),
    ),
    "word-wrong": Shape(
        "FD012",
        "Where only some words, a number, a day or \"yes\" are possible, there is one of them.",
        "writing one of those named",
        (
            "{what}“{value}”不对，只能是 {options}{near}", '{what}只能写 "yes"，不需要就删掉', "{what}“{value}”不是数字",
            "{what}“{value}”不是日期，要写成 2026-11-23 这样", "{what}“{value}”不是日期，要写成 2026-11-23、2026-11 或 2026 这样",
            "“{key}”要写 0 到 {most} 的数，写的是“{value}”", "{what}要是一个短词，没有空格", "不认识编码“{name}”",
        ),
    ),
    "pattern-wrong": Shape(
        "FD013",
        "A pattern is a regular expression, not too long; a word with brackets closes them and stands for not too many.",
        "correcting the pattern",
        (
            "{what}不是正则表达式：{reason}", "{what}太长，最多 {most} 个字符",
            "“{word}”的括号或竖线不成对：写成 (甲|乙|)丙 这样", "“{word}”一个写法代表的词太多，超过 {most} 个",
        ),
    ),
    "name-unknown": Shape(
        "FD014",
        "What one file of the pack names is there: a shared procedure, a word class, a value of a slot.",
        "correcting the name, or by writing what is missing",
        ("没有共用流程“{name}”", "词汇里没有“{name}”这个词类", "slot {slot} 没有“{value}”这个值", "never-try 里的“{slot}”要是一个写了 danger 的 slot"),
    ),
    "node-wrong": Shape(
        "FD015",
        "A question has two options, an id is a question or an outcome, `means` needs a slot, the last jump needs no condition.",
        "correcting the question named",
        ("“{key}”既是问题又是结果", "问题“{id}”至少要有两个选项", "选项“{id}”不能写 means：{reason}", "next 写成列表时，除最后一条外都要有 only，最后一条不能有"),
    ),
    "head-wrong": Shape(
        "FD016",
        "A folder has a pack.yaml. In it `danger` and `order` come together, and an alias has two names of one kind.",
        "correcting pack.yaml",
        ("文件夹里没有 pack.yaml", "{what}：danger 和 order 要一起写，order 从最坏的排起，每个值各写一次", "aliases 里“{old}: {new}”两边要写同一种：树、树/问题、树/问题=选项、slot=值"),
    ),
    "table-wrong": Shape(
        "FD017",
        "reader.json is what `fapiao-doctor trees build` wrote.",
        "deleting it, or by running `fapiao-doctor trees build` anew",
        ("读不懂训练出来的表",),
    ),
}  # fmt: skip
"""By name; a code is never given to another kind."""

_BY_MESSAGE = {said: name for name, shape in SHAPES.items() for said in shape.said}


def shape_of(error: ContentError) -> str:
    """Return the kind of a mistake."""
    return _BY_MESSAGE[error.template]
