"""What is unread and seen stays true when everybody writes at the same moment."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from chalicelib.conversations import views, writing
from chalicelib.conversations.models import Conversation, ConversationRow, Message
from chalicelib.conversations.writing import Said
from chalicelib.customers.models import Customer
from chalicelib.kernel import ids
from chalicelib.kernel.store import keys, reads
from chalicelib.tenants.settings import TenantSettings
from chalicelib.tickets.models import Author
from chalicelib.tickets.writing import Writer
from tests.support.api_client import ApiClient
from tests.support.deep import examples

SETTINGS = TenantSettings.model_validate({"name": "Demo", "modules": ["messages"]})
STAFF = Writer(Author.STAFF, "stf_01JD0000000000000000000000", "Lucía", "console")
CONTACTS = ("con_01JD0000000000000000000001", "con_01JD0000000000000000000002")


class Talk:
    """A conversation of a customer of its own, and all that its partition says of it."""

    def __init__(self) -> None:
        self.customer = Customer.at("demo", ids.new_id("cus"))
        self.customer.name = "Taller Sur"
        self.sent = 0

    def say(self, writer: Writer) -> Message:
        """Send one message."""
        self.sent += 1
        said = Said("Hola", f"client-{threading.get_ident()}-{self.sent}-{ids.new_id('x')}")
        return writing.send("demo", SETTINGS, self.customer, "ALL", writer, said)[1]

    def head(self) -> Conversation:
        """As it is stored."""
        return Conversation.load(keys.conversation("demo", self.customer.customer_id, "ALL"), consistent=True)

    def messages(self) -> list[Message]:
        """All, oldest first."""
        rows = reads.query_all(
            keys.customer_partition("demo", self.customer.customer_id),
            prefix=keys.messages_prefix("ALL"),
        )
        return [Message.from_wire(row) for row in rows]

    def check(self) -> None:
        """Counts, marks and lists say what the messages say."""
        messages, head = self.messages(), self.head()
        customers = [one for one in messages if one.author == Author.CUSTOMER]
        staffs = [one for one in messages if one.author == Author.STAFF]
        assert (int(head.from_customer), int(head.from_staff)) == (len(customers), len(staffs))
        assert head.last_message_id == messages[-1].message_id
        assert head.unread_by_staff == sum(one.message_id > head.staff_seen_id for one in customers)
        for mine in (customers, staffs):
            counts = [int(one.from_customer if mine is customers else one.from_staff) for one in mine]
            assert counts == list(range(1, len(mine) + 1))
        for view in (views.ALL, views.WAITING):
            rows = [
                ConversationRow.from_wire(row)
                for row in reads.query(keys.conversation_view_partition("demo", view), consistent=True).items
            ]
            mine_there = [one.row for one in rows if one.row["customer_id"] == self.customer.customer_id]
            expected = [views.row_of(head)] if view == views.ALL or head.waits else []
            assert mine_there == expected


def writer_of(contact_id: str) -> Writer:
    """A contact who writes."""
    return Writer(Author.CUSTOMER, contact_id, "Ana", "portal")


def together(*acts: Callable[[], Any]) -> None:
    """Do all at once; what one raises, raises here."""
    failures: list[BaseException] = []

    def run(act: Callable[[], Any]) -> None:
        try:
            act()
        except BaseException as failure:  # noqa: BLE001 - shown where the test waits
            failures.append(failure)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


@pytest.fixture
def office(api_client: ApiClient) -> ApiClient:
    """A tenant."""
    api_client.tenant("demo", modules=["messages"])
    return api_client


WRITERS = st.sampled_from([STAFF, *(writer_of(one) for one in CONTACTS)])


@settings(
    max_examples=examples(12), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(waves=st.lists(st.lists(WRITERS, min_size=1, max_size=4), min_size=1, max_size=3))
def test_messages_at_once_all_get_their_place(office: ApiClient, waves: list[list[Writer]]) -> None:
    talk = Talk()
    for wave in waves:
        together(*(lambda writer=writer: talk.say(writer) for writer in wave))
        talk.check()
    assert len(talk.messages()) == sum(map(len, waves))


def test_seeing_while_others_write_loses_no_message_and_no_mark(office: ApiClient) -> None:
    talk = Talk()
    first = talk.say(writer_of(CONTACTS[0]))
    answer = talk.say(STAFF)
    customer_id = talk.customer.customer_id

    together(
        lambda: talk.say(writer_of(CONTACTS[0])),
        lambda: writing.mark_seen_by_staff("demo", customer_id, "ALL", first.message_id),
        lambda: writing.mark_seen_by_contact("demo", customer_id, "ALL", CONTACTS[0], answer.message_id),
        lambda: writing.mark_seen_by_contact("demo", customer_id, "ALL", CONTACTS[1], answer.message_id),
        lambda: talk.say(STAFF),
    )

    talk.check()
    head = talk.head()
    assert head.unread_by_staff == 1
    assert [head.unread_by(one) for one in CONTACTS] == [1, 1]
    assert (head.staff_seen_id, head.customer_seen_id) == (first.message_id, answer.message_id)


class Bookkeeping(RuleBasedStateMachine):
    """Anything said and seen in any order, beside a model that counts by looking."""

    def __init__(self) -> None:
        super().__init__()
        self.talk = Talk()
        self.said: list[Message] = []
        self.seen = dict.fromkeys(("staff", *CONTACTS), -1)

    @rule(writer=WRITERS)
    def say(self, writer: Writer) -> None:
        self.said.append(self.talk.say(writer))

    @rule(who=st.sampled_from(["staff", *CONTACTS]), place=st.integers(0, 20))
    def see(self, who: str, place: int) -> None:
        if not self.said:
            return
        index = place % len(self.said)
        up_to, customer_id = self.said[index].message_id, self.talk.customer.customer_id
        if who == "staff":
            writing.mark_seen_by_staff("demo", customer_id, "ALL", up_to)
        else:
            writing.mark_seen_by_contact("demo", customer_id, "ALL", who, up_to)
        self.seen[who] = max(self.seen[who], index)

    @rule(place=st.integers(0, 20))
    def put_aside(self, place: int) -> None:
        if self.said:
            up_to = self.said[place % len(self.said)].message_id
            writing.put_aside("demo", self.talk.customer.customer_id, "ALL", up_to)

    @invariant()
    def all_is_true(self) -> None:
        if not self.said:
            return
        self.talk.check()
        head = self.talk.head()
        later = {who: self.said[index + 1 :] for who, index in self.seen.items()}
        assert head.unread_by_staff == sum(one.author == Author.CUSTOMER for one in later["staff"])
        for contact_id in CONTACTS:
            unread = sum(one.author == Author.STAFF for one in later[contact_id])
            assert head.unread_by(contact_id) == unread
        if self.said[-1].author == Author.STAFF:
            assert head.last_author == Author.STAFF


def test_whatever_is_said_and_seen_the_books_are_right(office: ApiClient) -> None:
    run_state_machine_as_test(
        Bookkeeping,
        settings=settings(max_examples=examples(15), stateful_step_count=15, deadline=None),
    )
