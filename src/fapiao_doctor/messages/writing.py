"""What is said to an author at work: previews, mending, findings that are left aside."""

WRITING: dict[str, str] = {
    "走一遍正在写的树；每次存盘都重新打开，答过的还算数。": "Walk a tree while it is written; each save opens it anew, and your answers still count.",
    "有 {count} 个旧回答用不上了，从这里接着问。": "{count} old answers no longer fit; the walk goes on from here.",
    "走完了，从头再来。q 离开。": "The walk is over; again from the beginning. q leaves.",
    "内容存过盘了，重新打开。": "The content was saved and is opened anew.",
    "改好，存盘，就会接着走。q 离开：": "Mend it and save; the walk goes on. q leaves:",
    "新建一个内容包，放进这个还没有的文件夹": "Make a new pack, in this folder, which is not there yet",
    "换一个还没有的文件夹": "name a folder that is not there yet",
    "内容包叫什么，一句话：": "What is the pack called, in one line: ",
    "都不行的时候，叫人找谁：": "Whom should people turn to when nothing helps: ",
    "一步一问，找到下一步。": "A few questions, then the next step.",
    "自己办": "you can do it yourself",
    "先问人": "ask somebody first",
    "写的人自己的经验": "The author's own experience",
    "问写的人": "ask the author",
    "？": "?",
    "没有 {code} 要忽略，这一条用不上了": "there is no {code} to leave aside; this exception is of no use any more",
    "另有 {count} 个照 {file} 忽略": "{count} more are left aside by {file}",
    "先改好能自动改的：键的次序、全角标点、缺的译文（留空位）": "First mend what can be mended at once: order of keys, full-width marks, missing translations (as stubs)",
    "改好了：{path}": "Mended: {path}",
    "“{key}”应该写在“{other}”前面": "“{key}” should stand before “{other}”",
}
