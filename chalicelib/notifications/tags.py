"""Tags that messages may use [etiquetas dinámicas]: what each stands for, and an example.

A tag has the same Spanish name in the templates of every language, so that a template can be copied between languages.
"""

from chalicelib.documents.templating.tags import BUSINESS_TAGS, CUSTOMER_TAGS, Tag, in_languages


def _tag(name: str, description: tuple[str, str, str], *example: str, may_be_empty: bool = True) -> Tag:
    """Return a tag; description and example in Spanish, English and Portuguese, or one example for all three."""
    return Tag(name, in_languages(*description), in_languages(*example), may_be_empty)


_ALL = (
    *CUSTOMER_TAGS,
    _tag(
        "contacto.nombre",
        (
            "Nombre de la persona que recibe el mensaje",
            "Name of the person who gets the message",
            "Nome da pessoa que recebe a mensagem",
        ),
        "Ana Pérez",
    ),
    *BUSINESS_TAGS,
    _tag(
        "portal.enlace",
        (
            "Dirección del portal de clientes",
            "Address of the customer portal",
            "Endereço do portal do cliente",
        ),
        "https://portal.example/empresa/",
        may_be_empty=False,
    ),
    _tag("codigo", ("Código de ingreso", "Sign-in code", "Código de acesso"), "123456", may_be_empty=False),
    _tag(
        "minutos",
        ("Minutos que vale el código", "Minutes for which the code holds", "Minutos de validade do código"),
        "5",
        may_be_empty=False,
    ),
    _tag(
        "acceso.usuario",
        ("Usuario que se escribe al ingresar", "What to type as user", "Usuário que se digita ao entrar"),
        "30123456",
        "30123456",
        "39053344705",
    ),
    _tag(
        "acceso.contrasena",
        (
            "Contraseña inicial; vacía si el portal no usa contraseñas",
            "Initial password; empty where the portal has no passwords",
            "Senha inicial; vazia se o portal não usa senhas",
        ),
        "perro.calamar",
    ),
    _tag(
        "cuenta.saldo",
        ("Saldo de la cuenta corriente", "Balance of the account", "Saldo da conta"),
        "$ 48.210,50",
        "$ 48,210.50",
        "R$ 48.210,50",
    ),
    _tag(
        "enlace",
        ("Enlace a lo que se avisa", "Link to what the notice is about", "Link para o assunto do aviso"),
        "https://portal.example/empresa/tickets?ticket=1042",
        may_be_empty=False,
    ),
    _tag(
        "contrato.titulo",
        ("Título del contrato", "The contract's title", "Título do contrato"),
        "Contrato de servicio",
        "Service contract",
        "Contrato de serviço",
    ),
    _tag(
        "contrato.vence",
        ("Último día para firmar", "Last day to sign", "Último dia para assinar"),
        "30/11/2026",
    ),
    _tag(
        "contrato.motivo",
        (
            "Por qué se retiró el contrato",
            "Why the contract was withdrawn",
            "Por que o contrato foi retirado",
        ),
        "Se acordó otro precio",
        "Another price was agreed",
        "Foi combinado outro preço",
    ),
    _tag("ticket.numero", ("Número de ticket", "Ticket number", "Número do ticket"), "1042"),
    _tag(
        "ticket.asunto",
        ("Asunto del ticket", "The ticket's subject", "Assunto do ticket"),
        "No anda internet",
        "Internet is down",
        "Internet não funciona",
    ),
    _tag(
        "ticket.estado",
        ("Estado del ticket", "The ticket's state", "Estado do ticket"),
        "En curso",
        "In progress",
        "Em andamento",
    ),
    _tag(
        "ticket.respuesta",
        ("Lo que se respondió", "What was answered", "O que foi respondido"),
        "Vamos mañana por la mañana.",
        "We come tomorrow morning.",
        "Vamos amanhã de manhã.",
    ),
    _tag("ticket.de", ("Quién respondió", "Who answered", "Quem respondeu"), "Lucía Ferro"),
    _tag(
        "encuesta.enlace",
        ("Enlace para calificar la atención", "Link to rate the service", "Link para avaliar o atendimento"),
        "https://portal.example/empresa/#calificar=x",
    ),
    _tag("factura.numero", ("Número de factura", "Invoice number", "Número da fatura"), "A-0001-00001042"),
    _tag(
        "factura.importe",
        ("Importe de la factura", "The invoice's total", "Valor da fatura"),
        "$ 24.105,25",
        "$ 24,105.25",
        "R$ 24.105,25",
    ),
    _tag("factura.vencimiento", ("Fecha de vencimiento", "Due date", "Data de vencimento"), "12/12/2026"),
    _tag(
        "factura.cantidad",
        (
            "Cuántas facturas nuevas son, cuando son varias",
            "How many invoices are new, where they are several",
            "Quantas faturas novas são, quando são várias",
        ),
        "1",
    ),
    _tag(
        "pago.importe",
        ("Importe del pago", "The payment's amount", "Valor do pagamento"),
        "$ 24.105,25",
        "$ 24,105.25",
        "R$ 24.105,25",
    ),
    _tag("pago.fecha", ("Fecha del pago", "The payment's date", "Data do pagamento"), "20/11/2026"),
    _tag("avisos.cantidad", ("Cuántos avisos son", "How many notices they are", "Quantos avisos são"), "7"),
    _tag(
        "avisos.lista",
        ("Los avisos, uno por renglón", "The notices, one a line", "Os avisos, um por linha"),
        "· Factura nueva",
        "· New invoice",
        "· Nova fatura",
    ),
)
TAGS: dict[str, Tag] = {tag.name: tag for tag in _ALL}
