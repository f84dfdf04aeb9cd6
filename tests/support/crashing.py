"""Signings in which the process ends at some call to AWS, before it or after it, and what comes of each in the end.

The same contract is signed again and again by a customer's page that sends its request anew where it got no answer.
The crash comes at each call of the whole way in turn: the request, the stream's function, the queues, the seal.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from botocore.client import BaseClient

from chalicelib.contracts import daily_seals, object_keys, records, worker
from chalicelib.contracts.models import Contract
from chalicelib.contracts.signing import signings_of
from chalicelib.kernel.aws import files
from tests.contracts.conftest import SETTINGS, certify, code_for, customer_of, signature
from tests.seals.papers import signed_by_another
from tests.support.api_client import ApiClient, Browser, StaffBrowser
from tests.support.builders import customer
from tests.support.contracts import document, drafted
from tests.support.queues import QueueClock
from tests.support.seals import check
from tests.tickets.conftest import entered

PEOPLE = ("Ana Ñandú", "Bruno Díaz")
_OF_ONE_CUSTOMER = 50
"""Contracts, after which another customer's turn it is: moto sorts all that a customer has with each query."""
_CALL = "_make_api_call"
"""What every operation of every client goes through."""
_ROUNDS = 12
"""How often everything is tried anew after a crash; the first few suffice."""


class CutOffError(BaseException):
    """The function's process ends, as Lambda ends it: nothing of ours runs any more."""


@dataclass(slots=True)
class Cut:
    """Ends the process at a call; the calls before it are counted."""

    at: int
    """Which call, from 1; 0 for none."""
    after: bool
    """Whether the call itself comes through."""
    calls: int = 0
    happened: str = ""
    """The call at which it came."""

    def through(self, call: Callable[[], Any], name: str) -> Any:
        """One call."""
        self.calls += 1
        if self.calls != self.at:
            return call()
        self.happened = name
        if self.after:
            call()
        raise CutOffError(name)


@dataclass(slots=True)
class Outcome:
    """What became of the signings."""

    signings: int = 0
    crashes: int = 0
    steps: set[str] = field(default_factory=set)
    """The calls at which it crashed, `before` or `after`."""
    faults: list[str] = field(default_factory=list)


@contextmanager
def cut(patch: pytest.MonkeyPatch, where: Cut) -> Iterator[Cut]:
    """Have a cut come to whatever calls AWS in the context."""
    original = getattr(BaseClient, _CALL)

    def call(self: Any, operation: str, parameters: Any) -> Any:
        return where.through(lambda: original(self, operation, parameters), operation)

    with patch.context() as inner:
        inner.setattr(BaseClient, _CALL, call)
        yield where


@dataclass(frozen=True, slots=True)
class Case:
    """What is signed, by how many, and how it ends: signed by all, or declined by the last."""

    signers: int = 1
    beside_another: bool = False
    """Whether somebody else signed the document before."""
    declined: bool = False

    @property
    def acts(self) -> int:
        """How many signatures come of it."""
        return self.signers - self.declined

    def content(self) -> bytes:
        """The document, with a place for each."""
        text = " ".join(f"[[firma:{number}]]" for number in range(1, self.signers + 1))
        made = document(1, text if self.signers > 1 else "")
        return signed_by_another(made)[0] if self.beside_another else made


class Signings:
    """A tenant with people who sign one contract after the other."""

    def __init__(self, api_client: ApiClient, patch: pytest.MonkeyPatch, case: Case) -> None:
        self._window, self._patch, self._queues = api_client, patch, QueueClock(api_client, patch)
        self._root, self._case, self._content = certify(), case, case.content()
        self._system = api_client.tenant("demo", **SETTINGS)
        self._agent: StaffBrowser = api_client.staff("demo", "agent", "Lucía Ferro", "lucia@demo.example")
        self._made = 0

    def _welcome(self) -> None:
        """A customer, whose people sign in."""
        mark = self._made // _OF_ONE_CUSTOMER
        people = PEOPLE[: self._case.signers]
        self._addresses = [f"{name.split()[0].lower()}-{mark}@example.com" for name in people]
        contacts = [
            {"name": name, "emails": [address]} for name, address in zip(people, self._addresses, strict=True)
        ]
        self._system.send("customers", {**customer(f"c{mark}", name="Taller Sur"), "contacts": contacts})
        self._browsers = [entered(self._window, address) for address in self._addresses]
        self._customer_id = customer_of(self._browsers[0])

    def _sent(self) -> str:
        if self._made % _OF_ONE_CUSTOMER == 0:
            self._welcome()
        self._made += 1
        for number, browser in enumerate(self._browsers):
            if browser.get("/session").status == 401:
                self._browsers[number] = entered(self._window, self._addresses[number])
        if self._agent.get("/session").status == 401:
            assert self._agent.sign_in("lucia@demo.example").status == 200
        made = drafted(self._agent, self._customer_id, self._content, "Contrato de servicio").json
        self._window.deliver()
        assert self._agent.post(f"/contracts/{made['contract_id']}/send", {}).status == 200
        self._window.deliver()
        contract_id: str = made["contract_id"]
        return contract_id

    def run(self, where: Cut) -> Contract:
        """Sign a contract, with the cut on the way; answers what there is in the end."""
        contract_id = self._sent()
        steps = [self._step(contract_id, number) for number in range(self._case.signers)]
        with cut(self._patch, where):
            for step in steps:
                self._until_done(step)
                # Where it is declined, that comes between the signature and its seal.
                if not self._case.declined:
                    self._work()
            self._work()
        # A while later everything that waits is tried again, by whoever looks for it.
        self._queues.forward_queues(hours=1)
        self._window.now.forward(minutes=3)
        worker.sweep("demo")
        self._window.deliver()
        return records.find("demo", *records.owner_of("demo", contract_id))

    def _step(self, contract_id: str, number: int) -> Callable[[], None]:
        """What one of them does, as often as their page has no answer."""
        browser, path = self._browsers[number], f"/contracts/{contract_id}"
        if number >= self._case.acts:
            return lambda: self._post(browser, f"{path}/decline", {"reason": "No"})
        code = code_for(self._window, browser, contract_id, self._addresses[number])
        body = signature(browser, contract_id, code)
        return lambda: self._post(browser, f"{path}/signature", body)

    def _post(self, browser: Browser, path: str, body: dict[str, Any]) -> None:
        """As the page does: again where nothing came back."""
        answer = browser.post(path, body)
        assert answer.status == 200 or answer.json["code"] == "contract_signed", answer.text

    def _work(self) -> None:
        for _ in range(_ROUNDS):
            if self._until_done(self._deliver):
                break

    def _deliver(self) -> None:
        """The stream shows again what its function did not finish; so do the queues, after their time."""
        shown = self._window.shown
        try:
            self._window.deliver()
        except CutOffError:
            self._window.shown = shown
            self._queues.forward_queues(hours=1)
            raise

    def _until_done(self, do: Callable[[], None]) -> bool:
        for _ in range(3):
            try:
                do()
            except CutOffError:
                continue
            return True
        return False

    def faults(self, contract: Contract) -> Iterator[str]:
        """What is not as it has to be, whatever crashed."""
        events = records.events_of(contract)
        names = [event.event for event in events]
        wanted, ends = self._case.acts, "declined" if self._case.declined else "signed"
        if contract.state != ends:
            yield f"is {contract.state}"
        if not len(signings_of(contract)) == names.count("signed") == wanted:
            yield f"was not signed once by each: {names}"
        if not names.count("sealed") == int(contract.revision) == wanted:
            yield f"was not sealed once for each: {names}"
        if names.count("completed") != (ends == "signed"):
            yield f"was not completed once: {names}"
        yield from daily_seals._chain_faults(contract, events)
        yield from daily_seals._act_faults(contract, events)
        yield from daily_seals._file_faults(contract, events)
        yield from self._file_faults(contract)

    def _file_faults(self, contract: Contract) -> Iterator[str]:
        wanted = self._case.acts
        kept = [object_keys.sealed(contract, number) for number in range(1, wanted + 1)]
        if self._case.beside_another:
            kept += [object_keys.evidence(contract, number) for number in range(1, wanted + 1)]
        folder = kept[0].rpartition("/")[0]
        kept += [act.strokes for act in signings_of(contract)]
        if [one.key for one in files.sealed_history(folder)] != sorted(kept):
            yield "has other sealed files"
        data = files.get_file(object_keys.sealed(contract, wanted), sealed=True) or b""
        report = check(data, self._root)
        seals = [one for one in report.signatures if one.record]
        if hashlib.sha256(data).hexdigest() != contract.sealed_sha256 or not data.startswith(self._content):
            yield "is another document than the one on record"
        if len(seals) != wanted or not all(one.holds for one in seals):
            yield "is a document whose seals do not hold"
        if set(report.reasons) - ({"stranger"} if self._case.beside_another else set()):
            yield f"is a document that does not hold: {report.reasons}"
        if self._case.beside_another:
            evidence = files.get_file(object_keys.evidence(contract, wanted), sealed=True) or b""
            if not check(evidence, self._root).holds:
                yield "has evidence that does not hold"


ONE = Case()


def run(
    api_client: ApiClient, patch: pytest.MonkeyPatch, count: int, stride: int = 1, case: Case = ONE
) -> Outcome:
    """So many signings, each with a crash `stride` steps later than the one before, over and over."""
    signings, outcome = Signings(api_client, patch, case), Outcome()
    whole = Cut(0, after=False)
    outcome.faults += signings.faults(signings.run(whole))
    for number in range(count):
        step = (number * stride) % (2 * whole.calls)
        where = Cut(1 + step // 2, after=bool(step % 2))
        contract = signings.run(where)
        label = f"{'after' if where.after else 'before'} call {where.at} ({where.happened})"
        outcome.signings += 1
        outcome.crashes += bool(where.happened)
        outcome.steps.add(label)
        outcome.faults += [f"{label}: {what}" for what in signings.faults(contract)]
        api_client.forget_shown()
    return outcome
