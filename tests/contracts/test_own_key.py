"""A tenant that has a key of its own seals with it; the others seal with the platform's."""

from pathlib import Path

import pytest

from chalicelib.contracts import object_keys, records
from chalicelib.contracts.certificate import certificate_fitness
from chalicelib.kernel.aws import files
from chalicelib.kernel.aws.clients import client
from chalicelib.seals.anchors import Anchors
from chalicelib.seals.authority import Authority, key_hash, signing_request
from chalicelib.seals.verification import verify
from infra.certificates import main
from tests.contracts.conftest import Send, sign
from tests.support.api_client import ApiClient, Browser
from tests.support.seals import check

Said = pytest.CaptureFixture[str]


@pytest.fixture
def own(api_client: ApiClient, tmp_path: Path) -> tuple[str, Authority]:
    """A key of the tenant's own, installed with its certificate."""
    made = client("kms").create_key(KeyUsage="SIGN_VERIFY", KeySpec="RSA_3072")
    key_id, authority = made["KeyMetadata"]["KeyId"], Authority("Otra", api_client.now())
    chain = tmp_path / "chain.pem"
    chain.write_bytes(authority.issue(signing_request(key_id, "Demo SA", "AR")))
    assert main(["install", str(chain), "--tenant", "demo", "--key-id", key_id]) == 0
    return key_id, authority


def _sealed(contract_id: str) -> bytes:
    contract = records.find("demo", *records.owner_of("demo", contract_id))
    return files.get_file(object_keys.sealed(contract, 1), sealed=True) or b""


def test_its_contracts_are_sealed_with_it(
    api_client: ApiClient, ana: Browser, send: Send, root: bytes, own: tuple[str, Authority], capsys: Said
) -> None:
    key_id, authority = own
    contract_id = send(ana, "Ana Ñandú")
    assert sign(api_client, ana, contract_id, "ana@example.com").status == 200
    sealed = _sealed(contract_id)
    report = verify(sealed, Anchors(authority.root_pem, (key_hash(key_id),)))
    assert report.holds
    assert [one.certificate for one in report.signatures] == ["Demo SA"]
    assert check(sealed, root).reasons == ("not_ours",)
    capsys.readouterr()
    assert main(["key", "--tenant", "demo"]) == 0
    assert capsys.readouterr().out.strip() == key_hash(key_id)
    assert main(["key"]) == 0
    assert capsys.readouterr().out.strip() != key_hash(key_id)


def test_the_console_warns_of_its_own_certificate_and_others_of_the_platforms(
    api_client: ApiClient, root: bytes, own: tuple[str, Authority], tmp_path: Path
) -> None:
    key_id, authority = own
    assert certificate_fitness("demo")[0] == certificate_fitness("otra")[0] == ""
    brief = tmp_path / "brief.pem"
    brief.write_bytes(authority.issue(signing_request(key_id, "Demo SA", "AR"), days=30))
    assert main(["install", str(brief), "--tenant", "demo", "--key-id", key_id]) == 0
    assert certificate_fitness("demo")[0] == "expires"
    assert certificate_fitness("otra")[0] == ""
    assert main(["show", "--tenant", "demo"]) == 1
    assert main(["show"]) == 0


def test_a_certificate_for_another_key_or_of_nobody_is_not_installed(
    api_client: ApiClient, root: bytes, own: tuple[str, Authority], tmp_path: Path
) -> None:
    other = client("kms").create_key(KeyUsage="SIGN_VERIFY", KeySpec="ECC_NIST_P256")["KeyMetadata"]["KeyId"]
    chain = tmp_path / "other.pem"
    chain.write_bytes(own[1].issue(signing_request(other, "Demo SA", "AR")))
    assert main(["install", str(chain), "--tenant", "demo", "--key-id", own[0]]) == 1
    assert main(["install", str(chain), "--tenant", "demo"]) == 2
