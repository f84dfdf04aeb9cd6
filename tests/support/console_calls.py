"""How each route of the console is called with the victim's real ids. A route that is not here fails the test.

`own` is what staff of the same tenant without the permission may get: always 403. `reads` says whether the rightful
caller's answer shows a mark of the victim. What a staff member may call halfway through signing in is at the end.
"""

from tests.support.calls import Call

SEEN = {"staff_id": "staff_id"}

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
    "GET /console/{tenant}/audit": Call(),
    "POST /console/{tenant}/audit/files": Call(body={}, reads=False),
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
    "DELETE /console/{tenant}/second-factor": Call(reads=False),
    "POST /console/{tenant}/session/end": Call(body={}, reads=False),
}
