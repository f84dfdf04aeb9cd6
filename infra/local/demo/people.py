"""Who the demo's customers are. Addresses end in .example (RFC 2606) and belong to nobody."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Person:
    """A customer of a demo tenant, and how much it has been billed."""

    external_id: str
    name: str
    document: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    company: bool = False
    contact: str = ""
    """Who acts for a company."""
    address: tuple[str, ...] = ()
    months: int = 12
    """How many monthly invoices."""
    unpaid: int = 2
    """How many of the last ones are open."""
    product: int = 0
    access: dict[str, Any] = field(default_factory=dict)

    def row(self, number: str) -> dict[str, Any]:
        """The customer as the tenant's system sends it."""
        contact = {
            "external_id": f"{self.external_id}-c",
            "name": self.contact or self.name,
            "emails": list(self.emails),
            "phones": list(self.phones),
        }
        return {
            "external_id": self.external_id,
            "kind": "company" if self.company else "person",
            "name": self.name,
            "number": number,
            "document": {"number": self.document},
            "address": list(self.address),
            "contacts": [contact],
            **({"access": self.access} if self.access else {}),
        }


_LUCIA = ("lucia.fernandez@correo.example",)

FIBRA_SUR = (
    # The first is who a newcomer signs in as: both channels; invoices paid, due and overdue.
    Person(
        "FS-1001",
        "Lucía Fernández Quiroga",
        "30555123",
        _LUCIA,
        ("+5492262520142",),
        months=18,
        unpaid=3,
        address=("Calle 63 N.º 2841", "7630 Necochea"),
    ),
    Person(
        "FS-1002",
        "Cooperativa Ñandú Ltda.",
        "30-50001091-2",
        ("pagos@nandu.example",),
        ("+5492262520143",),
        company=True,
        contact="Íñigo Núñez Acuña",
        months=14,
        unpaid=1,
        product=2,
        address=("Av. 59 N.º 1120", "7630 Necochea"),
    ),
    # The same person with two accounts: home and shop.
    Person(
        "FS-1003",
        "Martín Gómez Peña",
        "24118907",
        ("martin.gomez@correo.example",),
        ("+5492262520144",),
        unpaid=0,
    ),
    Person(
        "FS-1004",
        "Kiosco Gómez",
        "24118907",
        ("martin.gomez@correo.example",),
        ("+5492262520144",),
        months=9,
        unpaid=2,
        product=2,
    ),
    # The portal is not for this one.
    Person(
        "FS-1005",
        "Raúl Ibáñez",
        "11222333",
        ("raul.ibanez@correo.example",),
        months=6,
        unpaid=6,
        access={"portal_user": False},
    ),
    # Nobody ever asked for their document: a placeholder, which can never be a login.
    Person("FS-1006", "Anahí Wéiss", "9999999", ("anahi.weiss@correo.example",), months=4),
    Person("FS-1007", "Óscar Müller", "9999999", (), ("+5492262520146",), months=3, unpaid=1),
    Person(
        "FS-1008",
        "María del Carmen Sánchez de la Fuente y Álvarez-Quiñones",
        "28765432",
        ("maricarmen@correo.example",),
        months=40,
        unpaid=4,
    ),
    Person(
        "FS-1009",
        "Jorge Luis Echeverría",
        "17654321",
        ("jorge.echeverria@correo.example",),
        ("+5492262520149",),
    ),
    Person("FS-1010", "Agustina Pérez", "40111222", ("agus.perez@correo.example",), months=0, unpaid=0),
    Person(
        "FS-1011", "Nahuel Catrileo", "35987654", ("nahuel@correo.example",), ("+5492262520151",), months=8
    ),
    Person("FS-1012", "Sofía D'Angelo", "38222111", ("sofia.dangelo@correo.example",), unpaid=1, product=1),
    Person("FS-1013", "Zoë Łukasiewicz", "95123456", ("zoe@correo.example",), months=7, unpaid=0, product=1),
    Person(
        "FS-1014",
        "Panadería La Espiga S.R.L.",
        "30-71459820-1",
        ("administracion@laespiga.example",),
        ("+5492262520154",),
        company=True,
        contact="Nélida Ríos",
        months=16,
        unpaid=2,
        product=2,
    ),
    Person(
        "FS-1015",
        "Hotel Bahía S.A.",
        "30-70987654-8",
        ("cuentas@hotelbahia.example",),
        company=True,
        contact="Tomás Achával",
        months=18,
        unpaid=5,
        product=2,
    ),
    Person("FS-1016", "Ramiro Ledesma", "33444555", ("ramiro.ledesma@correo.example",), months=5, unpaid=1),
    Person(
        "FS-1017",
        "Chiara Rossi",
        "41222333",
        ("chiara.rossi@correo.example",),
        ("+5492262520157",),
        months=10,
    ),
    Person(
        "FS-1018", "Valentín Ocampo", "36111999", ("valentin@correo.example",), months=11, unpaid=1, product=1
    ),
)
SOLARIA = (
    Person("SO-2001", "Inês Conceição Araújo", "245 736 128", ("ines.araujo@correio.example",), ("+351912345001",),
           months=14, unpaid=2, address=("Rua do Breiner 88, 2.º dto.", "4050-124 Porto")),
    Person("SO-2002", "João Magalhães", "212 345 670", ("joao.magalhaes@correio.example",), months=10, unpaid=0),
    Person("SO-2003", "Condomínio Edifício Atlântico", "507 892 341", ("gestao@atlantico.example",),
           company=True, contact="Conceição Simões", months=12, unpaid=1, product=2),
    Person("SO-2004", "Bruno Gonçalves", "198 765 432", ("bruno@correio.example",), ("+351912345004",), months=8),
    Person("SO-2005", "Núria Puigdomènech", "9999999", ("nuria@correio.example",), months=6, unpaid=1, product=1),
    Person("SO-2006", "Sociedade Agrícola Vale d'Água, Lda.", "509 111 222", ("contas@valedagua.example",),
           company=True, contact="Estêvão Brandão", months=12, unpaid=3, product=2),
)  # fmt: skip
