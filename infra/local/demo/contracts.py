"""A contract that waits for somebody's signature, made of a template as a business's system orders it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.contracts import intake, ordering, records, worker
from chalicelib.contracts.models import ContractTemplate
from chalicelib.kernel import clock, ids
from chalicelib.kernel.http.schemas import BatchOut
from chalicelib.tenants.api_keys import TenantSystem


@dataclass(frozen=True, slots=True)
class DemoContract:
    """A template, who of the team wrote it, and what is ordered of it."""

    external_id: str
    name: str
    title: str
    author: str
    values: Mapping[str, str]
    text: str


FIBRA_SUR = DemoContract(
    external_id="FS-2026-0311",
    name="Servicio de internet",
    title="Contrato de servicio de internet",
    author="Hernán Toledo",
    values={"plan": "Fibra 300 Mb", "abono": "$ 18.900 por mes"},
    text="""# Partes

**{{ empresa.nombre }}**, {{ empresa.identificacion }}, con domicilio en
{{ empresa.domicilio }}, y **{{ cliente.nombre }}**, documento {{ cliente.documento }}.

# Objeto

1. La empresa presta en el domicilio del cliente el servicio **{{ dato.plan }}**.
2. El cliente paga un abono de **{{ dato.abono }}**, a mes vencido y hasta el día 10.
3. El servicio no tiene plazo mínimo: el cliente puede darlo de baja cuando quiera, con diez días de aviso.

| Qué incluye | Desde cuándo |
|---|---|
| Instalación y equipo en comodato | El día de la instalación |
| Atención de fallas todos los días | La firma de este contrato |

# Comunicaciones

[[casilla:1:Quiero recibir las facturas por correo electrónico]] Quiero recibir las facturas por correo electrónico.

# Firma

{{ cliente.nombre }}: [[firma:1]]   Fecha: [[fecha:1]]
""",
)
SOLARIA = DemoContract(
    external_id="SOLAR-2026-0117",
    name="Instalação solar",
    title="Contrato de instalação solar",
    author="Rui Tavares",
    values={"potencia": "3 kW", "mensalidade": "49 € por mês"},
    text="""# Partes

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
""",
)


def make_contract(system: TenantSystem, contract: DemoContract, customer: str) -> None:
    """Keep the template and order a contract for a customer, by the tenant's own id; it is sent when this is done."""
    template = ContractTemplate.at(system.tenant, ids.new_id("ctt"))
    template.name, template.title, template.text = contract.name, contract.title, contract.text
    template.roles, template.changed_at, template.changed_by = [""], clock.now(), contract.author
    template.store()
    order: dict[str, Any] = {
        "external_id": contract.external_id,
        "customer": customer,
        "template": contract.name,
        "values": dict(contract.values),
    }
    answer: BatchOut = intake.order_contracts(system, [order])
    if answer.items[0].status != "created":
        raise RuntimeError(f"refused: {answer.items[0]}")
    place = records.owner_of(system.tenant, records.own_name(order["external_id"]))
    # What the queue would do, too: a machine that is started again begins with what is stored now.
    ordering.fill(system.tenant, *place)
    worker.draw(system.tenant, *place)
