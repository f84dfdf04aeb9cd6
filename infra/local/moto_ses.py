"""Makes moto's SES say of a tenant's domain what SES says: which DKIM records it wants, and that it waits for them.

moto takes every domain for verified at once and names no records. The deployment's own, made by `provision`, stay so.
"""

import hashlib
from collections import Counter
from typing import Any

from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.ses.models import EmailIdentity, ses_backends

_make = EmailIdentity.__init__
_TOKENS = 3
_LOOKS_OF_CHOOSING = 2
"""How often a domain is looked at when it is chosen: the records have to be seen once."""
_verifies_by_itself = False
_looks: Counter[str] = Counter()


def install(*, by_itself: bool = False) -> None:
    """Put our way in place of moto's. Doing it twice is doing it once.

    `by_itself`: a domain is verified when it is asked for again later; nobody has a DNS for one machine.
    """
    global _verifies_by_itself  # noqa: PLW0603 - moto is one for the whole process, and so is how it behaves
    _verifies_by_itself = by_itself
    EmailIdentity.__init__ = _made  # type: ignore[method-assign]
    EmailIdentity.get_response_object = property(_answer)  # type: ignore[assignment,method-assign]


def _made(self: EmailIdentity, *arguments: Any, **more: Any) -> None:
    _make(self, *arguments, **more)
    if self.tags:
        digest = hashlib.sha256(self.email_identity.encode()).hexdigest()
        self.dkim_attributes |= {
            "Status": "PENDING",
            "Tokens": [digest[number * 16 : number * 16 + 16] for number in range(_TOKENS)],
        }
        self.verification_status = "PENDING"


_original = EmailIdentity.get_response_object.fget  # type: ignore[attr-defined]


def _answer(self: EmailIdentity) -> dict[str, Any]:
    answer: dict[str, Any] = _original(self)
    answer["DkimAttributes"] = dict(self.dkim_attributes)
    if _verifies_by_itself and self.tags:
        _looks[self.email_identity] += 1
        if _looks[self.email_identity] >= _LOOKS_OF_CHOOSING:
            _pass(self)
    return answer


def _pass(identity: EmailIdentity) -> None:
    identity.dkim_attributes["Status"] = identity.verification_status = "SUCCESS"
    identity.verified_for_sending_status = True


def verify(domain: str, region: str) -> None:
    """The domain's records were found."""
    _pass(ses_backends[DEFAULT_ACCOUNT_ID][region].email_identities[domain])
