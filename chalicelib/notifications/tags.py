"""The tags that templates may use [etiquetas dinámicas]: what each is, and an example of it.

A tag has one name, in Spanish, in every language's templates: a template that is moved between languages still works.
"""

from chalicelib.documents.tags import BUSINESS_TAGS, CUSTOMER_TAGS, Tag
from chalicelib.documents.tags import in_languages as _text

_ALL = (
    *CUSTOMER_TAGS,
    Tag(
        "contacto.nombre",
        _text(
            "Nombre de la persona que recibe el mensaje",
            "Name of the person who gets the message",
            "Nome da pessoa que recebe a mensagem",
        ),
        _text("Ana Pérez"),
    ),
    *BUSINESS_TAGS,
    Tag(
        "portal.enlace",
        _text(
            "Dirección del portal de clientes",
            "Address of the customer portal",
            "Endereço do portal do cliente",
        ),
        _text("https://portal.example/empresa/"),
        may_be_empty=False,
    ),
    Tag(
        "codigo",
        _text("Código de ingreso", "Sign-in code", "Código de acesso"),
        _text("123456"),
        may_be_empty=False,
    ),
    Tag(
        "minutos",
        _text(
            "Minutos que vale el código", "Minutes for which the code holds", "Minutos de validade do código"
        ),
        _text("5"),
        may_be_empty=False,
    ),
    Tag(
        "acceso.usuario",
        _text(
            "Usuario que se escribe al ingresar", "What to type as user", "Usuário que se digita ao entrar"
        ),
        _text("30123456", "30123456", "39053344705"),
    ),
    Tag(
        "acceso.contrasena",
        _text(
            "Contraseña inicial; vacía si el portal no usa contraseñas",
            "Initial password; empty where the portal has no passwords",
            "Senha inicial; vazia se o portal não usa senhas",
        ),
        _text("perro.calamar"),
    ),
    Tag(
        "cuenta.saldo",
        _text("Saldo de la cuenta corriente", "Balance of the account", "Saldo da conta"),
        _text("$ 48.210,50", "$ 48,210.50", "R$ 48.210,50"),
    ),
    Tag(
        "enlace",
        _text("Enlace a lo que se avisa", "Link to what the notice is about", "Link para o assunto do aviso"),
        _text("https://portal.example/empresa/tickets?ticket=1042"),
        may_be_empty=False,
    ),
    Tag(
        "contrato.titulo",
        _text("Título del contrato", "The contract's title", "Título do contrato"),
        _text("Contrato de servicio", "Service contract", "Contrato de serviço"),
    ),
    Tag(
        "contrato.vence",
        _text("Último día para firmar", "Last day to sign", "Último dia para assinar"),
        _text("30/11/2026"),
    ),
    Tag(
        "contrato.motivo",
        _text(
            "Por qué se retiró el contrato",
            "Why the contract was withdrawn",
            "Por que o contrato foi retirado",
        ),
        _text("Se acordó otro precio", "Another price was agreed", "Foi combinado outro preço"),
    ),
    Tag(
        "ticket.numero",
        _text("Número de ticket", "Ticket number", "Número do ticket"),
        _text("1042"),
    ),
    Tag(
        "ticket.asunto",
        _text("Asunto del ticket", "The ticket's subject", "Assunto do ticket"),
        _text("No anda internet", "Internet is down", "Internet não funciona"),
    ),
    Tag(
        "ticket.estado",
        _text("Estado del ticket", "The ticket's state", "Estado do ticket"),
        _text("En curso", "In progress", "Em andamento"),
    ),
    Tag(
        "ticket.respuesta",
        _text("Lo que se respondió", "What was answered", "O que foi respondido"),
        _text("Vamos mañana por la mañana.", "We come tomorrow morning.", "Vamos amanhã de manhã."),
    ),
    Tag("ticket.de", _text("Quién respondió", "Who answered", "Quem respondeu"), _text("Lucía Ferro")),
    Tag(
        "encuesta.enlace",
        _text(
            "Enlace para calificar la atención", "Link to rate the service", "Link para avaliar o atendimento"
        ),
        _text("https://portal.example/empresa/#calificar=x"),
    ),
    Tag(
        "factura.numero",
        _text("Número de factura", "Invoice number", "Número da fatura"),
        _text("A-0001-00001042"),
    ),
    Tag(
        "factura.importe",
        _text("Importe de la factura", "The invoice's total", "Valor da fatura"),
        _text("$ 24.105,25", "$ 24,105.25", "R$ 24.105,25"),
    ),
    Tag(
        "factura.vencimiento",
        _text("Fecha de vencimiento", "Due date", "Data de vencimento"),
        _text("12/12/2026"),
    ),
    Tag(
        "factura.cantidad",
        _text(
            "Cuántas facturas nuevas son, cuando son varias",
            "How many invoices are new, where they are several",
            "Quantas faturas novas são, quando são várias",
        ),
        _text("1"),
    ),
    Tag(
        "pago.importe",
        _text("Importe del pago", "The payment's amount", "Valor do pagamento"),
        _text("$ 24.105,25", "$ 24,105.25", "R$ 24.105,25"),
    ),
    Tag(
        "pago.fecha", _text("Fecha del pago", "The payment's date", "Data do pagamento"), _text("20/11/2026")
    ),
    Tag(
        "avisos.cantidad",
        _text("Cuántos avisos son", "How many notices they are", "Quantos avisos são"),
        _text("7"),
    ),
    Tag(
        "avisos.lista",
        _text("Los avisos, uno por renglón", "The notices, one a line", "Os avisos, um por linha"),
        _text("· Factura nueva", "· New invoice", "· Nova fatura"),
    ),
)
TAGS: dict[str, Tag] = {tag.name: tag for tag in _ALL}
