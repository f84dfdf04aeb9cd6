"""Templates of contracts: kept by staff, and made into documents."""

from chalicelib.audit import service as audit
from chalicelib.contracts import tags
from chalicelib.contracts.models import Contract, ContractTemplate
from chalicelib.contracts.pictures import draw_page, words_of_pages
from chalicelib.contracts.schemas import ContractPicture
from chalicelib.contracts.sealing import LANGUAGES
from chalicelib.contracts.template_schemas import (
    ContractTemplateIn,
    ContractTemplatePreviewOut,
    TemplateTextIn,
)
from chalicelib.customers.models import Contact, Customer
from chalicelib.documents.formats import Language
from chalicelib.documents.pdf.agreements import Agreement, Place, plain, set_agreement, wanted_places
from chalicelib.documents.pdf.typesetting import TypesettingError
from chalicelib.documents.templating import sandbox
from chalicelib.documents.templating.sandbox import TemplateError
from chalicelib.documents.templating.validation import faults_in
from chalicelib.kernel import clock, ids
from chalicelib.kernel.aws import files
from chalicelib.kernel.errors import ConflictError, FieldError, InvalidError, NotFoundError
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.seals.inspection import inspect_pdf
from chalicelib.seals.plan import Mark
from chalicelib.staff.access import StaffCaller
from chalicelib.staff.models import StaffMember, StaffState
from chalicelib.staff.permissions import Permission
from chalicelib.staff.service import list_team
from chalicelib.tenants.letterhead import issuer_of
from chalicelib.tenants.service import tenant_settings
from chalicelib.tenants.settings import TenantSettings

MAX_TEMPLATES = 200
_SHOWN_PAGES = 6
_PDF = "application/pdf"


def list_templates(tenant: str) -> list[ContractTemplate]:
    """All templates of a tenant, by name."""
    rows = reads.query_all(keys.tenant_partition(tenant), prefix=keys.contract_templates_prefix())
    return sorted(map(ContractTemplate.from_wire, rows), key=lambda one: str(one.name).casefold())


def team(tenant: str) -> list[StaffMember]:
    """Those of the team who can sign for the business."""
    return [
        member
        for member in list_team(tenant)[0]
        if member.state == StaffState.ACTIVE and Permission.CONTRACTS_READ in member.permissions
    ]


def find(tenant: str, template_id: str) -> ContractTemplate:
    """A template. NotFoundError."""
    if not ids.is_id(template_id, "ctt"):
        raise NotFoundError("no such template")
    return ContractTemplate.load(keys.contract_template(tenant, template_id), consistent=True)


def create(caller: StaffCaller, body: ContractTemplateIn) -> ContractTemplate:
    """A new template. InvalidError by field; ConflictError `templates_too_many`."""
    others = list_templates(caller.tenant)
    if len(others) >= MAX_TEMPLATES:
        raise ConflictError("as many as there can be", code="templates_too_many")
    template = ContractTemplate.at(caller.tenant, ids.new_id("ctt"))
    return _save(caller, template, body, others)


def change(caller: StaffCaller, template_id: str, body: ContractTemplateIn) -> ContractTemplate:
    """Change a template; contracts that were made of it stay as they are. ConflictError `template_changed`."""
    template = find(caller.tenant, template_id)
    if int(template.version) != body.version:
        raise ConflictError("somebody changed it meanwhile", code="template_changed")
    others = [one for one in list_templates(caller.tenant) if one.template_id != template_id]
    return _save(caller, template, body, others)


def _save(
    caller: StaffCaller, template: ContractTemplate, body: ContractTemplateIn, others: list[ContractTemplate]
) -> ContractTemplate:
    errors = faults(body) + _role_faults(caller.tenant, body)
    if body.name.casefold() in {str(one.name).casefold() for one in others}:
        errors.append(FieldError("name", "name_taken", "another template has this name"))
    if errors:
        raise InvalidError(fields=errors)
    template.name, template.title, template.text = body.name, body.title, body.text
    template.message, template.in_order, template.due_days = body.message, body.in_order, body.due_days
    template.roles = [one.staff_id for one in body.roles]
    template.changed_at, template.changed_by = clock.now(), caller.name
    _try_out(template, tenant_settings(caller.tenant))
    transaction = Transaction()
    transaction.put(
        template, otherwise=ConflictError("somebody changed it meanwhile", code="template_changed")
    )
    audit.commit(
        transaction,
        caller,
        "contracts.template_saved",
        target=f"contract_template:{template.template_id}",
        details={"name": template.name},
    )
    return template


def _role_faults(tenant: str, body: ContractTemplateIn) -> list[FieldError]:
    """A fault for who is not of the team, signs twice, or has no place to sign; and for a place of nobody."""
    errors = []
    for index, role in enumerate(body.roles):
        if role.staff_id and StaffMember.find(keys.staff_member(tenant, role.staff_id)) is None:
            errors.append(FieldError(f"roles.{index}", "signer_unknown", "nobody of the team"))
        if role.staff_id and role.staff_id in {one.staff_id for one in body.roles[:index]}:
            errors.append(FieldError(f"roles.{index}", "signer_twice", "somebody stands twice"))
    wanted = wanted_places(body.text)
    signers = range(1, len(body.roles) + 1)
    errors += [
        FieldError("text", "place_of_nobody", "no such signer", {"signer": number})
        for number in sorted({signer for _, signer in wanted} - set(signers))
    ]
    errors += [
        FieldError("text", "place_missing", "nowhere to sign", {"signer": number})
        for number in signers
        if ("signature", number) not in wanted
    ]
    return errors


def faults(body: TemplateTextIn) -> list[FieldError]:
    """Everything that a title or a text holds that it may not."""
    errors: list[FieldError] = []
    for part, text in (("title", body.title), ("text", body.text)):
        found = list(faults_in(part, text, tags.NAMES))
        own = {f"{tags.OWN}.{name}" for name in tags.own_tags(text)} if not _is_broken(found) else set()
        errors += [
            one for one in found if one.code != "tag_unknown" or (one.params or {}).get("tag") not in own
        ]
    if not body.text.strip():
        errors.append(FieldError("text", "missing", "there is no text"))
    return errors


def _is_broken(found: list[FieldError]) -> bool:
    return any(one.code in ("template_syntax", "template_too_deep") for one in found)


def _try_out(template: ContractTemplate, settings: TenantSettings) -> tuple[bytes, str]:
    """The document with examples, and its title. InvalidError by field for what cannot be made."""
    values = tags.examples(_language(settings.language), template.title, template.text)
    contract = Contract(title=template.title, language=settings.language, code=values["contrato"]["codigo"])
    contract.template = {"title": template.title, "text": template.text}
    try:
        title = _title(template.title, values)
        return _typeset(contract, title, values, settings)[0], title
    except TemplateError as error:
        raise InvalidError(fields=[FieldError("text", error.code, str(error), error.params)]) from error
    except TypesettingError as error:
        raise InvalidError(fields=[FieldError("text", "text_cannot_be_set", str(error)[:200])]) from error


def remove(caller: StaffCaller, template_id: str) -> None:
    """Remove a template; contracts that were made of it stay."""
    template = find(caller.tenant, template_id)
    transaction = Transaction()
    transaction.remove(template)
    audit.commit(
        transaction,
        caller,
        "contracts.template_removed",
        target=f"contract_template:{template_id}",
        details={"name": template.name},
    )


def preview(caller: StaffCaller, body: TemplateTextIn) -> ContractTemplatePreviewOut:
    """How a text looks, with examples; nothing is kept. InvalidError by field."""
    if errors := faults(body):
        raise InvalidError(fields=errors)
    template = ContractTemplate(title=body.title, text=body.text)
    pdf, title = _try_out(template, tenant_settings(caller.tenant))
    pages = inspect_pdf(pdf).pages
    folder = f"made/{caller.tenant}/contract-previews/{ids.new_id('ref')}"
    shown, words = [], words_of_pages(pdf)
    for number, page in enumerate(pages[:_SHOWN_PAGES]):
        key = f"{folder}/{number}.webp"
        files.put_file(key, draw_page(pdf, number, page.width, page.height), "image/webp")
        shown.append(
            ContractPicture(
                number=number,
                width=page.width,
                height=page.height,
                url=files.picture_url(key, "image/webp"),
                text=words[number],
            )
        )
    files.put_file(f"{folder}/preview.pdf", pdf, _PDF)
    url = files.download(f"{folder}/preview.pdf", f"{title}.pdf", _PDF).url
    return ContractTemplatePreviewOut(pages=len(pages), items=shown, download_url=url)


def _language(language: str) -> Language:
    return next((one for one in LANGUAGES if one == language), "es")


def _title(source: str, values: sandbox.Values) -> str:
    return " ".join(sandbox.render(source, values).split())[:120]


def title_of(contract: Contract, values: sandbox.Values) -> str:
    """What a contract of a template is called. TemplateError."""
    return _title(contract.template["title"], values).replace("/", "-").replace("\\", "-")


def fill(
    contract: Contract, customer: Customer, contacts: list[Contact], settings: TenantSettings
) -> tuple[bytes, list[Mark]]:
    """A contract's document, made of its template, and where on it what has to stand. The same each time."""
    values = tags.values_of(contract, customer, contacts, settings)
    pdf, places = _typeset(contract, contract.title, values, settings)
    marks = [
        Mark(
            mark_id=f"m{number}",
            signer_id=f"s{place.signer}",
            kind=place.kind,
            page=place.page,
            x=place.x,
            y=place.y,
            width=place.width,
            height=place.height,
            label=place.label,
        )
        for number, place in enumerate(places, start=1)
    ]
    return pdf, marks


def _typeset(
    contract: Contract, title: str, values: sandbox.Values, settings: TenantSettings
) -> tuple[bytes, list[Place]]:
    text = sandbox.render(contract.template["text"], values, finish=plain)
    return set_agreement(
        Agreement(
            issuer=issuer_of(settings),
            title=title,
            subtitle=contract.code,
            text=text,
            language=_language(contract.language),
            country=settings.country,
        )
    )
