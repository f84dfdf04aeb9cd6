"""Templates of contracts at the console, and contracts made of them."""

from chalicelib.contracts import console_service, ordering, tags, templates
from chalicelib.contracts.console_schemas import ConsoleContractOut
from chalicelib.contracts.models import ContractTemplate
from chalicelib.contracts.template_schemas import (
    ContractTagOut,
    ContractTemplateIn,
    ContractTemplateOut,
    ContractTemplatePreviewOut,
    ContractTemplateRow,
    ContractTemplates,
    FilledContractIn,
    TeamSignerOut,
    TemplateFieldOut,
    TemplateRoleOut,
    TemplateTextIn,
)
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import Done
from chalicelib.staff.access import StaffCaller
from chalicelib.staff.permissions import Permission
from chalicelib.tenants.contracted import StaffOfModule
from chalicelib.tenants.settings import Module

routes = Routes(__name__, "/console/{tenant}/contract-templates", "console: contract templates")
_READER = StaffOfModule(Permission.CONTRACTS_READ, Module.CONTRACTS)
_WRITER = StaffOfModule(Permission.CONTRACTS, Module.CONTRACTS)
_MAX_BODY = 1536 * 1024
"""100,000 characters, each as JSON may write it in twelve bytes."""


def row_of(template: ContractTemplate) -> ContractTemplateRow:
    """A template in a list."""
    return ContractTemplateRow(
        template_id=template.template_id,
        name=template.name,
        title=template.title,
        fields=[
            TemplateFieldOut(name=name, required=required)
            for name, required in tags.own_tags(template.title, template.text).items()
        ],
        signers=len(template.roles),
        changed_at=template.changed_at,
        changed_by=template.changed_by,
    )


def _out(template: ContractTemplate) -> ContractTemplateOut:
    return ContractTemplateOut(
        **row_of(template).model_dump(),
        text=template.text,
        message=template.message,
        roles=[TemplateRoleOut(staff_id=staff_id) for staff_id in template.roles],
        in_order=template.in_order,
        due_days=int(template.due_days),
        version=int(template.version),
    )


@routes.get("", access=_READER)
def list_contract_templates(caller: StaffCaller) -> ContractTemplates:
    """List the templates, and what their texts can say."""
    language = caller.member.language if caller.member.language in ("es", "en", "pt") else "es"
    return ContractTemplates(
        items=[row_of(one) for one in templates.list_templates(caller.tenant)],
        tags=[
            ContractTagOut(
                name=tag.name, description=tag.description[language], example=tag.example[language]
            )
            for tag in tags.TAGS
        ],
        team=[TeamSignerOut(staff_id=one.staff_id, name=one.name) for one in templates.team(caller.tenant)],
    )


@routes.post("", access=_WRITER, status=201, repeatable=True, errors=(ConflictError,), max_body=_MAX_BODY)
def create_contract_template(caller: StaffCaller, body: ContractTemplateIn) -> ContractTemplateOut:
    """Make a template."""
    return _out(templates.create(caller, body))


@routes.post("/preview", access=_READER, max_body=_MAX_BODY)
def preview_contract_template(caller: StaffCaller, body: TemplateTextIn) -> ContractTemplatePreviewOut:
    """Show how a text looks, with examples for what its tags stand for. Nothing is kept."""
    return templates.preview(caller, body)


@routes.post(
    "/contracts", access=_WRITER, status=201, repeatable=True, errors=(ConflictError,), max_body=_MAX_BODY
)
def create_filled_contract(caller: StaffCaller, body: FilledContractIn) -> ConsoleContractOut:
    """Make a draft of a template, for a customer."""
    return console_service.show(caller, ordering.order(caller, body))


@routes.get("/{template_id}", access=_READER)
def show_contract_template(caller: StaffCaller, template_id: str) -> ContractTemplateOut:
    """Show a template."""
    return _out(templates.find(caller.tenant, template_id))


@routes.put("/{template_id}", access=_WRITER, errors=(ConflictError,), max_body=_MAX_BODY)
def change_contract_template(
    caller: StaffCaller, template_id: str, body: ContractTemplateIn
) -> ContractTemplateOut:
    """Change a template; contracts that were made of it stay as they are."""
    return _out(templates.change(caller, template_id, body))


@routes.delete("/{template_id}", access=_WRITER)
def remove_contract_template(caller: StaffCaller, template_id: str) -> Done:
    """Remove a template; contracts that were made of it stay."""
    templates.remove(caller, template_id)
    return Done()
