"""What is wrong with a template is told with its place and its remedy, and what a message is for comes through."""

import pytest

from chalicelib.notifications.catalogue import MESSAGES
from chalicelib.notifications.rendering import Source
from chalicelib.notifications.template_rules import faults
from chalicelib.notifications.writing import render_source
from chalicelib.tenants.settings_communication import NoticeKind

CODE = MESSAGES["signin_code"]
VALUES = CODE.examples("es")


def source(**parts: str) -> Source:
    """Templates that are right but for the parts that are given."""
    return Source(**{"subject": "{{ codigo }}", "text": "{{ codigo }}", "html": "", "sms": "", **parts})


def codes(text: str) -> set[str]:
    """What is wrong with a text, tag by tag."""
    return {fault.code for fault in faults(CODE, "es", source(text=text))}


def test_an_unknown_tag_is_named_with_its_line_and_the_nearest_known_one() -> None:
    [fault] = faults(CODE, "es", source(text="{{ codigo }}\n\n{{ cliente.nombr }}"))

    assert (fault.field, fault.code) == ("text", "tag_unknown")
    assert fault.params == {"tag": "cliente.nombr", "line": 3, "nearest": "cliente.nombre"}


def test_a_group_alone_is_an_unknown_tag_and_one_of_its_tags_is_offered() -> None:
    [fault] = faults(CODE, "es", source(text="{{ codigo }}{{ contacto }}"))

    assert fault.params == {"tag": "contacto", "line": 1, "nearest": "contacto.nombre"}


def test_a_mistake_in_the_syntax_is_told_with_its_line() -> None:
    [fault] = faults(CODE, "es", source(html="<p>\n{{ codigo }\n</p>"))

    assert (fault.field, fault.code) == ("html", "template_syntax")
    assert fault.params is not None
    assert fault.params["line"] == 2


def test_every_fault_is_told_at_once() -> None:
    found = faults(CODE, "es", source(subject="", text="{{ codig }}{{ minuto }}", html="{{ lipsum() }}"))

    assert [(fault.field, fault.code) for fault in found] == [
        ("text", "tag_unknown"),
        ("text", "tag_unknown"),
        ("html", "template_not_allowed"),
        ("subject", "subject_empty"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "123456",
        "{% if cliente.nombre %}{{ codigo }}{% endif %}",
        "{{ codigo|truncate(3) }}",
        "{# {{ codigo }} #}Hola",
        "{% raw %}{{ codigo }}{% endraw %}",
    ],
)
def test_a_code_mail_without_its_code_is_refused(text: str) -> None:
    """Also where it would be there only for some, or where an example was typed."""
    assert codes(text) == {"tag_missing"}


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("html", "<p>Hola</p>"),
        ("html", "<!-- {{ codigo }} --><p>Hola</p>"),
        ("html", "<script>{{ codigo }}</script><p>Hola</p>"),
        ("html", '<p title="{{ codigo }}">Hola</p>'),
        ("sms", "Hola"),
    ],
)
def test_the_code_has_to_be_seen_in_each_form(part: str, text: str) -> None:
    [fault] = faults(CODE, "es", source(**{part: text}))

    assert (fault.field, fault.code, fault.params) == (part, "tag_missing", {"tag": "codigo"})


def test_a_link_counts_as_said_where_it_leads() -> None:
    access = MESSAGES["portal_access"]
    html = '<a href="{{ portal.enlace }}">Entrar</a> {{ acceso.usuario }} {{ acceso.contrasena }}'

    assert faults(access, "es", Source("Acceso", "", html, "")) == []
    missing = faults(access, "es", Source("Acceso", "", "{{ acceso.usuario }} {{ acceso.contrasena }}", ""))
    assert [fault.params for fault in missing] == [{"tag": "portal.enlace"}]


def test_a_mail_needs_a_subject_and_something_to_read() -> None:
    assert [fault.code for fault in faults(CODE, "es", Source(" ", " ", "", ""))] == [
        "subject_empty",
        "body_empty",
    ]


def test_a_subject_that_is_empty_for_some_is_refused() -> None:
    [fault] = faults(CODE, "es", source(subject="{{ cliente.nombre }}"))

    assert (fault.field, fault.code) == ("subject", "subject_empty")


@pytest.mark.parametrize(("part", "code"), [("subject", "subject_too_long"), ("sms", "sms_too_long")])
def test_a_subject_and_an_sms_have_a_length(part: str, code: str) -> None:
    [fault] = faults(CODE, "es", source(**{part: "{{ codigo }}" + "a" * 500}))

    assert (fault.field, fault.code) == (part, code)


@pytest.mark.parametrize(
    "text",
    [
        "{{ codigo }} {{ cliente.nombre|upper }}",
        "{{ codigo }} {{ cliente.nombre|default('cliente', true) }}",
        "{% if cliente.documento_tipo == 'DNI' %}DNI{% elif cliente.numero %}N{% else %}-{% endif %} {{ codigo }}",
        "{{ codigo }} {{ 'Hola' if contacto.nombre and not minutos == '9' else 'Chau' }}",
        "{{ codigo }} {# nota #}",
    ],
)
def test_what_is_allowed_works(text: str) -> None:
    assert faults(CODE, "es", source(text=text)) == []


def test_html_is_made_from_the_text_and_the_text_from_the_html() -> None:
    from_text = render_source(CODE, "es", source(text="Hola <b>\n\n{{ codigo }}"), VALUES)
    from_html = render_source(
        CODE, "es", source(text="", html="<p>Hola&nbsp;<b>Ana</b></p><p>{{ codigo }}</p>"), VALUES
    )

    assert from_text.html == "<p>Hola &lt;b&gt;</p>\n<p>123456</p>"
    assert from_html.text == "Hola Ana\n\n123456\n"


def test_an_empty_sms_is_the_standard_one() -> None:
    assert render_source(CODE, "es", source(), VALUES).sms.startswith("123456 es el código de ingreso")


LEADING = sorted(name for name, message in MESSAGES.items() if "enlace" in message.essential)


@pytest.mark.parametrize("name", LEADING)
def test_a_link_that_lets_in_comes_with_the_code_that_it_may_ask_for(name: str) -> None:
    message = MESSAGES[name]
    bare = source(subject="Aviso", text="Ver: {{ enlace }}", sms="{{ enlace }}")
    whole = source(
        subject="Aviso",
        text="Ver: {{ enlace }}{% if codigo %} Código: {{ codigo }}{% endif %}",
        sms="{{ enlace }} {{ codigo }}",
    )

    missing = [fault for fault in faults(message, "es", bare) if fault.code == "tag_missing"]

    assert {str(fault.params) for fault in missing} == {str({"tag": "codigo"})}
    assert faults(message, "es", whole) == []
    no_links = {**message.examples("es"), "codigo": ""}
    assert render_source(message, "es", bare, no_links).text.startswith("Ver: ")


def test_every_notice_leads_somewhere() -> None:
    assert {kind.value for kind in NoticeKind} <= set(LEADING)
