"""Sealing out of the zip: nothing that it needs was left out, and it is as small as it has to be."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from chalicelib.seals.anchors import Anchors
from chalicelib.seals.authority import Authority
from chalicelib.seals.verification import verify
from tests.seals.papers import NOW, act, head, paper, plan

pytestmark = pytest.mark.package

SEAL = """
import sys, time
sys.path[:0] = [sys.argv[1]]
started = time.perf_counter()
import json, pickle
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from chalicelib.kernel.aws import kms
from chalicelib.seals import composing, sealing
import chalicelib
assert chalicelib.__file__.startswith(sys.argv[1]), chalicelib.__file__
original, plan, head, acts, chain, pem, at = pickle.load(sys.stdin.buffer)
key = serialization.load_pem_private_key(pem, None)
kms.sign = lambda key_id, message, algorithm: key.sign(message, ec.ECDSA(hashes.SHA256()))
document = composing.prepare(original, plan, head)
for act in acts:
    document = sealing.seal(document, plan, act, sealing.SealKey("key", chain), at=at)
seconds = time.perf_counter() - started
with open(sys.argv[2], "wb") as file:
    file.write(document)
# Not getrusage's: that keeps the peak of the process that this one was forked from.
with open("/proc/self/status") as status:
    memory = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
print(json.dumps({"seconds": seconds, "megabytes": memory}))
"""


def _seal(task_root: Path, folder: Path, original: bytes) -> dict[str, Any]:
    """Prepare and seal with one signature in a fresh process; answers seconds and megabytes, imports included."""
    import pickle

    key, own = ec.generate_private_key(ec.SECP256R1()), Authority("Prueba", NOW)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Fibra Sur SA")])
    request = x509.CertificateSigningRequestBuilder(name).sign(key, hashes.SHA256())
    chain = own.issue(request.public_bytes(serialization.Encoding.PEM))
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    spki = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    hashed = hashlib.sha256(spki).hexdigest()
    layout = plan("Ana Paz")
    given = pickle.dumps((original, layout, head(original), [act(layout)], chain, pem, NOW))
    command = [sys.executable, "-I", "-S", "-c", SEAL, str(task_root), str(folder / "sealed.pdf")]
    outcome = subprocess.run(command, input=given, capture_output=True, check=False)
    assert outcome.returncode == 0, outcome.stderr.decode()
    assert verify((folder / "sealed.pdf").read_bytes(), Anchors(own.root_pem, (hashed,))).holds
    measured: dict[str, Any] = json.loads(outcome.stdout)
    return measured


def test_a_contract_of_ten_pages_is_sealed_in_memory(task_root: Path, tmp_path: Path) -> None:
    measured = _seal(task_root, tmp_path, paper(10))
    print(measured["seconds"], measured["megabytes"])  # noqa: T201 - the figures, for whoever runs it with -s
    assert measured["megabytes"] < 400


def test_a_contract_of_fifty_megabytes_is_sealed_in_memory(task_root: Path, tmp_path: Path) -> None:
    filler = b"\n%" + os.urandom(1024).hex().encode()
    original = paper(10)
    body, _, trailer = original.partition(b"\n")
    # Comments between header and objects would move them: behind the end they do not.
    large = body + b"\n" + trailer + filler * (49 * 1024 * 1024 // len(filler)) + b"\n"
    measured = _seal(task_root, tmp_path, large + original[original.rindex(b"startxref") :])
    print(measured["seconds"], measured["megabytes"])  # noqa: T201 - the figures, for whoever runs it with -s
    assert measured["megabytes"] < 400
