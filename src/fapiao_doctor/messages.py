"""What the program itself says, in Chinese, with its English beside it."""

from typing import Literal

Lang = Literal["zh", "en"]

ENGLISH: dict[str, str] = {
    "“{title}”应在 {day} 前复核": "“{title}” was due for review by {day}",
    "没解决": "Not solved",
    "这个回答不在现在的路上，没有用到：{answer}": "Not on the current path, so not used: {answer}",
    "这一条在 {day} 不适用：{statement}": "This does not hold on {day}: {statement}",
    "{answer}：没有“{tree}”这棵树": "{answer}: there is no tree “{tree}”",
    "{answer}：没有“{node}”这个问题": "{answer}: there is no question “{node}”",
    "{answer}：没有“{option}”这个选项": "{answer}: there is no option “{option}”",
    "可选：{options}": "Possible: {options}",
    "没有“{tree}”这棵树": "There is no tree “{tree}”",
    "没有这个文件夹：{folder}": "No such folder: {folder}",
    "文件夹里没有 *.yaml 文件：{folder}": "The folder holds no *.yaml files: {folder}",
    "--trees 后面写放着 *.yaml 的文件夹": "Give --trees a folder that holds *.yaml files",
    "读不了 {path}：{reason}": "Cannot read {path}: {reason}",
    "看看文件是否存在、有没有权限": "Check that the file exists and that you may read it",
    "界面语言：zh 中文，en 英文；默认看系统": "Language: zh or en; the system's by default",
    "用这个文件夹里的决策树，不用自带的": "Use the trees of this folder instead of the bundled ones",
    "按这一天的规定回答，如 2026-11-23；默认今天": "Answer by the rules of this day, such as 2026-11-23; today by default",
    "不用颜色和线条，适合读屏软件": "No colour and no lines, for screen readers",
    "写进文件（UTF-8），不输出到屏幕": "Write to a file (UTF-8) instead of the screen",
    "回答一个问题，可以写多次": "Answer one question; may be repeated",
    "--answer 写成 树/问题=选项，这里写的是“{value}”": "--answer is TREE/QUESTION=OPTION, not “{value}”",
    "例如 --answer certificate-pin/state=locked": "For example --answer certificate-pin/state=locked",
    "“{value}”不是日期": "“{value}” is not a date",
    "写成 2026-11-23 这样": "Write it like 2026-11-23",
    "输入不是文字，或编码不认识": "The input is not text, or its encoding is unknown",
    "请存成 UTF-8 或 GB18030 的文本": "Save it as UTF-8 or GB18030 text",
    "参数里有读不出来的字节": "An argument holds bytes that cannot be read",
    "把症状写进文件，用 --symptom - < 文件 传进来": "Put the symptom into a file and pass it by --symptom - < FILE",
    "用 --help 看用法": "See --help",
    "没有 {option} 这个选项{near}": "There is no option {option}{near}",
    "，是不是 {options}？": "; did you mean {options}?",
    "缺少 {name}": "{name} is missing",
    "{option} 后面缺少内容，或多了内容": "{option} lacks a value, or has one too many",
    "用法不对：{message}": "Wrong usage: {message}",
    "{name} 只能是 {options}": "{name} must be one of {options}",
    "{name} 的内容不对": "The value of {name} is wrong",
    "出错了：{message}": "Error: {message}",
    "怎么办：{hint}": "What to do: {hint}",
    "开不了发票？一步一问，找到密码、口令、税控设备的正确处理办法。":
        "Cannot issue an invoice? Question by question to the right way out of a password, PIN or device lock.",
    "不带命令就是一问一答的向导。退出码：0 完成，1 出错，2 用法不对，3 要回答，4 不归这里管。":
        "Without a command, the wizard. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 needs an answer, 4 no match.",
    "fapiao-doctor {version}（内容版本 {content}，{reviewed} 复核）":
        "fapiao-doctor {version} (content {content}, reviewed {reviewed})",
    "看版本和内容复核日期": "Show the version and when the content was reviewed",
    "用一句话说症状，马上给出下一步。": "Say the symptom in one sentence; get the next step at once.",
    "一句话症状或报错；写 - 从标准输入读": "The symptom or message in one sentence; - reads standard input",
    "输出 JSON，给程序用": "Print JSON, for programs",
    "输出 Markdown，好粘贴": "Print Markdown, for pasting",
    "接着一问一答": "Go on as the wizard",
    "没有说症状": "No symptom was given",
    "写上 --symptom \"证书口令忘了\"，或直接运行 fapiao-doctor 一问一答":
        "Add --symptom \"forgot the certificate PIN\", or run fapiao-doctor to be asked",
    "症状是空的": "The symptom is empty",
    "用一句话说说情况，例如 --symptom \"证书口令忘了\"":
        "Say it in one sentence, such as --symptom \"forgot the certificate PIN\"",
    "只留出错的那几行": "Keep only the lines of the error",
    "症状太长：{length} 个字，最多 {most} 个字": "The symptom is too long: {length} characters, at most {most}",
    "看决策树，检查决策树。": "Show the decision trees, check them.",
    "列出所有决策树。": "List all decision trees.",
    "看一棵树的全部问题和结果。": "Show all questions and outcomes of one tree.",
    "检查内容，逐条说明位置和改法；写了文件就只查这些草稿。":
        "Check the content, each problem with its place; given files, check only these drafts.",
    "{count} 个问题": "{count} problems",
    "没有问题": "No problems",
    "为什么问：{why}": "Why: {why}",
    "没解决：{onward}": "Not solved: {onward}",
}


def say(lang: Lang, chinese: str, **values: object) -> str:
    """Give the message in the language asked for, with `values` put into its braces.

    Raises KeyError for a message without English: a bug, which the tests find first.
    """
    return (ENGLISH[chinese] if lang == "en" else chinese).format(**values)
