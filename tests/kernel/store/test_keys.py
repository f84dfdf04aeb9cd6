"""Keys that are made from a template with named parts."""

from datetime import date

import pytest
from pynamodb.attributes import UnicodeAttribute

from chalicelib.kernel.store.keys import CUSTOMER, TENANT, Key, KeyTemplate
from chalicelib.kernel.store.table import IntegerAttribute, Item

VISITS = KeyTemplate(CUSTOMER, "VISIT#{day}#{number:04d}", "By day.")


class Visit(Item, discriminator="test_visit"):
    """An item of a customer."""

    KEY = VISITS
    tenant = UnicodeAttribute()
    number = IntegerAttribute()
    place = UnicodeAttribute(default="")


PARTS = {"tenant": "demo", "customer_id": "cus_1", "day": date(2026, 11, 3), "number": 7}


def test_a_key_is_its_template_with_the_parts_filled_in() -> None:
    assert Visit.key_of(**PARTS) == Key("TENANT#demo#CUSTOMER#cus_1", "VISIT#2026-11-03#0007")
    assert Visit.partition_of(tenant="demo", customer_id="cus_1") == "TENANT#demo#CUSTOMER#cus_1"


def test_a_part_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError, match="customer_id"):
        Visit.key_of(tenant="demo", day=date(2026, 11, 3), number=7)


def test_a_prefix_ends_before_the_first_part_that_is_missing() -> None:
    assert Visit.prefix_of() == "VISIT#"
    assert Visit.prefix_of(day=date(2026, 11, 3)) == "VISIT#2026-11-03#"
    assert Visit.prefix_of(number=7) == "VISIT#"
    assert Visit.prefix_of(day=date(2026, 11, 3), number=7) == "VISIT#2026-11-03#0007"


def test_a_new_item_has_its_key_and_those_parts_that_it_stores() -> None:
    visit = Visit.new(**PARTS, place="Rosario")
    assert visit.key == Visit.key_of(**PARTS)
    assert (visit.tenant, visit.number, visit.place) == ("demo", 7, "Rosario")


def test_a_name_that_is_neither_part_nor_attribute_is_an_error() -> None:
    with pytest.raises(TypeError, match="plaza"):
        Visit.new(**PARTS, plaza="Rosario")


def test_whole_numbers_stay_whole() -> None:
    stored = Visit.new(**PARTS).serialize()
    assert stored["number"] == {"N": "7"}
    assert Visit.from_wire(stored).number == 7


@pytest.mark.parametrize("pk", ["CUSTOMER#{customer_id}", "TENANT#{tenant}X", "TENANT#demo", "{tenant}"])
def test_a_partition_begins_with_its_tenant(pk: str) -> None:
    with pytest.raises(ValueError, match="does not begin"):
        KeyTemplate(pk, "THING", "Never.")
    assert KeyTemplate(TENANT, "THING", "By tenant.").key({"tenant": "demo"}) == Key("TENANT#demo", "THING")
