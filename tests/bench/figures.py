"""Figures with their bounds, and the table in which they are printed."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. Without a bound it is there to compare with."""

    name: str
    value: float
    unit: str
    bound: float | None = None
    at_least: bool = False
    """Whether the bound is the least that will do, not the most."""
    aim: float | None = None
    note: str = ""

    @property
    def holds(self) -> bool:
        """Whether the figure keeps its bound."""
        if self.bound is None:
            return True
        return self.value >= self.bound if self.at_least else self.value <= self.bound


def show(title: str, figures: Iterable[Figure]) -> bool:
    """Print figures under a title as soon as they are known; whether all hold."""
    figures = list(figures)
    sys.stdout.write(f"\n{title}\n")
    for figure in figures:
        sign = "≥" if figure.at_least else "≤"
        bound = f"{sign} {_number(figure.bound)}" if figure.bound is not None else ""
        aim = f"aim {_number(figure.aim)}" if figure.aim is not None else ""
        verdict = "" if figure.bound is None else "ok" if figure.holds else "BROKEN"
        value = f"{_number(figure.value)} {figure.unit}".strip()
        line = f"  {figure.name:58} {value:>11}  {bound:7} {aim:8} {verdict:6} {figure.note}"
        sys.stdout.write(line.rstrip() + "\n")
    sys.stdout.flush()
    return all(figure.holds for figure in figures)


def _number(value: float) -> str:
    return f"{value:.2f}" if abs(value) < 100 and value != int(value) else f"{value:.0f}"
