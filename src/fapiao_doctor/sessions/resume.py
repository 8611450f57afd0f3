"""Which saved answers still stand in the trees of today."""

from collections.abc import Sequence

from fapiao_doctor.engine.walk import Answer, Trees, validate
from fapiao_doctor.errors import UsageError


def still_valid(trees: Trees, answers: Sequence[Answer]) -> tuple[tuple[Answer, ...], int]:
    """Give the answers up to the first that no longer fits a question, and how many were left out."""
    for count, answer in enumerate(answers):
        try:
            validate(trees, answer)
        except UsageError:
            return tuple(answers[:count]), len(answers) - count
    return tuple(answers), 0
