"""A chat bot on the step protocol: reads what people say, line by line, and answers; standard library only.

python docs/examples/bot.py
"""

import json
import subprocess
import sys

SERVER = [sys.executable, "-m", "fapiao_doctor", "serve", "--stdio"]


class Bot:
    """One conversation; `/back` returns to the question before, `/new` begins anew, `/note` gives the note."""

    def __init__(self, server):
        self.server = server
        self.place = self.ask(do="open")
        self.session = self.place["session"]
        self.begun = False

    def ask(self, **request):
        """Send one request and return its reply."""
        self.server.stdin.write(json.dumps(request) + "\n")
        self.server.stdin.flush()
        return json.loads(self.server.stdout.readline())

    def hear(self, said):
        """Return what to say to a line of the person."""
        here = {"session": self.session}
        if said == "/note":
            return self.ask(do="note", **here)["note"]
        if self.place["gate"] and said.lower() in ("y", "yes", "好", "是"):
            reply = self.ask(do="confirm", step=self.place["gate"]["step"], **here)
        elif said == "/back":
            reply = self.ask(do="back", **here)
        elif said == "/new" or not self.begun:
            reply = self.ask(do="diagnose", text="" if said == "/new" else said, **here)
        else:
            reply = self.ask(do="answer", option=said, at=self.place["at"], **here)
            if "error" in reply:  # no answer: another sentence
                reply = self.ask(do="diagnose", text=said, **here)
        if "error" in reply:
            return reply["error"]["message"]
        self.place, self.begun = reply, True
        return "\n".join(self.shown())

    def shown(self):
        """Yield the lines that stand for the place where the walk is."""
        found = self.place["diagnosis"]
        if found["question"]:
            yield from found["question"]["first"]
            yield found["question"]["ask"]
            for number, option in enumerate(found["question"]["options"], 1):
                yield f"{number}. {option['label']}"
        elif found["outcome"]:
            yield found["outcome"]["title"]
            yield from found["outcome"]["stop"]
            for number, step in enumerate(found["outcome"]["steps"], 1):
                yield f"{number}. {step['do']}"
        else:
            yield from (f"{number}. {one['title']}" for number, one in enumerate(found["choice"], 1))
            yield from found["advice"]
        if self.place["gate"]:
            yield from (*self.place["gate"]["warnings"], "y?")


def main():
    """Talk until the input ends."""
    with subprocess.Popen(SERVER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as server:
        bot = Bot(server)
        print("\n".join(bot.shown()), flush=True)
        for line in sys.stdin:
            print(bot.hear(line.strip()), flush=True)
        server.stdin.close()


if __name__ == "__main__":
    main()
