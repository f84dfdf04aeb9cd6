"""Templates of messages, as staff write them and as they may have been stored."""

from typing import Any

from chalicelib.audit.models import AuditEntry
from chalicelib.audit.service import Filters, list_entries, verify
from chalicelib.notifications.models import MessageTemplate
from tests.support.api_client import ApiClient, StaffBrowser

CODE = "/templates/signin_code/es"
ANA = {
    "contact": {"name": "Ana Paz", "emails": ["ana@example.com"]},
    "document": {"kind": "dni", "number": "30123456"},
    "number": "777",
}
OWN = {
    "subject": "{{ codigo }} para {{ cliente.nombre }}",
    "text": "{{ codigo }} es el código, {{ cliente.documento_tipo }} {{ cliente.documento }}.",
    "html": "<p><b>{{ codigo }}</b> para {{ cliente.nombre }}</p>",
    "sms": "{{ codigo }} ({{ empresa.nombre }})",
}


def save(staff: StaffBrowser, path: str = CODE, version: str = "", **parts: str) -> Any:
    """Save our template, with some parts other; answers what came back."""
    reply = staff.put(path, {**OWN, **parts, "version": version})
    assert reply.status == 200, reply.text
    return reply.json


def break_template(subject: str = "{{ nada }}") -> None:
    """A template as no rule of today's would take it: stored before the rule, or by hand."""
    template = MessageTemplate.of("demo", "signin_code", "es")
    assert template is not None
    template.subject = subject
    template.store()


def sign_in_code(api_client: ApiClient, email: str = "ana@example.com") -> None:
    """Ask for a code."""
    assert api_client.browser().ask_code(method="email", email=email).status == 202


def acts(tenant: str = "demo") -> list[AuditEntry]:
    """What the log says of templates, newest first."""
    assert verify(tenant)[1] == []
    return list_entries(tenant, Filters(act="templates."), limit=50, before=None)[0]
