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
}


def say(lang: Lang, chinese: str, **values: object) -> str:
    """Give the message in the language asked for, with `values` put into its braces.

    Raises KeyError for a message without English: a bug, which the tests find first.
    """
    return (ENGLISH[chinese] if lang == "en" else chinese).format(**values)
