"""Failures of tenants' templates during sending: stored with the template, and mailed to staff once a day."""

from chalicelib.documents.templating.sandbox import TemplateError
from chalicelib.kernel import clock, outbox
from chalicelib.kernel.access import rate_limits
from chalicelib.kernel.access.rate_limits import DAY, Limit
from chalicelib.kernel.log import log
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.notifications.models import TemplateFailure
from chalicelib.staff.models import StaffState
from chalicelib.staff.permissions import Permission
from chalicelib.staff.service import list_team

ALERT_LIMIT = Limit("template-failed", 1, DAY)


def record_failure(tenant: str, message: str, language: str, error: TemplateError) -> None:
    """Store a template's failure and alert staff once a day. Never raises: the message is sent regardless."""
    try:
        _record_failure(tenant, message, language, error)
    except Exception:  # noqa: BLE001 - must not keep the message from being sent
        log().exception("template failure not recorded", extra={"template": message})


def _record_failure(tenant: str, message: str, language: str, error: TemplateError) -> None:
    transaction = Transaction()
    failure = TemplateFailure.at(tenant, message, language)
    failure.code, failure.part, failure.failed_at = error.code, error.part, clock.now()
    failure.params = error.params or {}
    transaction.put(failure)
    if rate_limits.count(tenant, ALERT_LIMIT, f"{message} {language}") == 1:
        for member in list_team(tenant)[0]:
            if member.state == StaffState.ACTIVE and Permission.TEMPLATES in member.permissions:
                payload = {
                    "email": member.email,
                    "name": member.name,
                    "language": member.language,
                    "template": message,
                    "template_language": language,
                    "error": error.code,
                }
                outbox.record(transaction, tenant, "template_failed", payload)
    transaction.commit()
