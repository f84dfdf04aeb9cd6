"""How each route is called with the victim's real ids. A route that is not here fails the test."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Call:
    """One call: values for the path's slots, the query, the body, and what the rightful caller gets."""

    path: Mapping[str, str] = field(default_factory=dict)
    """Slot to the name of the victim's id, or to a fixed value after `=`."""
    query: str = ""
    body: Any = None
    reads: bool = True
    """Whether the rightful caller's answer shows a mark of the victim (so that the test sees that it could)."""
    own: tuple[int, ...] = (403, 404)
    """What a signed-in neighbour may get: a refusal, or 200 with nothing of the victim."""
    rightful: tuple[int, ...] = (200, 201, 202)
    """What staff who may call it get; 409 or 410 where what was asked cannot be done with the victim as it stands."""


INVOICE = {"invoice_id": "invoice_id"}
TICKET = {"ticket_id": "ticket_id"}
CONTRACT = {"contract_id": "contract_id"}

CALLS: dict[str, Call] = {
    # Before signing in: everybody may call; nothing of the victim may come back.
    "POST /portal/{tenant}/signin/challenges": Call(
        body={"method": "email", "email": "victima@example.com"}, reads=False, own=(202, 429)
    ),
    "POST /portal/{tenant}/signin/challenges/{challenge_id}/resend": Call(
        path={"challenge_id": "challenge_id"}, body={}, reads=False, own=(410,)
    ),
    "POST /portal/{tenant}/signin/challenges/{challenge_id}/code": Call(
        path={"challenge_id": "challenge_id"}, body={"code": "123456"}, reads=False, own=(410,)
    ),
    "POST /portal/{tenant}/signin/password": Call(
        body={"user": "victima@example.com", "password": "arbol.nandu"},
        reads=False,
        own=(422, 429),
    ),
    "POST /portal/{tenant}/signin/password/choice": Call(
        body={"token": "made-up", "password": "mi propia clave"},
        reads=False,
        own=(410,),
    ),
    "POST /portal/{tenant}/session/view": Call(body={"handover": "made-up"}, reads=False, own=(401,)),
    "POST /portal/{tenant}/session/bearer": Call(body={"handover": "made-up"}, reads=False, own=(401,)),
    "POST /portal/{tenant}/links/open": Call(body={"token": "made-up"}, reads=False, own=(410,)),
    "POST /portal/{tenant}/links/code": Call(
        body={"token": "made-up", "code": "123456"}, reads=False, own=(410,)
    ),
    # The session and the account.
    "GET /portal/{tenant}/session": Call(own=(200,)),
    "POST /portal/{tenant}/session/switch": Call(body={"customer_id": "{customer_id}"}, own=(404,)),
    "POST /portal/{tenant}/session/end": Call(body={}, reads=False, own=(200,)),
    "POST /portal/{tenant}/password": Call(
        body={"old": "arbol.nandu", "new": "mi propia clave"}, reads=False, own=(422,), rightful=(422,)
    ),
    "GET /portal/{tenant}/access-log": Call(reads=False, own=(200,)),
    "GET /portal/{tenant}/dashboard": Call(own=(200,)),
    "GET /portal/{tenant}/statement": Call(query="?q=secret", own=(200,)),
    "POST /portal/{tenant}/statement/files": Call(body={"format": "csv"}, reads=False, own=(200,)),
    "GET /portal/{tenant}/invoices": Call(own=(200,)),
    "GET /portal/{tenant}/invoices/{invoice_id}": Call(path=INVOICE),
    "POST /portal/{tenant}/invoices/{invoice_id}/pdf": Call(path=INVOICE, body={}),
    "POST /portal/{tenant}/invoices/zip": Call(body={"invoice_ids": ["{invoice_id}"]}, reads=False),
    # Files that are added to what is written.
    "POST /portal/{tenant}/attachments": Call(
        body={"filename": "foto.png", "content_type": "image/png", "size": 100}, reads=False, own=(201,)
    ),
    "POST /portal/{tenant}/attachments/{attachment_id}/examined": Call(
        path={"attachment_id": "attachment_id"}, body={}
    ),
    # Tickets.
    "GET /portal/{tenant}/contracts": Call(own=(200,)),
    "GET /portal/{tenant}/contracts/{contract_id}": Call(path=CONTRACT),
    "GET /portal/{tenant}/contracts/{contract_id}/pages": Call(path=CONTRACT, reads=False),
    "POST /portal/{tenant}/contracts/{contract_id}/opened": Call(path=CONTRACT, body={}),
    "POST /portal/{tenant}/contracts/{contract_id}/read": Call(
        path=CONTRACT, body={"document_sha256": "0" * 64}, reads=False, rightful=(409,)
    ),
    "POST /portal/{tenant}/contracts/{contract_id}/files": Call(path=CONTRACT, body={"file": "original"}),
    "POST /portal/{tenant}/contracts/{contract_id}/codes": Call(
        path=CONTRACT, body={"channel": "email"}, reads=False, rightful=(200, 429)
    ),
    "POST /portal/{tenant}/contracts/{contract_id}/codes/{challenge_id}": Call(
        path={**CONTRACT, "challenge_id": "contract_challenge_id"},
        body={"binding": "x", "code": "12345678"},
        reads=False,
        rightful=(410,),
    ),
    "POST /portal/{tenant}/contracts/{contract_id}/signature": Call(
        path=CONTRACT,
        body={
            "challenge_id": "chl_x",
            "binding": "x",
            "code": "1",
            "document_sha256": "0" * 64,
            "consent": True,
            "method": "typed",
            "typed_name": "Nadie",
        },
        reads=False,
        rightful=(409,),
    ),
    "POST /portal/{tenant}/contracts/{contract_id}/decline": Call(path=CONTRACT, body={"reason": "No"}),
    "POST /portal/{tenant}/verify": Call(body={"code": "{contract_code}"}, reads=False, own=(200,)),
    "GET /portal/{tenant}/tickets": Call(own=(200,)),
    "GET /portal/{tenant}/tickets/options": Call(reads=False, own=(200,)),
    "POST /portal/{tenant}/tickets": Call(body={"text": "Otra consulta"}, reads=False, own=(201,)),
    "GET /portal/{tenant}/tickets/{ticket_id}": Call(path=TICKET),
    "POST /portal/{tenant}/tickets/{ticket_id}/replies": Call(path=TICKET, body={"text": "Sigue igual"}),
    "POST /portal/{tenant}/tickets/{ticket_id}/seen": Call(path=TICKET, body={}, reads=False),
    "POST /portal/{tenant}/tickets/{ticket_id}/attachments/{attachment_id}": Call(
        path=TICKET | {"attachment_id": "ticket_file_id"}, body={}, reads=False
    ),
    "POST /portal/{tenant}/tickets/{ticket_id}/close": Call(path=TICKET, body={}),
    "POST /portal/{tenant}/tickets/{ticket_id}/rating": Call(
        path=TICKET, body={"score": 4}, reads=False, rightful=(200, 409)
    ),
    "POST /portal/{tenant}/tickets/{ticket_id}/reopen": Call(
        path=TICKET, body={}, reads=False, rightful=(200, 403)
    ),
    "POST /portal/{tenant}/ratings/shown": Call(body={"token": "made-up"}, reads=False, own=(410,)),
    "POST /portal/{tenant}/ratings": Call(body={"token": "made-up", "score": 5}, reads=False, own=(410,)),
    # Messages.
    "GET /portal/{tenant}/messages": Call(own=(200,)),
    "POST /portal/{tenant}/messages": Call(
        body={"text": "Hola", "client_id": "of-somebody"}, reads=False, own=(201,)
    ),
    "POST /portal/{tenant}/messages/seen": Call(body={"up_to": "{message_id}"}, reads=False),
    "POST /portal/{tenant}/messages/{message_id}/attachments/{attachment_id}": Call(
        path={"message_id": "message_id", "attachment_id": "message_file_id"}, body={}, reads=False
    ),
    # Notices.
    "GET /portal/{tenant}/notices": Call(own=(200,)),
    "GET /portal/{tenant}/notices/news": Call(reads=False, own=(200,)),
    "POST /portal/{tenant}/notices/read": Call(
        body={"up_to": "ntc_01JD0000000000000000000000"}, reads=False, own=(200,)
    ),
    "GET /portal/{tenant}/notices/preferences": Call(reads=False, own=(200,)),
    "PUT /portal/{tenant}/notices/preferences": Call(
        body={"ways": [], "quiet_from": "22:00", "quiet_until": "08:00", "time_zone": "America/Lima"},
        reads=False,
        own=(200,),
    ),
    "POST /portal/{tenant}/notices/unsubscribe/{token}": Call(
        path={"token": "=made-up"}, reads=False, own=(410,)
    ),
    "POST /portal/{tenant}/notices/unsubscribe": Call(body={"token": "made-up"}, reads=False, own=(410,)),
    "POST /portal/{tenant}/notices/subscribe": Call(body={"token": "made-up"}, reads=False, own=(410,)),
    # The tenant's own system.
    "POST /data/v1/customers": Call(
        body={"items": [{"external_id": "victima", "name": "Otra"}]}, reads=False
    ),
    "GET /data/v1/customers": Call(),
    "GET /data/v1/customers/{external_id}": Call(path={"external_id": "=victima"}),
    "DELETE /data/v1/customers/{external_id}": Call(path={"external_id": "=victima"}, reads=False),
    "GET /data/v1/contract-templates": Call(),
    "POST /data/v1/contracts": Call(body={"items": [{"external_id": "secreta"}]}, reads=False),
    "GET /data/v1/contracts": Call(),
    "GET /data/v1/contracts/{external_id}": Call(path={"external_id": "contract_id"}),
    "POST /data/v1/contracts/{external_id}/files": Call(
        path={"external_id": "contract_id"}, body={"file": "original"}
    ),
    # By then its signer has declined it.
    "POST /data/v1/contracts/{external_id}/withdraw": Call(
        path={"external_id": "contract_id"}, body={"reason": "No"}, reads=False, rightful=(409,)
    ),
    "POST /data/v1/invoices": Call(body={"items": [{"external_id": "secreta"}]}, reads=False),
    "GET /data/v1/invoices": Call(),
    "GET /data/v1/invoices/{external_id}": Call(path={"external_id": "=secreta"}),
    "DELETE /data/v1/invoices/{external_id}": Call(path={"external_id": "=secreta"}, reads=False),
    "POST /data/v1/payments": Call(body={"items": [{"external_id": "pago"}]}, reads=False),
    "GET /data/v1/payments": Call(),
    "GET /data/v1/payments/{external_id}": Call(path={"external_id": "=pago"}),
    "DELETE /data/v1/payments/{external_id}": Call(path={"external_id": "=pago"}, reads=False),
    "POST /data/v1/credit-notes": Call(body={"items": [{"external_id": "nota"}]}, reads=False),
    "GET /data/v1/credit-notes": Call(),
    "GET /data/v1/credit-notes/{external_id}": Call(path={"external_id": "=nota"}),
    "DELETE /data/v1/credit-notes/{external_id}": Call(path={"external_id": "=nota"}, reads=False),
    # The same for the whole world.
    "GET /openapi.json": Call(reads=False, own=(200,)),
}
