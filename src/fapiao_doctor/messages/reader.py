"""What is wrong with the words and the rules of a reader."""

READER: dict[str, str] = {
    "词类": "the word class",
    "别家的事": "the matter of somebody else",
    "词类“{name}”": "word class “{name}”",
    "词类“{name}”的 say": "say of word class “{name}”",
    "别家的事“{name}”": "matter “{name}” of somebody else",
    "词类“{name}”没有词": "the word class “{name}” has no words",
    "“{word}”的括号或竖线不成对：写成 (甲|乙|)丙 这样": "brackets or bars of “{word}” do not pair: write (a|b|)c",
    "“{word}”一个写法代表的词太多，超过 {most} 个": "“{word}” stands for too many words, more than {most}",
    "词汇里没有“{name}”这个词类": "the vocabulary has no word class “{name}”",
    "“{key}”要写 0 到 {most} 的数，写的是“{value}”": "“{key}” must be a number from 0 to {most}, not “{value}”",
    "读不懂训练出来的表": "the trained table cannot be read",
    "重新运行 {command}": "Run again {command}",
}
