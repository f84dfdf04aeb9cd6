"""Template validation: faults with line and fix, and essential tags in every form."""

import pytest

from chalicelib.notifications.catalogue import MESSAGES
from chalicelib.notifications.rendering import Source
from chalicelib.notifications.template_rules import faults
from chalicelib.notifications.writing import render_source
from chalicelib.tenants.settings_communication import NoticeKind

CODE = MESSAGES["signin_code"]
VALUES = CODE.examples("es")


def source(**parts: str) -> Source:
    """Valid templates, with the given parts replaced."""
    return Source(**{"subject": "{{ codigo }}", "text": "{{ codigo }}", "html": "", "sms": "", **parts})


def codes(text: str) -> set[str]:
    """The fault codes of a text."""
    return {fault.code for fault in faults(CODE, "es", source(text=text))}


def test_an_unknown_tag_is_reported_with_its_line_and_the_closest_known_one() -> None:
    [fault] = faults(CODE, "es", source(text="{{ codigo }}\n\n{{ cliente.nombr }}"))

    assert (fault.field, fault.code) == ("text", "tag_unknown")
    assert fault.params == {"tag": "cliente.nombr", "line": 3, "nearest": "cliente.nombre"}


def test_a_group_alone_is_an_unknown_tag_and_one_of_its_tags_is_suggested() -> None:
    [fault] = faults(CODE, "es", source(text="{{ codigo }}{{ contacto }}"))

    assert fault.params == {"tag": "contacto", "line": 1, "nearest": "contacto.nombre"}


def test_a_syntax_error_is_reported_with_its_line() -> None:
    [fault] = faults(CODE, "es", source(html="<p>\n{{ codigo }\n</p>"))

    assert (fault.field, fault.code) == ("html", "template_syntax")
    assert fault.params is not None
    assert fault.params["line"] == 2


def test_all_faults_are_reported_at_once() -> None:
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
    """Also if it appears only conditionally, or as a literal example."""
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
def test_the_code_must_be_visible_in_each_form(part: str, text: str) -> None:
    [fault] = faults(CODE, "es", source(**{part: text}))

    assert (fault.field, fault.code, fault.params) == (part, "tag_missing", {"tag": "codigo"})


def test_a_links_address_counts_as_content() -> None:
    access = MESSAGES["portal_access"]
    html = '<a href="{{ portal.enlace }}">Entrar</a> {{ acceso.usuario }} {{ acceso.contrasena }}'

    assert faults(access, "es", Source("Acceso", "", html, "")) == []
    missing = faults(access, "es", Source("Acceso", "", "{{ acceso.usuario }} {{ acceso.contrasena }}", ""))
    assert [fault.params for fault in missing] == [{"tag": "portal.enlace"}]


def test_a_mail_needs_a_subject_and_a_body() -> None:
    assert [fault.code for fault in faults(CODE, "es", Source(" ", " ", "", ""))] == [
        "subject_empty",
        "body_empty",
    ]


def test_a_subject_that_can_be_empty_is_refused() -> None:
    [fault] = faults(CODE, "es", source(subject="{{ cliente.nombre }}"))

    assert (fault.field, fault.code) == ("subject", "subject_empty")


@pytest.mark.parametrize(("part", "code"), [("subject", "subject_too_long"), ("sms", "sms_too_long")])
def test_subject_and_sms_have_a_maximum_length(part: str, code: str) -> None:
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
def test_allowed_constructs_work(text: str) -> None:
    assert faults(CODE, "es", source(text=text)) == []


def test_text_and_html_are_derived_from_each_other() -> None:
    from_text = render_source(CODE, "es", source(text="Hola <b>\n\n{{ codigo }}"), VALUES)
    from_html = render_source(
        CODE, "es", source(text="", html="<p>Hola&nbsp;<b>Ana</b></p><p>{{ codigo }}</p>"), VALUES
    )

    assert from_text.html == "<p>Hola &lt;b&gt;</p>\n<p>123456</p>"
    assert from_html.text == "Hola Ana\n\n123456\n"


def test_an_empty_sms_falls_back_to_the_standard_one() -> None:
    assert render_source(CODE, "es", source(), VALUES).sms.startswith("123456 es el código de ingreso")


LEADING = sorted(name for name, message in MESSAGES.items() if "enlace" in message.essential)


@pytest.mark.parametrize("name", LEADING)
def test_an_access_link_comes_with_its_code(name: str) -> None:
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


def test_every_notice_has_a_link() -> None:
    assert {kind.value for kind in NoticeKind} <= set(LEADING)
