"""Contracts of somebody's: a draft, and one that waits for their signature."""

import json
from functools import lru_cache
from typing import Any

from chalicelib.kernel.aws import files
from tests.support.api_client import ApiClient, Browser, StaffBrowser

TITLE = "Contrato de Victoria Secreta"


@lru_cache(maxsize=4)
def document(pages: int = 1, more: str = "") -> bytes:
    """A contract of some pages."""
    import typst

    text = '#set page(paper: "a4")\n#set document(title: "Contrato")\n'
    text += "\n#pagebreak()\n".join(f"= Cláusula {number}\n#lorem(60)" for number in range(1, pages + 1))
    text += f"\n#text({json.dumps(more)})"
    made: bytes = typst.compile(text.encode(), format="pdf")
    return made


def handed_in(staff: StaffBrowser, content: bytes) -> str:
    """Hand a PDF in as a browser does; answers what names it."""
    asked = staff.post("/contracts/uploads", {"size": len(content)})
    assert asked.status == 201, asked.text
    files.put_file(asked.json["fields"]["key"], content, "application/pdf")
    upload_id: str = asked.json["upload_id"]
    return upload_id


def drafted(staff: StaffBrowser, customer_id: str, content: bytes, title: str = TITLE) -> Any:
    """The answer to making a draft of a PDF."""
    upload_id = handed_in(staff, content)
    return staff.post("/contracts", {"customer_id": customer_id, "title": title, "upload_id": upload_id})


def lay_contracts(
    api_client: ApiClient, staff: StaffBrowser, victim: Browser, customer_id: str
) -> dict[str, str]:
    """Drafts, one that was sent, a file that was handed in, and a code that was asked for."""
    draft, ready, sent = (drafted(staff, customer_id, document()).json for _ in range(3))
    api_client.deliver()
    done = staff.post(f"/contracts/{sent['contract_id']}/send", {})
    assert done.status == 200, done.text
    asked = victim.post(f"/contracts/{sent['contract_id']}/codes", {"channel": "email"})
    assert asked.status == 200, asked.text
    template = {
        "name": "Victoria Secreta",
        "title": TITLE,
        "text": "Victoria Secreta {{ dato.plan }} [[firma:1]]",
        "roles": [{}],
    }
    kept = staff.post("/contract-templates", template)
    assert kept.status == 201, kept.text
    mine = drafted(staff, customer_id, document()).json["contract_id"]
    own_id = staff.get("/session").json["staff"]["id"]
    api_client.deliver()
    body = {"title": TITLE, "signers": [{"staff_id": own_id}]}
    assert staff.put(f"/contracts/{mine}", body).status == 200
    assert staff.post(f"/contracts/{mine}/send", {}).status == 200
    own_code = staff.post(f"/contracts/{mine}/codes", {})
    assert own_code.status == 200, own_code.text
    return {
        "contract_mine_id": mine,
        "contract_mine_challenge_id": own_code.json["challenge_id"],
        "contract_template_id": kept.json["template_id"],
        "contact_id": sent["contacts"][0]["id"],
        "contract_draft_id": draft["contract_id"],
        "contract_ready_id": ready["contract_id"],
        "contract_id": sent["contract_id"],
        "contract_upload_id": handed_in(staff, document()),
        "contract_code": sent["code"],
        "contract_challenge_id": asked.json["challenge_id"],
    }
