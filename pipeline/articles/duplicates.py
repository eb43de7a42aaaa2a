"""Placeholder so that imports work until the ARTICLES room writes the real one: overwrite it."""
from __future__ import annotations
from collections.abc import Callable, Iterable
from dataclasses import dataclass
@dataclass(frozen=True)
class Fingerprint:
    """x"""
    id: int
    fingerprint: bytes
def fingerprint(text: str) -> bytes:
    """x"""
    return b""
def find_duplicates(prints: Iterable[Fingerprint], text_of: Callable[[int], str]) -> dict[int, int]:
    """x"""
    return {}
