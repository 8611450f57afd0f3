"""What is said to an author at work: previews, mending, findings that are left aside."""

WRITING: dict[str, str] = {
    "走一遍正在写的树；每次存盘都重新打开，答过的还算数。": "Walk a tree while it is written; each save opens it anew, and your answers still count.",
    "有 {count} 个旧回答用不上了，从这里接着问。": "{count} old answers no longer fit; the walk goes on from here.",
    "走完了，从头再来。q 离开。": "The walk is over; again from the beginning. q leaves.",
    "内容存过盘了，重新打开。": "The content was saved and is opened anew.",
    "改好，存盘，就会接着走。q 离开：": "Mend it and save; the walk goes on. q leaves:",
}
