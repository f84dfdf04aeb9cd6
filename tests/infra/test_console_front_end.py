"""The console's page as it is deployed, and what its sources say twice because Python says it first."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from chalicelib.customers.findings import FindingKind
from chalicelib.customers.invitations import Skipped
from chalicelib.notifications.catalogue import MESSAGES
from chalicelib.notifications.words import word
from chalicelib.staff.permissions import OF_ROLE, Permission, Role
from chalicelib.tenants.settings import ActionKind, Module, TenantSettings
from infra.site import CONSOLE_KEY, ROOT, site_objects

FILES = "https://files.example"
CONSOLE = ROOT / "static_site" / "apps" / "console" / "src"
WORDS = ROOT / "static_site" / "packages" / "i18n" / "locales" / "console"
_ACT = re.compile(r"audit\.commit\(\s*[^,]+,\s*[^,]+,\s*\"([a-z_]+\.[a-z_]+)\"")


def _acts() -> set[str]:
    return {
        act
        for path in (ROOT / "chalicelib").rglob("*.py")
        for act in _ACT.findall(path.read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_every_act_that_the_log_may_hold_has_a_sentence(language: str) -> None:
    words = json.loads((WORDS / f"{language}.audit.json").read_text(encoding="utf-8"))
    acts = _acts()
    assert len(acts) > 10
    assert acts - words["act"].keys() == set()
    assert {act.partition(".")[0] for act in acts} - words["kinds"].keys() == set()


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_every_finding_of_the_linter_has_a_sentence(language: str) -> None:
    words = json.loads((WORDS / f"{language}.home.json").read_text(encoding="utf-8"))
    source = (ROOT / "chalicelib" / "console" / "checks.py").read_text(encoding="utf-8")
    about_customers = source[source.index("def _about_customers") : source.index("def _of_sections")]
    codes = set(re.findall(r"Check\(\s*\"(\w+)\"", source)) | set(
        re.findall(r"\"([a-z]+(?:_[a-z]+)+)\"", about_customers)
    )
    assert len(codes) > 10
    assert codes == words["checks"]["codes"].keys()
    assert {module.value for module in Module} == words["names"]["module"].keys()
    assert {kind.value for kind in ActionKind} == words["names"]["kind"].keys()
    assert {kind.value for kind in FindingKind} == words["affected"]["kinds"].keys()


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_every_refusal_of_settings_has_a_sentence_and_is_told_at_a_setting(language: str) -> None:
    words = json.loads((WORDS / f"{language}.portal.json").read_text(encoding="utf-8"))
    refusals: set[str] = set()
    whole: set[str] = set()
    for path in (ROOT / "chalicelib" / "tenants").glob("settings*.py"):
        source = path.read_text(encoding="utf-8")
        refusals |= set(re.findall(r"PydanticCustomError\(\s*\"(\w+)\"", source))
        # A rule of all the settings or of a whole part is not told at a field by pydantic.
        for kind, body in re.findall(r"\nclass (\w+)\(Part\)(.*?)(?=\n\nclass |\Z)", source, re.DOTALL):
            if kind in ("TenantSettings", "SigninSettings"):
                whole |= set(re.findall(r"PydanticCustomError\(\s*\"(\w+)\"", body))
    draft = (CONSOLE / "areas" / "portal" / "draft.ts").read_text(encoding="utf-8")
    told = re.search(r"const SHOWN_AT.*?= \{(.*?)\n\}", draft, re.DOTALL)

    assert len(refusals) > 15
    assert refusals - words["fields"].keys() == set()
    assert told is not None
    at = dict(re.findall(r"(\w+): \"([\w.]+)\"", told[1]))
    assert at.keys() == whole
    assert set(at.values()) - words["settings"].keys() == set()


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_every_reason_for_which_access_is_not_sent_has_words(language: str) -> None:
    words = json.loads((WORDS / f"{language}.customers.json").read_text(encoding="utf-8"))
    assert {reason.value for reason in Skipped} - words["send"]["reasons"].keys() == set()


def _details() -> set[str]:
    """What entries of the log say beside the act: the keys of the literal details in each file that commits to it."""
    found: set[str] = set()
    for path in (ROOT / "chalicelib").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        if "audit.commit(" in source:
            for literal in re.findall(r"\bdetails(?:: [^=\n]+)?\s?=\s?\{(.*?)\}", source, re.DOTALL):
                found |= set(re.findall(r"\"(\w+)\":", literal))
            found |= set(re.findall(r"\bdetails\[\"(\w+)\"\] =", source))
    return found


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_nothing_of_an_entry_of_the_log_is_shown_as_a_code(language: str) -> None:
    words = json.loads((WORDS / f"{language}.audit.json").read_text(encoding="utf-8"))
    team = json.loads((WORDS / f"{language}.team.json").read_text(encoding="utf-8"))
    permissions = {permission.value for permission in Permission}

    assert len(_details()) > 20
    assert _details() - words["detail_names"].keys() == set()
    assert permissions - words["values"].keys() == set()
    assert permissions == team["permissions"].keys()


@pytest.mark.parametrize(
    ("language", "signs", "reads"),
    [
        ("es", ("tickets", "firmar"), ("tickets", "notas internas", "contratos")),
        ("en", ("tickets", "sign"), ("tickets", "internal notes", "contracts")),
        ("pt", ("tickets", "assinar"), ("tickets", "notas internas", "contratos")),
    ],
)
def test_a_role_says_the_most_delicate_of_what_it_gives(
    language: str, signs: tuple[str, ...], reads: tuple[str, ...]
) -> None:
    texts = json.loads((WORDS / f"{language}.team.json").read_text(encoding="utf-8"))["role_texts"]

    assert {Permission.TICKETS, Permission.CONTRACTS} <= OF_ROLE[Role.AGENT]
    assert all(word in texts["agent"] for word in signs)
    assert {Permission.TICKETS_READ, Permission.CONTRACTS_READ} <= OF_ROLE[Role.READONLY]
    assert all(word in texts["readonly"] for word in reads)


def _paths(document: dict[str, Any], under: str = "") -> Iterator[str]:
    for name, value in document.items():
        if isinstance(value, dict):
            yield from _paths(value, f"{under}{name}.")
        else:
            yield under + name


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_every_setting_has_a_name_in_versions_and_conflicts(language: str) -> None:
    words = json.loads((WORDS / f"{language}.portal.json").read_text(encoding="utf-8"))["settings"]
    support = {"email": "a@b.example", "phone": "0800 1"}
    whole = TenantSettings.model_validate({"name": "Acme", "support": support}).model_dump(mode="json")
    nameless = {
        path
        for path in _paths(whole)
        if not {path, path.rpartition(".")[0]} & words.keys() and not path.startswith("branding.logo_")
    }
    assert nameless == set()


@pytest.mark.parametrize(
    "term",
    [
        *(
            "Presencia en línea",
            "automatización",
            "Detalles de la empresa",
            "descargar FX",
            "cuenta corriente",
        ),
        *("código iframe", "Portal de clientes activo", "Título", "Subtítulo", "Método de validación"),
        *("Visualizar producto", "Visualizar descripción", "monto total pendiente", "clientes borrados"),
        *("Ver en web", "Validación para el ingreso", "Nombre para mostrar", "Mostrar información"),
    ],
)
def test_the_words_that_are_fixed_are_in_the_spanish_settings(term: str) -> None:
    assert term.lower() in (WORDS / "es.portal.json").read_text(encoding="utf-8").lower()


_NOT_YET = re.compile(r"\b(todavía|yet|ainda)\b", re.IGNORECASE)


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_no_setting_that_the_code_heeds_is_said_to_do_nothing_yet(language: str) -> None:
    words = json.loads((WORDS / f"{language}.portal.json").read_text(encoding="utf-8"))["settings"]
    without_effect = {name for name, said in words.items() if _NOT_YET.search(said["text"])}
    read_by = {
        name: path.name
        for name in without_effect
        for path in (ROOT / "chalicelib").rglob("*.py")
        if re.search(rf"\.{name.rpartition('.')[2]}\b", path.read_text(encoding="utf-8"))
    }
    assert read_by == {}
    assert without_effect <= {"payment_heading", "payment_custom_names"}


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_every_message_is_called_by_a_name(language: str) -> None:
    """In the list of templates, by the linter, and in the mail about a template that failed."""
    listed = json.loads((WORDS / f"{language}.messages.json").read_text(encoding="utf-8"))["messages"]
    found = json.loads((WORDS / f"{language}.home.json").read_text(encoding="utf-8"))["names"]["message"]
    editable = {name for name, message in MESSAGES.items() if not message.lock}

    assert listed.keys() == MESSAGES.keys()
    assert all(said["name"] and said["text"] for said in listed.values())
    assert found.keys() == editable
    assert [name for name in editable if word("message", name, language) == name] == []


def test_the_console_knows_every_permission_and_role() -> None:
    source = (ROOT / "static_site" / "packages" / "api" / "console-types.ts").read_text(encoding="utf-8")

    def listed(name: str) -> list[str]:
        found = re.search(rf"export const {name} = \[(.*?)\]", source, re.DOTALL)
        assert found is not None
        return re.findall(r'"(\w+)"', found[1])

    assert set(listed("permissions")) == {permission.value for permission in Permission}
    assert set(listed("roles")) == {role.value for role in Role}


def test_the_console_says_of_each_role_what_it_may() -> None:
    source = (CONSOLE / "areas" / "team" / "roles.tsx").read_text(encoding="utf-8")
    agent = re.search(r"agent: \[\.\.\.readonly, (.*?)\]", source)
    readonly = re.search(r"const readonly: readonly Permission\[\] = \[(.*?)\]", source)
    assert agent is not None
    assert readonly is not None
    names = {"agent": f"{agent[1]}, {readonly[1]}", "readonly": readonly[1]}
    for role in (Role.AGENT, Role.READONLY):
        assert set(re.findall(r'"(\w+)"', names[role])) == {one.value for one in OF_ROLE[role]}
    assert OF_ROLE[Role.OWNER] == frozenset(Permission)
    assert OF_ROLE[Role.MANAGER] == frozenset(Permission) - {Permission.TEAM}


def test_the_console_is_one_page_that_nobody_may_frame() -> None:
    objects = {item.key: item for item in site_objects(FILES)}
    page = objects[CONSOLE_KEY]
    assert page.content_type == "text/html; charset=utf-8"
    assert "max-age=0" in page.cache_control
    policy = dict(part.split(" ", 1) for part in page.policy.split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["connect-src"] == f"'self' {FILES}"
    assert policy["require-trusted-types-for"] == "'script'"
    html = page.body.decode()
    assert not re.search(r"<script(?![^>]*\ssrc=)", html)
    assert "<style" not in html
    assert " style=" not in html
    # What it names is there, under a name by its content.
    named = re.findall(r'(?:src|href)="/(assets/[^"]+)"', html)
    assert len(named) == 2
    assert all(objects[key].cache_control == "public, max-age=31536000, immutable" for key in named)


def test_the_page_goes_up_after_all_that_it_names() -> None:
    assert [item.key for item in site_objects(FILES)][-1] == CONSOLE_KEY
