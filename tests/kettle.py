"""A pack about a kettle: small enough that a test of the wizard reads whole, and nobody edits it but for them."""

from pathlib import Path

from every_pack import doctor_of
from small import SLOTS, head, write

from fapiao_doctor.diagnosis.doctor import Doctor

REVIEWED = "reviewed: {on: 2026-11-23, by: x, again-by: 2027-11-01}"
PACK = f"{head('kettle', '水壶')}start: start\ngreeting: 水壶怎么了？\n{SLOTS}"
START = f"""\
tree: start
title: 先认清
about: 认清哪里坏了
symptoms: [水壶坏了]
start: where
{REVIEWED}
questions:
  where:
    ask: 哪里坏了？
    why: 修法不同。
    hint: 看一眼就知道。
    options:
      lid: {{label: 壶盖, next: lid/}}
      pump: {{label: 水泵, next: pump/}}
      unsure: {{label: 说不上来, next: ask-somebody}}
outcomes:
  ask-somebody:
    title: 找人看看
    level: call
    steps: [{{do: 打电话。}}]
    works-when: 有人来了。
    otherwise: {{next: lid/open}}
    sources: [x]
"""
LID = f"""\
tree: lid
title: 壶盖打不开
about: 壶盖卡住了
symptoms: [壶盖打不开, 壶盖卡住了, 盖子打不开]
first: [别用刀撬]
start: colour
{REVIEWED}
questions:
  colour:
    ask: 壶盖是什么颜色？
    why: 不同颜色开法不同。
    hint: 在亮处看。
    options:
      red: {{label: 红色的, hears: [朱红], next: tight}}
      blue: {{label: 蓝色的, hears: [天蓝], next: tight}}
      clear: {{label: 透明的, next: cracked}}
      unsure: {{label: 不清楚, next: tight}}
  tight:
    ask: 壶盖紧不紧？
    why: 紧的要先放凉。
    hint: 用手转一下。
    options:
      very: {{label: 紧得很, next: warm}}
      little: {{label: 有点紧, next: open}}
  warm:
    ask: 水还热吗？
    why: 热的会烫手。
    options:
      hot: {{label: 还热, next: cool}}
      cold: {{label: 凉了, next: open}}
      unsure: {{label: 不清楚, next: cool}}
  cracked:
    ask: 壶盖裂了没有？
    why: 裂了就换。
    options:
      yes: {{label: 裂了, next: cool}}
      no: {{label: 没裂, next: tight}}
outcomes:
  open:
    title: 拧开壶盖
    level: self-service
    stop: [先拔插头, 别用刀]
    bring: [一块布]
    steps:
      - do: 用布包住壶盖。
      - do: 剪断封条。
        code: CUT-77
        note: 剪断了就不能退货。
        irreversible: "yes"
      - do: 逆时针拧。
        note: 慢慢来。
      - do: 撕掉标签。
        irreversible: "yes"
      - do: 擦干净。
    works-when: 盖子开了。
    otherwise: {{use: call}}
    avoid: [不要用锤子]
    sources: [x]
  cool:
    title: 等它放凉
    level: self-service
    steps: [{{do: 等半小时。}}]
    works-when: 不烫手了。
    otherwise: {{next: open}}
    sources: [x]
"""
PUMP = f"""\
tree: pump
title: 水泵不转
about: 水泵不出水
symptoms: [水泵不转, 水泵不出水, 水泵坏了]
start: noise
{REVIEWED}
questions:
  noise:
    ask: 水泵有声音吗？
    why: 有声音就是堵了。
    options:
      yes: {{label: 嗡嗡响, next: clean}}
      no: {{label: 没声音, next: lid/cool}}
outcomes:
  clean:
    title: 清洗水泵
    level: self-service
    steps: [{{do: 倒醋。}}]
    works-when: 出水了。
    otherwise: {{use: call}}
    sources: [x]
"""
KNOWLEDGE = {
    "knowledge/procedures.yaml": "procedures: {call: {steps: [{do: 问售后。}]}}\n",
    "knowledge/sources.yaml": (
        "sources:\n  x: {title: 说明书, publisher: 厂家, url: 'https://example.com/', kind: official, trust: high, seen-on: 2026-11-20}\n"
    ),
}


def kettle(folder: Path) -> Doctor:
    """Return a doctor over the pack, written to `folder`."""
    files = {"pack.yaml": PACK, "start.yaml": START, "lid.yaml": LID, "pump.yaml": PUMP, **KNOWLEDGE}
    return doctor_of(write(folder, files))
