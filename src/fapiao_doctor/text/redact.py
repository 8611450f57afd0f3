"""Placeholder until the redaction stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Redacted:
    text: str
    kinds: tuple[str, ...] = ()


def redact(text: str) -> Redacted:
    return Redacted(text)
