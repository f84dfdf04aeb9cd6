"""What is shipped is what is tested: the zip, under Lambda's own runtime client, signs in and shows a statement."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
import requests

from infra.lambda_zip import ROOT, UNZIPPED_LIMIT, ZIP_LIMIT, build_zip
from tests.package.deployed import Deployed
from tests.package.lambda_runtime import Function
from tests.test_first_slice import ANA, INVOICE

pytestmark = pytest.mark.package

ALLOWED_ON_THE_WAY_IN = {
    *(
        "_cffi_backend",
        "aws_lambda_powertools",
        "annotated_types",
        "botocore",
        "certifi",
        "chalice",
        "cryptography",
        "dateutil",
    ),
    *("email_validator", "idna", "jmespath", "pydantic", "pydantic_core", "pynamodb", "six", "stdnum"),
    *("typing_extensions", "typing_inspection", "tzdata", "urllib3"),
}
"""Third-party packages that signing in and reading a statement may load. Each costs its share of a cold start."""

OF_CONTRACTS = ("chalicelib.contracts", "chalicelib.seals", "pyhanko", "typst")


@pytest.fixture(scope="module")
def signed_in(deployed: Deployed, api_key: str) -> Deployed:
    """A customer, imported by the tenant's system, who has signed in by the code that was sent."""
    authorization = {"Authorization": f"Bearer {api_key}"}
    for kind, item in (("customers", ANA), ("invoices", INVOICE)):
        reply = deployed.call("POST", f"/data/v1/{kind}", {"items": [item]}, authorization)
        assert [row["status"] for row in reply.json["items"]] == ["created"], reply.text
    asked = deployed.from_page(
        "POST",
        "/portal/demo/signin/challenges",
        {
            "method": "identifier",
            "identifier": "30.123.456",
            "channel": "email",
            "contact": "ana@example.com",
        },
    )
    assert asked.status == 202, asked.text
    message = deployed.await_message()
    assert message["to"] == "Ana@example.com"
    code = next(word for word in message["text"].split() if word.isdecimal())
    path = f"/portal/demo/signin/challenges/{asked.json['challenge_id']}/code"
    proved = deployed.from_page("POST", path, {"code": code})
    assert proved.status == 200, proved.text
    return deployed


def loaded(deployed: Deployed) -> dict[str, str]:
    """The modules that the API's process has loaded, and where from."""
    found: dict[str, str] = deployed.api.invoke({"probe": "modules"})
    return found


def test_a_customer_signs_in_and_reads_the_statement_and_loads_nothing_heavy(signed_in: Deployed) -> None:
    statement = signed_in.from_page("GET", "/portal/demo/statement")

    assert statement.status == 200, statement.text
    assert [row["balance"] for row in statement.json["items"]] == [{"amount": "1210.00", "currency": "ARS"}]
    from_zip = {
        name.split(".")[0]
        for name, file in loaded(signed_in).items()
        if file.startswith(str(signed_in.api.task_root)) and not name.startswith("__")
    }
    assert from_zip - ALLOWED_ON_THE_WAY_IN - {"app", "chalicelib"} == set()
    assert [name for name in loaded(signed_in) if name.startswith(OF_CONTRACTS)] == []


def test_nothing_is_loaded_from_outside_the_zip_and_the_runtime(signed_in: Deployed) -> None:
    places = [str(signed_in.api.task_root), str(signed_in.api.runtime_root)]
    outside = {
        name: file
        for name, file in loaded(signed_in).items()
        if "site-packages" in file or "dist-packages" in file or file.startswith(f"{ROOT}/")
    }

    assert outside == {}
    assert any(file.startswith(places[0]) for file in loaded(signed_in).values())


def test_an_invoice_is_set_as_pdf_and_kept_where_it_can_be_fetched(signed_in: Deployed) -> None:
    invoice = signed_in.from_page("GET", "/portal/demo/invoices").json["items"][0]

    made = signed_in.from_page("POST", f"/portal/demo/invoices/{invoice['id']}/pdf", {})

    assert made.status == 200, signed_in.api.log()
    pdf = requests.get(made.json["url"], timeout=30)
    assert pdf.content.startswith(b"%PDF-")
    assert loaded(signed_in)["typst"].startswith(str(signed_in.api.task_root))


def test_signing_out_ends_the_session(signed_in: Deployed) -> None:
    before = dict(signed_in.cookies)
    assert signed_in.from_page("POST", "/portal/demo/session/end", {}).status == 200

    signed_in.cookies = before

    assert signed_in.from_page("GET", "/portal/demo/statement").json["code"] == "session_expired"


def test_the_zip_is_small_enough_and_the_same_each_time(archive: Path, tmp_path: Path) -> None:
    build_zip(tmp_path / "again.zip")

    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()
    assert archive.stat().st_size <= ZIP_LIMIT
    with zipfile.ZipFile(archive) as stream:
        names = stream.namelist()
        assert sum(entry.file_size for entry in stream.infolist()) <= UNZIPPED_LIMIT
    assert len(names) == len(set(names))


def test_every_source_in_the_zip_comes_compiled_and_unchecked(task_root: Path) -> None:
    sources = list(task_root.rglob("*.py"))

    assert sources
    for source in sources:
        (compiled,) = (source.parent / "__pycache__").glob(f"{source.stem}.cpython-*.pyc")
        assert compiled.read_bytes()[4:8] == b"\x01\x00\x00\x00", source  # PEP 552: by hash, not checked


def test_a_process_loads_a_surface_with_its_first_request(signed_in: Deployed) -> None:
    surfaces = {"chalicelib.customers.data_routes", "chalicelib.billing.data_routes"}

    assert not surfaces & loaded(signed_in).keys()
    assert signed_in.from_page("GET", "/openapi.json").status == 200
    assert surfaces <= loaded(signed_in).keys()


def test_a_process_that_is_made_ready_in_advance_loads_everything(
    task_root: Path, runtime_root: Path, cloud: dict[str, Any]
) -> None:
    environment = {
        **cloud["environment"],
        "PROBED_HANDLER": "app.app",
        "AWS_LAMBDA_INITIALIZATION_TYPE": "provisioned-concurrency",
    }
    with Function(task_root, runtime_root, "probe.handler", environment) as function:
        assert "chalicelib.billing.data_routes" in function.invoke({"probe": "modules"})


def test_a_method_that_a_path_does_not_know_is_refused_by_the_app(signed_in: Deployed) -> None:
    refused = signed_in.from_page("PUT", "/portal/demo/statement", {})

    assert (refused.status, refused.json["code"]) == (405, "method_not_allowed")
