"""Extraction of the new text from replies of mail programs in three languages."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from chalicelib.inbound.parsing.html_text import html_to_text
from chalicelib.inbound.parsing.reply_text import extract_reply
from tests.support.deep import examples

NEW = "Gracias, ya lo probé.\nSigue sin andar."

CORPUS = Path(__file__).parent / "corpus"
ANSWERS = sorted(path.name for path in CORPUS.glob("*.txt"))
PAGES = sorted(path.name for path in CORPUS.glob("*.html"))
"""The same reply from different mail programs."""


@pytest.mark.parametrize("program", ANSWERS)
def test_quotations_and_signatures_are_removed(program: str) -> None:
    assert extract_reply((CORPUS / program).read_text(encoding="utf-8")) == NEW


def test_text_between_quotations_is_kept() -> None:
    text = (
        "Respondo abajo.\n\nEl 23/11/2026 a las 10:15, Fibra Sur escribió:\n"
        "> ¿Cuál es el modelo?\n> ¿Y el número?\n\nUn HG-8145.\n\n"
        "> ¿Desde cuándo falla?\n> ¿Siempre?\n\nDesde el lunes.\n"
    )

    assert extract_reply(text) == "Respondo abajo.\n\nUn HG-8145.\n\nDesde el lunes."


@pytest.mark.parametrize(
    "text",
    [
        "El técnico escribió:\nque venía mañana.",
        "De: la casa a la oficina\nno hay señal.",
        "Asunto: lo de siempre\nEl cable está cortado.",
        "> 5 MB no llega nunca la velocidad.",
        "Me anda a\n> 3 Mb\nnada más.",
        "On the 5th he wrote a note.\nNothing else.",
        "- uno\n- dos\n--- tres",
        "Em 5 dias escreveu duas vezes.",
        "1. Enviado desde la central\n2. No llegó",
    ],
)
def test_text_that_resembles_a_quotation_is_kept(text: str) -> None:
    assert extract_reply(text) == text


def test_a_fully_quoted_mail_has_no_text() -> None:
    assert extract_reply("El 23/11/2026 a las 10:15, Fibra Sur escribió:\n> Hola\n>\n> Chau") == ""


@pytest.mark.parametrize("program", PAGES)
def test_html_gives_the_same_text_without_quotations(program: str) -> None:
    said = [
        line
        for line in extract_reply(html_to_text((CORPUS / program).read_text(encoding="utf-8"))).split("\n")
        if line
    ]

    assert said == NEW.split("\n")


@given(text=st.text(max_size=2000))
@hypothesis_settings(deadline=None, max_examples=examples(150))
def test_whatever_is_written_nothing_is_added(text: str) -> None:
    left = extract_reply(text)

    lines = {" ".join(line.split()) for line in text.replace("\u00a0", " ").split("\n")}
    assert all(" ".join(line.split()) in lines for line in left.split("\n"))


@pytest.mark.parametrize(
    "hard",
    [
        "On 1 wrote:\n>\n" * 60_000,
        "> " * 100_000,
        "On 1 " + "a@" * 90_000 + "wrote:",
        "<a@b" * 50_000 + " wrote:",
        "-" * 200_000,
        "De: x\n" * 33_000,
        "El 1\n" * 40_000,
        "_" * 199_999,
    ],
)
def test_no_text_takes_long(hard: str) -> None:
    started = time.process_time()

    extract_reply(hard)

    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "hard", ["<b>" * 100_000 + "</i>" * 25_000, "<!--" * 100_000, "<a " * 100_000, "&" * 400_000]
)
def test_no_html_takes_long(hard: str) -> None:
    started = time.process_time()

    html_to_text(hard)

    assert time.process_time() - started < 5
