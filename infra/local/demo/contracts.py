"""A contract that waits for somebody's signature, made of a template as a business's system orders it."""

from typing import Any

from chalicelib.contracts import intake, ordering, records, worker
from chalicelib.contracts.models import ContractTemplate
from chalicelib.kernel import clock, ids
from chalicelib.kernel.http.schemas import BatchOut
from chalicelib.tenants.api_keys import TenantSystem

NAME = "Instalação solar"
TITLE = "Contrato de instalação solar"
TEXT = """# Partes

**{{ empresa.nombre }}**, {{ empresa.identificacion }}, com sede em {{ empresa.domicilio }}, e **{{ cliente.nombre }}**.

# Objeto

1. A empresa monta e mantém no telhado do cliente uma instalação de **{{ dato.potencia }}**.
2. O cliente paga uma mensalidade de **{{ dato.mensalidade }}**, sem entrada.
3. A montagem fica pronta em duas semanas a contar da assinatura.

| O que está incluído | Durante |
|---|---|
| Painéis, inversor e montagem | 20 anos |
| Vigilância à distância e reparações | 20 anos |

# Comunicações

[[casilla:1:Quero receber o consumo todos os meses]] Quero receber o consumo todos os meses por e-mail.

# Assinatura

{{ cliente.nombre }}: [[firma:1]]   Data: [[fecha:1]]
"""


def make_contract(system: TenantSystem, customer: str) -> None:
    """Keep the template and order a contract for a customer, by the tenant's own id; it is sent when this is done."""
    template = ContractTemplate.at(system.tenant, ids.new_id("ctt"))
    template.name, template.title, template.text, template.roles = NAME, TITLE, TEXT, [""]
    template.changed_at, template.changed_by = clock.now(), "Rui Tavares"
    template.store()
    order: dict[str, Any] = {
        "external_id": "SOLAR-2026-0117",
        "customer": customer,
        "template": NAME,
        "values": {"potencia": "3 kW", "mensalidade": "49 € por mês"},
    }
    answer: BatchOut = intake.order_contracts(system, [order])
    if answer.items[0].status != "created":
        raise RuntimeError(f"refused: {answer.items[0]}")
    place = records.owner_of(system.tenant, records.own_name(order["external_id"]))
    # What the queue would do, too: a machine that is started again begins with what is stored now.
    ordering.fill(system.tenant, *place)
    worker.draw(system.tenant, *place)
