"""What a process skips at its start and its end, and what it must not skip."""

import subprocess
import sys

import pytest


def ran(code: str) -> tuple[int, str]:
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert result.stderr == ""
    return result.returncode, result.stdout


BEGIN = "import sys\nfrom fapiao_doctor.lifetime import end, put_off, start\n"


def test_what_is_put_off_is_loaded_when_it_is_used() -> None:
    code = BEGIN + (
        "start()\nimport inspect\nimport inspect as again\nprint('ast' in sys.modules)\n"
        "print(inspect.cleandoc('  a\\n    b'), again.isfunction(end))\nfrom inspect import signature\nprint(signature(end))"
    )
    assert ran(code) == (0, "False\na\nb True\n(exit_code: int) -> NoReturn\n")


def test_what_is_known_of_a_module_does_not_have_it_loaded_and_is_the_same_once_it_is() -> None:
    code = BEGIN + (
        "start()\nimport gettext, platform, uuid\nfrom datetime import date, datetime\nfrom gettext import ngettext\n"
        "said = platform.system(), date(2026, 1, 2).isoformat(), datetime(2026, 1, 2) > datetime(2025, 1, 2)\n"
        "print({name for name in ('inspect', 'platform', 'gettext') if '_unread' not in vars(sys.modules[name])})\n"
        "print(ngettext('{n} row', '{n} rows', 2), gettext.gettext('row'), gettext.find('nothing'))\n"
        "import datetime as whole\nprint(whole.datetime is datetime, whole.datetime_CAPI is not None, whole.UTC)\n"
        "print(datetime.strptime('2026', '%Y').year, bool(platform.machine()), (platform.system(), *said[1:]) == said)\n"
        "print(gettext.__file__.endswith('gettext.py'), platform.__file__.endswith('platform.py'))\n"
        "import copy, pickle\nprint(pickle.loads(pickle.dumps(copy.copy(date(2026, 1, 2)))))"
    )
    assert ran(code) == (0, "set()\n{n} rows row None\nTrue True UTC\n2026 True True\nTrue True\n2026-01-02\n")


@pytest.mark.parametrize("asked", ["inspect.signature", "platform.machine", "gettext.find", "datetime.sys"])
def test_threads_that_are_first_to_use_what_is_put_off_all_get_it(asked: str) -> None:
    name, _, one = asked.partition(".")
    code = BEGIN + (
        f"start()\nimport threading, {name}\ngate, failed = threading.Barrier(20), []\n"
        "def first():\n    gate.wait()\n    try:\n"
        f"        getattr({name}, {one!r})\n    except AttributeError as error:\n        failed.append(error)\n"
        "some = [threading.Thread(target=first) for _ in range(20)]\n"
        "for one in some: one.start()\nfor one in some: one.join()\nprint(failed)"
    )
    if asked == "datetime.sys" and sys.version_info >= (3, 12):
        pytest.skip("not put off since Python 3.12")
    assert ran(code) == (0, "[]\n")


@pytest.mark.parametrize("name", ["inspect", "no_such_module_anywhere"])
def test_what_a_module_has_not_is_an_error_as_ever(name: str) -> None:
    code = (
        BEGIN
        + f"put_off({name!r})\ntry:\n    import {name}\n    {name}.nothing\nexcept Exception as error:\n    print(error)"
    )
    said = f"module '{name}' has no attribute 'nothing'" if name == "inspect" else f"No module named '{name}'"
    assert ran(code) == (0, said + "\n")


def test_a_module_that_is_loaded_already_is_left_alone() -> None:
    assert ran(BEGIN + "import inspect\nput_off('inspect')\nprint(sys.modules['inspect'] is inspect)") == (0, "True\n")


@pytest.mark.parametrize("exit_code", [0, 3, 141])
def test_the_end_writes_out_what_was_said_and_does_what_was_left_for_it(exit_code: int) -> None:
    code = BEGIN + f"import atexit\natexit.register(print, 'tidied up')\nprint('said', end=' ')\nend({exit_code})"
    assert ran(code) == (exit_code, "said tidied up\n")


def test_the_end_waits_for_what_still_runs() -> None:
    code = BEGIN + (
        "import threading, time\n"
        "threading.Thread(target=lambda: (time.sleep(0.2), print('and done'))).start()\nprint('said', end=' ')\nend(4)"
    )
    assert ran(code) == (4, "said and done\n")
