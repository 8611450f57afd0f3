"""Waiting for an answer: numbers, keys and free words, until there is an option or another place."""

from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.result import Diagnosis
from fapiao_doctor.diagnosis.state import Point, State
from fapiao_doctor.messages import say
from fapiao_doctor.render.diagnosis import also_lines, no_match_lines, understood_lines
from fapiao_doctor.render.document import BLANK, Line
from fapiao_doctor.wizard import pages
from fapiao_doctor.wizard.asker import Asker, Keeper, Left, Watch
from fapiao_doctor.wizard.gates import YES
from fapiao_doctor.wizard.hearing import Added, hear, hidden_in, is_secret
from fapiao_doctor.wizard.notes import take_away
from fapiao_doctor.wizard.opening import begun
from fapiao_doctor.wizard.places import Place
from fapiao_doctor.wizard.reply import Chosen, Key, Said, Search, read_reply

PATIENCE = 2
"""Replies that were not understood, after which the page and the keys are shown again."""


class Picking:
    """Asks at one place after the other; moves the state where something else than an option is meant.

    `reopened` is set when the first sentence was asked for again.
    """

    def __init__(self, doctor: Doctor, asker: Asker, keeper: Keeper, state: State, watch: Watch) -> None:
        self.doctor = doctor
        self.asker = asker
        self.keeper = keeper
        self.state = state
        self.watch = watch
        self.lang = doctor.lang
        self.reopened = False

    def pick(self, place: Place) -> int | None:
        """Ask until an option is chosen or something else was done; None means look again."""
        for tried in range(1, PATIENCE + 1):
            while True:
                typed = self.asker.ask(place.prompt(self.state, self.lang))
                reply = self._meant(typed, place)
                if isinstance(reply, Chosen):
                    if reply.told:
                        text = self._say("按“{label}”算。不对就打 b。", label=place.labels[reply.place])
                        self.asker.show((Line("note", text),))
                    return reply.place
                if isinstance(reply, Said):
                    self._unclear(reply, place, last=tried == PATIENCE)
                    break
                if reply is None:
                    return None
        self.asker.show(pages.keys_page(place.keys, len(place.labels), self.lang))
        return None

    def sentence(self) -> Point | None:
        """Ask for the first sentence, or a replay code; empty opens the list, None keeps what was said before."""
        former = self.state.symptom
        prompt = "换一句话说，回车不改，打 / 看清单：" if former else "用一句话说说你的情况，回车看清单："
        while True:
            typed = self.asker.ask(self._say(prompt))
            key = read_reply(typed, ())
            if key == "nothing":
                return None if former or self.state.answers or self.state.here.replay else Point()
            if key == "unsure" or not typed.strip("/ "):
                return Point()
            if key == "quit":
                self.leave()
            elif isinstance(key, str):
                self._at_the_opening(key)
            elif found := self.begun(typed):
                return found

    def begun(self, typed: str) -> Point | None:
        """Return where a sentence, or a replay code in its place, begins; None where another has to be asked for."""
        place, told = begun(self.doctor, typed)
        self.asker.show(told)
        return place

    def leave(self) -> None:
        """Leave by q: a walk that was saved stays, a new one with answers is asked for; raises Left."""
        if self.keeper.saved:
            raise Left(kept=True)
        kept = bool(self.state.answers) and self._yes("存着吗？打 y 存着，回车不存：")
        if not kept:
            self.keeper.forget()
        raise Left(kept=kept)

    def back(self, result: Diagnosis) -> None:
        """Go one step back: to the question before, the sentence before, or the first sentence."""
        if self.state.back(result):
            return
        self.reopened = True
        said = self.sentence()
        if said is None:
            self.state.keep()
        else:
            self.state.here = said

    def _meant(self, typed: str, place: Place) -> Chosen | Said | Key | None:
        """Return an option, what was not understood, or the key whose page was shown; None where the place changed."""
        reply = read_reply(typed, place.labels, place.unsure)
        if isinstance(reply, Chosen):
            return reply
        if isinstance(reply, Said) and is_secret(self.doctor, reply.words):
            self.asker.show(pages.secret_page(self.lang))
            return "clear"
        if isinstance(reply, Said) and place.question and not (reply.several or reply.number):
            found = hear(self.doctor, self.state, place.question, reply.words)
            if isinstance(found, Chosen):
                return found
            if isinstance(found, Added):
                self.state.go(found.sentence, self.state.answers)
                return None
            reply = found
        if isinstance(reply, Search):
            return None if self._searched(reply.words) else "help"
        if isinstance(reply, Said):
            return reply
        return None if self._pressed(reply, place) else reply if self._does(reply, place) else Said(typed)

    def _does(self, key: Key, place: Place) -> bool:
        return key in place.keys or key in ("help", "unsure", "nothing")

    def _pressed(self, key: Key, place: Place) -> bool:
        """Do what a key asks; True when the page has to be shown again."""
        if key == "nothing" and self.state.may_keep:
            self.state.keep()
            return True
        if key == "nothing":
            self.asker.show((Line("warning", self._say("请打编号 1-{count}。", count=len(place.labels))),))
        if key == "help":
            self.asker.show(pages.keys_page(place.keys, len(place.labels), self.lang))
        elif key == "unsure":
            self._cannot_tell(place)
        elif key in place.keys:
            return self._moved(key, place)
        return False

    def _moved(self, key: Key, place: Place) -> bool:
        match key:
            case "quit":
                self.leave()
            case "save":
                raise Left(kept=True)
            case "back":
                self.back(place.result)
            case "list":
                return self._change(place.result)
            case "or":
                return self._other(place.result)
            case "clear":
                return self._cleared()
            case _:
                self._shown(key, place)
                return False
        return True

    def _shown(self, key: Key, place: Place) -> None:
        """Show what a key asks for, without moving."""
        state = self.state
        if key == "what-if":
            found = self.doctor.what_if(state.symptom, state.answers, state.here.replay, state.again)
            self.asker.show(pages.what_if_page(found, self.lang))
        elif key == "note":
            take_away(self.asker, place.result)
        elif key == "held":
            for lines in place.held:
                self.asker.show((BLANK, *lines))
        elif key == "more":
            self.asker.show_page(place.full, place.conclusion)
            self.asker.show(place.asked)

    def _cannot_tell(self, place: Place) -> None:
        if place.question:
            self.asker.show(pages.hint_page(place.question, self.lang))
        else:
            self.asker.show((Line("text", self._say("还没去办，或者还看不出来，就选最后一项。")),))

    def _change(self, result: Diagnosis) -> bool:
        """Show all answers of the path and ask the chosen one once more."""
        if self.state.may_keep:
            self.state.keep()
            here = self.state.here
            result = self.doctor.diagnose(here.symptom, here.answers, here.replay, walked=True)
        self.asker.show(pages.answers_page(result.path, self.lang))
        if not result.path:
            return False
        reply = read_reply(self.asker.ask(self._say("要改第几个？回车不改：")), [entry.ask for entry in result.path])
        if isinstance(reply, Chosen):
            self.state.ask_again(result.path, reply.place)
        elif isinstance(reply, Search):
            self._searched(reply.words)
        return True

    def _other(self, result: Diagnosis) -> bool:
        """Offer the trees that fit less well."""
        self.asker.show(also_lines(result, 1))
        prompt = self._say("换成第几个？回车不换：")
        reply = read_reply(self.asker.ask(prompt), [offer.title for offer in result.also])
        if not isinstance(reply, Chosen):
            return False
        self.state.go(self.state.symptom, result.also[reply.place].answers)
        return True

    def _searched(self, words: str) -> bool:
        """Go where the words lead; where they lead nowhere, say so and stay."""
        found = self.doctor.diagnose(words)
        self.watch(found)
        if found.result != "no-match":
            self.state.go(words, ())
            return True
        hidden = (pages.still_there(self.lang),) if found.redacted else ()
        self.asker.show((BLANK, *understood_lines(found), *hidden, *no_match_lines(found)))
        return False

    def _cleared(self) -> bool:
        if self.asker.clear():
            return True
        self.asker.show((Line("note", self._say("这个终端清不了屏。办完关掉这个窗口。")),))
        return False

    def _at_the_opening(self, key: Key) -> None:
        if key == "clear":
            self._cleared()
        else:
            self.asker.show(pages.keys_page(("clear", "quit"), 0, self.lang))

    def _unclear(self, said: Said, place: Place, last: bool) -> None:
        """Say that it was not understood and how to answer, with the options again; the page follows the `last`."""
        count = len(place.labels)
        if hidden_in(said.words):
            self.asker.show(pages.secret_page(self.lang))
        if said.several:
            text = self._say("不止一项有这几个字，请打编号 1-{count}。", count=count)
        else:
            text = self._say("没看懂。请打编号 1-{count}；想搜索，先打 / 再打字。", count=count)
        self.asker.show((Line("warning", text), *(() if last else pages.options_page(place.labels))))

    def _yes(self, prompt: str) -> bool:
        """Ask until it is a yes or a no."""
        while (typed := self.asker.ask(self._say(prompt)).strip().lower()) not in YES:
            if typed == "q":
                return False
        return YES[typed]

    def _say(self, chinese: str, **values: object) -> str:
        return say(self.lang, chinese, **values)
