"""What may be filled in after a seal, for pyHanko's analysis of differences. Importing it imports pyHanko.

pyHanko lets any field be filled in, and filled in again. Here each signer fills in what is called by the name of their
signature, once: what an earlier one signed with, or left empty, stays. And pyHanko takes it that no revision names an
object which only a later one brings along; here that is looked at.
"""

from collections.abc import Iterable
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DocInfoRule,
    DSSCompareRule,
    FormUpdatingRule,
    GenericFieldModificationRule,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
    XrefStreamRule,
)


def _signed(form: Any) -> set[str]:
    fields = [reference.get_object() for reference in form.root["/AcroForm"]["/Fields"]]
    return {str(one["/T"]) for one in fields if one.get("/FT") == "/Sig" and "/V" in one}


class MarkRule(GenericFieldModificationRule):
    """A button that shows nothing may get a picture, by whoever signs under its name."""

    def check_form_field(self, fq_name: str, spec: Any, context: Any) -> Iterable[Any]:
        """What of a field's change is explained; SuspiciousModification where it is none that may be."""
        old, new = spec.old_field, spec.new_field
        if spec.field_type != "/Sig" and old is not None and new is not None and old != new:
            signed = _signed(context.new) - _signed(context.old)
            is_mark = spec.field_type == "/Btn" and "/AP" not in old
            if not is_mark or not any(fq_name.startswith(f"{name}-") for name in signed):
                raise SuspiciousModification(f"{fq_name} was filled in by another")
        return super().check_form_field(fq_name, spec, context)


def _named(revision: Any) -> set[generic.Reference]:
    """All objects that a revision names, whether there are any or not."""
    found: set[generic.Reference] = set()
    pending: list[Any] = [revision.trailer_view]
    while pending:
        value = pending.pop()
        if isinstance(value, generic.IndirectObject):
            if value.reference in found:
                continue
            found.add(value.reference)
            value = revision(value.reference)
        if isinstance(value, generic.DictionaryObject):
            pending.extend(value.raw_get(key) for key in value)
        elif isinstance(value, generic.ArrayObject):
            pending.extend(value)
    return found


class FillingPolicy(StandardDiffPolicy):
    """What was named all along, without being there, is no place for something new."""

    def apply(self, old: Any, new: Any, *more: Any, **options: Any) -> Any:
        """Judge what a revision adds to an older one; SuspiciousModification where it may not."""
        xrefs = old.reader.xrefs
        added = {
            ref
            for ref in new.explicit_refs_in_revision()
            if xrefs.get_historical_ref(ref, old.revision) is None
        }
        if gaps := added & _named(old):
            raise SuspiciousModification(f"{gaps} were named before they were there")
        return super().apply(old, new, *more, **options)


_MAINTENANCE = (DocInfoRule, XrefStreamRule, ObjectStreamRule, DSSCompareRule, MetadataUpdateRule)

POLICY = FillingPolicy(
    global_rules=[
        CatalogModificationRule(),
        *(rule().as_qualified(ModificationLevel.LTA_UPDATES) for rule in _MAINTENANCE),
    ],
    form_rule=FormUpdatingRule(
        field_rules=[
            SigFieldCreationRule(),
            SigFieldModificationRule(),
            MarkRule(
                allow_in_place_appearance_stream_changes=False,
                always_modifiable=frozenset(),
                value_update_keys={"/AP"},
            ),
        ]
    ),
)
