"""How each route of the console is called with the victim's real ids. A route that is not here fails the test.

`own` is what staff of the same tenant without the permission may get: always 403. `reads` says whether the rightful
caller's answer shows a mark of the victim. What a staff member may call halfway through signing in is at the end.
"""

from tests.support.calls import Call

SEEN = {"staff_id": "staff_id"}
IMPORT = {"import_id": "import_id"}
TEMPLATE = {"message": "=signin_code", "language": "=en"}

SETTINGS = {"settings": {"name": "Empresa demo", "signin": {"methods": ["identifier", "email"]}}}

CUSTOMER = {"customer_id": "customer_id"}
LETTER = {"letter_id": "letter_id"}
TICKET = {"ticket_id": "ticket_id"}
CONTRACT = {"contract_id": "contract_id"}
DRAFT = {"contract_id": "contract_draft_id"}
MINE = {"contract_id": "contract_mine_id"}
KEPT_TEMPLATE = {"template_id": "contract_template_id"}
CONTRACT_TEMPLATE = {"name": "Victoria Secreta", "title": "Otro", "text": "[[firma:1]]", "roles": [{}]}
ANSWER = {"answer_id": "answer_id"}
TALK = {"customer_id": "customer_id", "party": "party"}
_TALKS = "/console/{tenant}/conversations/{customer_id}/{party}"

CONSOLE_CALLS: dict[str, Call] = {
    # Before signing in.
    "POST /console/{tenant}/signin/challenges": Call(
        body={"email": "duena@secreta.example"}, reads=False, own=(202, 429)
    ),
    "POST /console/{tenant}/signin/challenges/{challenge_id}/resend": Call(
        path={"challenge_id": "challenge_id"}, body={}, reads=False, own=(410,)
    ),
    "POST /console/{tenant}/signin/challenges/{challenge_id}/code": Call(
        path={"challenge_id": "challenge_id"}, body={"code": "123456"}, reads=False, own=(410,)
    ),
    "POST /console/{tenant}/invites/accept": Call(
        body={"token": "stf_01JD0000000000000000000000.made-up", "name": "Nadie"}, reads=False, own=(410,)
    ),
    # The operator.
    "PUT /operator/tenants/{tenant}": Call(
        body={"name": "Otra", "owner": {"name": "Otra", "email": "otra@example.com"}}, reads=False
    ),
    # Customers.
    "GET /console/{tenant}/customers": Call(query="?q=victo"),
    "POST /console/{tenant}/customers": Call(body={"name": "Nueva"}, reads=False),
    "POST /console/{tenant}/customers/test": Call(body={}, reads=False),
    "GET /console/{tenant}/customers/{customer_id}": Call(path=CUSTOMER),
    "PUT /console/{tenant}/customers/{customer_id}": Call(
        path=CUSTOMER, body={"name": "Otra", "version": 0}, rightful=(409,)
    ),
    "PUT /console/{tenant}/customers/{customer_id}/access": Call(
        path=CUSTOMER, body={"portal_user": False, "version": 0}, rightful=(409,)
    ),
    "GET /console/{tenant}/password-suggestion": Call(reads=False),
    "POST /console/{tenant}/customers/{customer_id}/password": Call(path=CUSTOMER, body={}, reads=False),
    "POST /console/{tenant}/customers/{customer_id}/send-access": Call(
        path=CUSTOMER, body={"batch": "another-batch"}, reads=False
    ),
    "POST /console/{tenant}/customers/send-access": Call(
        body={"customer_ids": ["{customer_id}"], "batch": "a-batch-of-mine"}, reads=False
    ),
    "POST /console/{tenant}/customers/{customer_id}/view": Call(path=CUSTOMER, body={}, reads=False),
    # Tickets.
    "GET /console/{tenant}/contracts": Call(),
    "POST /console/{tenant}/contracts/uploads": Call(body={"size": 1000}, reads=False),
    "POST /console/{tenant}/contracts": Call(
        body={"customer_id": "{customer_id}", "title": "Otro", "upload_id": "{contract_upload_id}"}
    ),
    "GET /console/{tenant}/contracts/{contract_id}": Call(path=CONTRACT),
    "PUT /console/{tenant}/contracts/{contract_id}": Call(
        path=DRAFT, body={"title": "Otro", "signers": [{"contact_id": "{contact_id}"}]}
    ),
    "GET /console/{tenant}/contracts/{contract_id}/pages": Call(path=CONTRACT, reads=False),
    "POST /console/{tenant}/contracts/{contract_id}/files": Call(path=CONTRACT, body={"file": "original"}),
    "POST /console/{tenant}/contracts/{contract_id}/send": Call(
        path={"contract_id": "contract_ready_id"}, body={}
    ),
    "POST /console/{tenant}/contracts/{contract_id}/opened": Call(path=MINE, body={}),
    "POST /console/{tenant}/contracts/{contract_id}/read": Call(
        path=MINE, body={"document_sha256": "0" * 64}, reads=False, rightful=(409,)
    ),
    "POST /console/{tenant}/contracts/{contract_id}/codes": Call(
        path=MINE, body={}, reads=False, rightful=(200, 409, 429)
    ),
    "POST /console/{tenant}/contracts/{contract_id}/codes/{challenge_id}": Call(
        path={**MINE, "challenge_id": "contract_mine_challenge_id"},
        body={"binding": "x", "code": "00000000"},
        reads=False,
        rightful=(409, 410, 422),
    ),
    "POST /console/{tenant}/contracts/{contract_id}/signature": Call(
        path=MINE,
        body={
            "challenge_id": "{contract_mine_challenge_id}",
            "binding": "x",
            "code": "00000000",
            "document_sha256": "0" * 64,
            "consent": True,
            "method": "typed",
            "typed_name": "Victoria",
        },
        reads=False,
        rightful=(409,),
    ),
    "GET /console/{tenant}/contract-templates": Call(),
    "POST /console/{tenant}/contract-templates": Call(
        body={**CONTRACT_TEMPLATE, "name": "Otra"}, reads=False
    ),
    "POST /console/{tenant}/contract-templates/preview": Call(
        body={"title": "Otra", "text": "{{ cliente.nombre }}"}, reads=False
    ),
    "POST /console/{tenant}/contract-templates/contracts": Call(
        body={
            "customer_id": "{customer_id}",
            "template_id": "{contract_template_id}",
            "values": {"plan": "300 Mb"},
        }
    ),
    "GET /console/{tenant}/contract-templates/{template_id}": Call(path=KEPT_TEMPLATE),
    "PUT /console/{tenant}/contract-templates/{template_id}": Call(
        path=KEPT_TEMPLATE, body={**CONTRACT_TEMPLATE, "version": 1}, reads=False
    ),
    "DELETE /console/{tenant}/contract-templates/{template_id}": Call(path=KEPT_TEMPLATE, reads=False),
    "POST /console/{tenant}/contracts/{contract_id}/remind": Call(path=CONTRACT, body={}),
    "POST /console/{tenant}/contracts/{contract_id}/correct": Call(path=CONTRACT, body={}),
    "POST /console/{tenant}/contracts/{contract_id}/withdraw": Call(path=CONTRACT, body={"reason": "No"}),
    "GET /console/{tenant}/tickets": Call(),
    "GET /console/{tenant}/tickets/counts": Call(reads=False),
    "GET /console/{tenant}/tickets/options": Call(),
    "POST /console/{tenant}/tickets": Call(
        body={"customer_id": "{customer_id}", "text": "Llamó por teléfono"}
    ),
    "GET /console/{tenant}/tickets/{ticket_id}": Call(path=TICKET),
    "GET /console/{tenant}/tickets/{ticket_id}/invoices": Call(path=TICKET),
    "PUT /console/{tenant}/tickets/{ticket_id}": Call(path=TICKET, body={"priority_id": "alta"}),
    "POST /console/{tenant}/tickets/{ticket_id}/replies": Call(
        path=TICKET, body={"text": "Vamos"}, reads=False, rightful=(200, 409)
    ),
    "POST /console/{tenant}/tickets/{ticket_id}/notes": Call(path=TICKET, body={"text": "Llamar antes"}),
    "POST /console/{tenant}/tickets/{ticket_id}/close": Call(path=TICKET, body={}),
    "POST /console/{tenant}/tickets/{ticket_id}/reopen": Call(
        path=TICKET, body={}, reads=False, rightful=(200, 409)
    ),
    "POST /console/{tenant}/tickets/{ticket_id}/merge": Call(path=TICKET, body={"into": "{other_ticket_id}"}),
    "POST /console/{tenant}/tickets/{ticket_id}/attachments/{attachment_id}": Call(
        path=TICKET | {"attachment_id": "ticket_file_id"}, body={}, reads=False
    ),
    "PUT /console/{tenant}/customers/{customer_id}/adviser": Call(path=CUSTOMER, body={"adviser_id": ""}),
    "GET /console/{tenant}/ticket-model": Call(reads=False),
    "PUT /console/{tenant}/ticket-model": Call(body={"model": {}, "version": 0}, reads=False),
    "GET /console/{tenant}/ticket-model/canned": Call(),
    "POST /console/{tenant}/ticket-model/canned": Call(
        body={"title": "Saludo", "text": "Buenos días"}, reads=False
    ),
    "PUT /console/{tenant}/ticket-model/canned/{answer_id}": Call(
        path=ANSWER, body={"title": "Duena Secreta", "text": "Saludos"}
    ),
    "DELETE /console/{tenant}/ticket-model/canned/{answer_id}": Call(path=ANSWER, reads=False),
    # Team and audit.
    "GET /console/{tenant}/team": Call(),
    "POST /console/{tenant}/team": Call(
        body={"name": "Nueva", "email": "nueva@example.com", "role": "agent"}, reads=False
    ),
    "PUT /console/{tenant}/team/{staff_id}": Call(
        path=SEEN,
        body={
            "name": "Duena Secreta",
            "role": "owner",
            "extra_permissions": [],
            "disabled": False,
            "version": 0,
        },
        reads=False,
        rightful=(409,),
    ),
    "POST /console/{tenant}/team/{staff_id}/invite": Call(path=SEEN, body={}, reads=False, rightful=(409,)),
    "POST /console/{tenant}/team/{staff_id}/second-factor/reset": Call(
        path=SEEN, body={}, reads=False, rightful=(409,)
    ),
    "PUT /console/{tenant}/team-policy": Call(body={"second_factor_required": False}, reads=False),
    "GET /console/{tenant}/checks": Call(reads=False),
    "GET /console/{tenant}/checks/{kind}/customers": Call(path={"kind": "=dates_missing"}),
    "GET /console/{tenant}/audit": Call(),
    "POST /console/{tenant}/audit/files": Call(body={}, reads=False),
    # Messages.
    "GET /console/{tenant}/templates": Call(reads=False),
    "GET /console/{tenant}/templates/{message}/{language}": Call(path=TEMPLATE, reads=False),
    "PUT /console/{tenant}/templates/{message}/{language}": Call(
        path=TEMPLATE, body={"subject": "S", "text": "{{ codigo }}", "version": ""}, reads=False
    ),
    "DELETE /console/{tenant}/templates/{message}/{language}": Call(
        path=TEMPLATE, reads=False, rightful=(200, 409)
    ),
    "POST /console/{tenant}/templates/{message}/{language}/preview": Call(
        path=TEMPLATE,
        body={
            "subject": "S",
            "text": "{{ codigo }} {{ cliente.nombre }} {{ cliente.numero }}",
            "customer_id": "{customer_id}",
        },
    ),
    "POST /console/{tenant}/templates/{message}/{language}/test": Call(
        path=TEMPLATE, body={"subject": "S", "text": "{{ codigo }}", "customer_id": None}, reads=False
    ),
    # Conversations.
    "GET /console/{tenant}/conversations": Call(query="?view=all"),
    "GET /console/{tenant}/conversations/counts": Call(reads=False),
    "GET /console/{tenant}/conversations/{customer_id}": Call(path=CUSTOMER),
    "GET /console/{tenant}/conversations/{customer_id}/{party}": Call(path=TALK),
    "POST /console/{tenant}/conversations/{customer_id}/{party}/messages": Call(
        path=TALK, body={"text": "Buen día", "client_id": "of-staff-members"}, reads=False
    ),
    "POST /console/{tenant}/conversations/{customer_id}/{party}/seen": Call(
        path=TALK, body={"up_to": "{message_id}"}, reads=False
    ),
    "POST /console/{tenant}/conversations/{customer_id}/{party}/put-aside": Call(
        path=TALK, body={"up_to": "{message_id}"}, reads=False
    ),
    "POST /console/{tenant}/conversations/{customer_id}/{party}/tickets": Call(
        path=TALK, body={"message_id": "{message_id}"}, reads=False
    ),
    f"POST {_TALKS}/messages/{{message_id}}/attachments/{{attachment_id}}": Call(
        path=TALK | {"message_id": "message_id", "attachment_id": "message_file_id"}, body={}, reads=False
    ),
    # What was not sent, addresses that bounce, the own sender.
    "GET /console/{tenant}/deliveries/dead-letters": Call(),
    "POST /console/{tenant}/deliveries/dead-letters/redrive": Call(body={}, reads=False),
    "POST /console/{tenant}/deliveries/dead-letters/{letter_id}/redrive": Call(
        path=LETTER, body={}, reads=False, rightful=(200, 404)
    ),
    "DELETE /console/{tenant}/deliveries/dead-letters/{letter_id}": Call(
        path=LETTER, reads=False, rightful=(200, 404)
    ),
    "GET /console/{tenant}/deliveries/addresses": Call(),
    "POST /console/{tenant}/deliveries/addresses/lifted": Call(
        body={"address": "victima@example.com"}, reads=False
    ),
    "GET /console/{tenant}/deliveries/sender": Call(reads=False),
    "PUT /console/{tenant}/deliveries/sender": Call(
        # A domain of ours: what changed the settings would get into the way of the calls below.
        body={"email": "avisos@ventanilla.example"},
        reads=False,
        rightful=(409,),
    ),
    "DELETE /console/{tenant}/deliveries/sender": Call(reads=False),
    # The session.
    "GET /console/{tenant}/session": Call(),
    "PUT /console/{tenant}/profile": Call(body={"name": "Persona", "language": "es"}),
    "POST /console/{tenant}/session/second-factor": Call(
        body={"code": "123456"}, reads=False, rightful=(403,)
    ),
    "POST /console/{tenant}/second-factor": Call(body={}, reads=False),
    "POST /console/{tenant}/second-factor/confirm": Call(
        body={"code": "123456"}, reads=False, rightful=(410, 422)
    ),
    "POST /console/{tenant}/second-factor/remove": Call(
        body={"code": "123456"}, reads=False, rightful=(410,)
    ),
    "POST /console/{tenant}/session/end": Call(body={}, reads=False),
    # Files that staff add to an answer.
    "POST /console/{tenant}/attachments": Call(
        body={
            "filename": "foto.png",
            "content_type": "image/png",
            "size": 100,
            "customer_id": "{customer_id}",
        },
        reads=False,
    ),
    "POST /console/{tenant}/attachments/{attachment_id}/examined": Call(
        path={"attachment_id": "staff_attachment_id"}, body={"customer_id": "{customer_id}"}
    ),
    # The portal's settings.
    "GET /console/{tenant}/settings": Call(reads=False),
    "PUT /console/{tenant}/settings": Call(body=SETTINGS | {"version": 1}, reads=False),
    "POST /console/{tenant}/settings/publish": Call(body={}, reads=False),
    "POST /console/{tenant}/settings/preview": Call(body=SETTINGS, reads=False),
    "POST /console/{tenant}/settings/contrast": Call(
        body={"colour": "#ff8800", "page_background": "#ffffff"}, reads=False
    ),
    "GET /console/{tenant}/settings/versions": Call(reads=False),
    "GET /console/{tenant}/settings/versions/{version}": Call(path={"version": "=1"}, reads=False),
    "POST /console/{tenant}/settings/versions/{version}/restore": Call(
        path={"version": "=1"}, body={"version": 1}, reads=False
    ),
    "POST /console/{tenant}/settings/images": Call(
        body={"purpose": "logo", "content_type": "image/png", "size": 1000}, reads=False
    ),
    "POST /console/{tenant}/settings/images/{image_id}/examined": Call(
        path={"image_id": "image_id"}, body={"purpose": "logo"}, reads=False
    ),
    "GET /console/{tenant}/modules": Call(reads=False),
    "POST /console/{tenant}/modules/{module}/request": Call(
        path={"module": "=statement"}, body={}, reads=False, rightful=(409,)
    ),
    # Imports.
    "GET /console/{tenant}/imports": Call(),
    "POST /console/{tenant}/imports": Call(
        body={"kind": "customers", "filename": "otro.csv", "size": 10}, reads=False
    ),
    "GET /console/{tenant}/imports/{import_id}": Call(path=IMPORT),
    "GET /console/{tenant}/imports/{import_id}/rows": Call(path=IMPORT),
    "POST /console/{tenant}/imports/{import_id}/uploaded": Call(
        path=IMPORT, body={}, reads=False, rightful=(409,)
    ),
    "PUT /console/{tenant}/imports/{import_id}/mapping": Call(
        path=IMPORT, body={"columns": []}, reads=False, rightful=(409,)
    ),
    "POST /console/{tenant}/imports/{import_id}/run": Call(
        path=IMPORT, body={}, reads=False, rightful=(200, 409)
    ),
    "POST /console/{tenant}/imports/{import_id}/resume": Call(
        path=IMPORT, body={}, reads=False, rightful=(409,)
    ),
    "POST /console/{tenant}/imports/{import_id}/cancel": Call(path=IMPORT, body={}, reads=False),
    "POST /console/{tenant}/imports/{import_id}/report": Call(
        path=IMPORT, body={}, reads=False, rightful=(409,)
    ),
}
