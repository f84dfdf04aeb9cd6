"""Only what was written anew is kept of an answer, as mail programs of three languages write them."""

import time

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from chalicelib.inbound.html_text import text_of_html
from chalicelib.inbound.quoting import own_words

NEW = "Gracias, ya lo probé.\nSigue sin andar."

QUOTED = "> Buenas tardes:\n> probar reiniciando el equipo.\n>\n> Saludos"

ANSWERS = {
    "gmail es": f"{NEW}\n\nEl lun, 23 nov 2026 a las 10:15, Fibra Sur (<demo.abc@reply.example>)\nescribió:\n\n{QUOTED}",
    "gmail es, one line": f"{NEW}\n\nEl lun, 23 nov 2026 a las 10:15, Fibra Sur (<a@x.example>) escribió:\n{QUOTED}",
    "gmail en": f"{NEW}\n\nOn Mon, Nov 23, 2026 at 10:15 AM Fibra Sur <a@x.example> wrote:\n\n{QUOTED}",
    "gmail en, broken": f"{NEW}\n\nOn Mon, Nov 23, 2026 at 10:15 AM Fibra Sur <\na@x.example> wrote:\n\n{QUOTED}",
    "gmail pt": f"{NEW}\n\nEm seg., 23 de nov. de 2026 às 10:15, Fibra Sur <a@x.example>\nescreveu:\n\n{QUOTED}",
    "apple es": f"{NEW}\n\nEnviado desde mi iPhone\n\n> El 23 nov 2026, a la(s) 10:15, Fibra Sur <a@x.example> escribió:\n> \n{QUOTED}",
    "apple es, unmarked": f"{NEW}\n\nEl 23 nov 2026, a la(s) 10:15, Fibra Sur <a@x.example> escribió:\n\nBuenas tardes:\nprobar",
    "apple pt": f"{NEW}\n\nEnviado do meu iPhone\n\n> Em 23 de nov. de 2026, à(s) 10:15, Fibra Sur <a@x.example> escreveu:\n> \n{QUOTED}",
    "apple en": f"{NEW}\n\nSent from my iPhone\n\n> On Nov 23, 2026, at 10:15, Fibra Sur <a@x.example> wrote:\n> \n{QUOTED}",
    "thunderbird es": f"{NEW}\n\nEl 23/11/2026 a las 10:15, Fibra Sur escribió:\n{QUOTED}",
    "thunderbird pt": f"{NEW}\n\nEm 23/11/2026 10:15, Fibra Sur escreveu:\n{QUOTED}",
    "yahoo es": f"{NEW}\n\n     El lunes, 23 de noviembre de 2026, 10:15:00 a. m. GMT-3, Fibra Sur <a@x.example> escribió:  \n \n Buenas tardes",
    "outlook es": f"{NEW}\n\n________________________________\nDe: Fibra Sur <a@x.example>\nEnviado: lunes, 23 de noviembre de 2026 10:15\nPara: Ana <ana@example.com>\nAsunto: Respuesta\n\nBuenas tardes:",
    "outlook en": f"{NEW}\n\nFrom: Fibra Sur <a@x.example>\nSent: Monday, November 23, 2026 10:15 AM\nTo: Ana <ana@example.com>\nSubject: Answer\n\nGood afternoon:",
    "outlook pt": f"{NEW}\n\nDe: Fibra Sur <a@x.example>\nEnviada em: segunda-feira, 23 de novembro de 2026 10:15\nEnviado em: segunda\nPara: Ana <ana@example.com>\nAssunto: Resposta\n\nBoa tarde:",
    "outlook, bold": f"{NEW}\n\n*De:* Fibra Sur <a@x.example>\n*Enviado el:* lunes, 23 de noviembre de 2026 10:15\n*Para:* Ana\n*Asunto:* Respuesta\n\nBuenas",
    "outlook ios": f"{NEW}\n\nObtener Outlook para iOS\n________________________________\nDe: Fibra Sur <a@x.example>\nEnviado: lunes\nPara: Ana\nAsunto: x\n",
    "old divider es": f"{NEW}\n\n-----Mensaje original-----\nDe: Fibra Sur\n\nBuenas",
    "old divider en": f"{NEW}\n\n-----Original Message-----\nFrom: Fibra Sur\n\nGood",
    "old divider pt": f"{NEW}\n\n----- Mensagem original -----\nDe: Fibra Sur\n\nBoa",
    "signature": f"{NEW}\n-- \nAna Pérez\nContadora\nTel. 4321-0000",
    "signature and quotation": f"{NEW}\n-- \nAna Pérez\n\nEl 23/11/2026 a las 10:15, Fibra Sur escribió:\n{QUOTED}",
    "phone's signature": f"{NEW}\n\nEnviado desde mi Samsung Galaxy",
    "only quoted lines": f"{NEW}\n\n{QUOTED}",
    "below": f"El 23/11/2026 a las 10:15, Fibra Sur escribió:\n{QUOTED}\n\n{NEW}",
    "nothing quoted": NEW,
    "windows line ends": f"{NEW}\n\n\n\n",
}


@pytest.mark.parametrize("program", ANSWERS)
def test_what_is_quoted_and_the_signature_go(program: str) -> None:
    assert own_words(ANSWERS[program]) == NEW


def test_what_is_written_between_the_quotations_stays() -> None:
    text = (
        "Respondo abajo.\n\nEl 23/11/2026 a las 10:15, Fibra Sur escribió:\n"
        "> ¿Cuál es el modelo?\n> ¿Y el número?\n\nUn HG-8145.\n\n> ¿Desde cuándo falla?\n> ¿Siempre?\n\nDesde el lunes.\n"
    )

    assert own_words(text) == "Respondo abajo.\n\nUn HG-8145.\n\nDesde el lunes."


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
def test_what_only_looks_like_a_quotation_stays(text: str) -> None:
    assert own_words(text) == text


def test_where_all_is_quoted_nothing_is_left() -> None:
    assert own_words(f"El 23/11/2026 a las 10:15, Fibra Sur escribió:\n{QUOTED}") == ""


HTML = {
    "gmail": '<div dir="ltr">Gracias, ya lo probé.<div>Sigue sin andar.</div></div><br><div class="gmail_quote"><div dir="ltr" '
    'class="gmail_attr">El lun, 23 nov 2026, Fibra Sur escribió:<br></div><blockquote>Buenas</blockquote></div>',
    "outlook": "<html><head><style>p{color:red}</style></head><body><div>Gracias, ya lo probé.</div><div>Sigue sin andar.</div>"
    '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>De:</b> Fibra Sur</div><div>Buenas</div></body></html>',
    "apple": '<body>Gracias, ya lo probé.<br>Sigue sin andar.<br><blockquote type="cite">El 23 nov: Buenas</blockquote></body>',
    "word": "<p>Gracias, ya lo prob&eacute;.<o:p></o:p></p><p>Sigue&nbsp;sin andar.</p><script>alert(1)</script>",
}


@pytest.mark.parametrize("program", HTML)
def test_html_says_the_same_without_what_it_quotes(program: str) -> None:
    said = [line for line in own_words(text_of_html(HTML[program])).split("\n") if line]

    assert said == NEW.split("\n")


@given(text=st.text(max_size=2000))
@hypothesis_settings(deadline=None, max_examples=150)
def test_whatever_is_written_nothing_is_added(text: str) -> None:
    left = own_words(text)

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
    started = time.perf_counter()

    own_words(hard)

    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    "hard", ["<b>" * 100_000 + "</i>" * 25_000, "<!--" * 100_000, "<a " * 100_000, "&" * 400_000]
)
def test_no_html_takes_long(hard: str) -> None:
    started = time.perf_counter()

    text_of_html(hard)

    assert time.perf_counter() - started < 5
