"""Names of our codes in messages, in each language."""

_LANGUAGES = ("es", "en", "pt")
_WORDS: dict[str, dict[str, tuple[str, str, str]]] = {
    "layout": {
        "portal": ("Portal de clientes", "Customer portal", "Portal do cliente"),
        "leave": (
            "Dejar de recibir estos correos",
            "Stop receiving these e-mails",
            "Deixar de receber estes e-mails",
        ),
        "code": ("Código", "Code", "Código"),
        "code_hint": (
            "Si la página pide un código",
            "If the page asks for a code",
            "Se a página pedir um código",
        ),
    },
    "language": {
        "es": ("español", "Spanish", "espanhol"),
        "en": ("inglés", "English", "inglês"),
        "pt": ("portugués", "Portuguese", "português"),
    },
    "message": {
        "signin_code": ("código de ingreso", "sign-in code", "código de acesso"),
        "portal_access": ("acceso al portal", "portal access", "acesso ao portal"),
        "invoice_new": ("factura nueva", "new invoice", "nova fatura"),
        "invoice_due": ("factura por vencer", "invoice due soon", "fatura a vencer"),
        "invoice_overdue": ("factura vencida", "overdue invoice", "fatura vencida"),
        "payment_booked": ("pago registrado", "payment received", "pagamento registrado"),
        "ticket_opened": ("ticket recibido", "ticket received", "ticket recebido"),
        "ticket_answered": ("respuesta en el ticket", "ticket answered", "resposta no ticket"),
        "ticket_changed": ("cambio en el ticket", "ticket changed", "mudança no ticket"),
        "ticket_closed": ("ticket cerrado", "ticket closed", "ticket encerrado"),
        "message": ("mensaje nuevo", "new message", "nova mensagem"),
        "access_changed": ("cambio de acceso", "access changed", "mudança de acesso"),
        "contract_sent": ("contrato para firmar", "contract to sign", "contrato para assinar"),
        "contract_signed": ("contrato firmado", "contract signed", "contrato assinado"),
        "contract_withdrawn": ("contrato retirado", "contract withdrawn", "contrato retirado"),
        "notice_digest": ("resumen de avisos", "summary of notices", "resumo de avisos"),
    },
    "contract_reason": {
        "corrected": (
            "se corrige; lo que haya que firmar llega como un contrato nuevo.",
            "it is being corrected; what is to be signed comes as a new contract.",
            "está sendo corrigido; o que houver para assinar chega como um novo contrato.",
        ),
    },
    "contract_for_staff": {
        "sign": (
            "Un contrato espera su firma",
            "A contract waits for your signature",
            "Um contrato espera sua assinatura",
        ),
        "signed": ("Contrato firmado", "Contract signed", "Contrato assinado"),
        "declined": ("Contrato rechazado", "Contract declined", "Contrato recusado"),
        "expired": ("Contrato vencido", "Contract expired", "Contrato vencido"),
    },
    "ticket_for_staff": {
        "new": ("Hay un ticket nuevo", "There is a new ticket", "Há um novo ticket"),
        "reply": ("El cliente respondió", "The customer answered", "O cliente respondeu"),
        "assigned": ("Se asignó un ticket", "A ticket was assigned", "Um ticket foi atribuído"),
        "closed": (
            "El cliente cerró el ticket",
            "The customer closed the ticket",
            "O cliente encerrou o ticket",
        ),
        "reopened": (
            "El cliente reabrió el ticket",
            "The customer opened the ticket again",
            "O cliente reabriu o ticket",
        ),
    },
    "template_error": {
        "tag_missing": (
            "Falta una etiqueta imprescindible.",
            "An essential tag is missing.",
            "Falta uma etiqueta indispensável.",
        ),
        "template_too_long": (
            "El mensaje resultó demasiado largo.",
            "The message came out too long.",
            "A mensagem ficou longa demais.",
        ),
        "subject_too_long": (
            "El asunto resultó demasiado largo.",
            "The subject came out too long.",
            "O assunto ficou longo demais.",
        ),
        "sms_too_long": (
            "El SMS resultó demasiado largo.",
            "The SMS came out too long.",
            "O SMS ficou longo demais.",
        ),
        "": (
            "No se pudo completar con los datos del mensaje.",
            "It could not be filled in with the message's data.",
            "Não foi possível preenchê-lo com os dados da mensagem.",
        ),
    },
    "reply": {
        "left_out": ("No se adjuntó", "Not attached", "Não foi anexado"),
        "files_only": ("Se enviaron archivos.", "Files were sent.", "Foram enviados arquivos."),
    },
    "reply_refused": {
        "unknown_sender": (
            "Salió de una dirección de correo que no es la del contacto que recibió el mensaje.",
            "It came from an e-mail address that is not the one of the contact who got the message.",
            "Ela saiu de um endereço de e-mail que não é o do contato que recebeu a mensagem.",
        ),
        "thread_gone": (
            "La consulta a la que respondía ya no está disponible.",
            "What it answered is not available any more.",
            "A conversa a que respondia não está mais disponível.",
        ),
        "ticket_closed": (
            "El ticket está cerrado y ya no recibe respuestas.",
            "The ticket is closed and takes no more replies.",
            "O ticket está fechado e não recebe mais respostas.",
        ),
        "text_empty": (
            "No se encontró texto nuevo en ella: conviene escribir por encima del mensaje citado.",
            "No new text was found in it: it should be written above the quoted message.",
            "Não foi encontrado texto novo nela: convém escrever acima da mensagem citada.",
        ),
        "text_too_long": (
            "Es demasiado larga para agregarla.",
            "It is too long to be added.",
            "É longa demais para ser adicionada.",
        ),
        "too_many": (
            "Llegaron demasiadas respuestas en la última hora.",
            "Too many replies came within the last hour.",
            "Chegaram respostas demais na última hora.",
        ),
        "": ("No se pudo procesar.", "It could not be processed.", "Não foi possível processá-la."),
    },
    "role": {
        "owner": ("titular", "owner", "titular"),
        "manager": ("responsable", "manager", "responsável"),
        "agent": ("asesor", "agent", "assessor"),
        "readonly": ("solo lectura", "read only", "somente leitura"),
    },
    "staff_change": {
        "role": (
            "Se cambió el rol en la consola.",
            "The role in the console was changed.",
            "A função no console foi alterada.",
        ),
        "state": (
            "Se quitó o se devolvió el acceso a la consola.",
            "Access to the console was removed or given back.",
            "O acesso ao console foi retirado ou devolvido.",
        ),
        "extra": (
            "Se cambiaron los permisos en la consola.",
            "The permissions in the console were changed.",
            "As permissões no console foram alteradas.",
        ),
        "name": (
            "Se cambió el nombre con el que se figura en el equipo.",
            "The name shown in the team was changed.",
            "O nome mostrado na equipe foi alterado.",
        ),
        "second_factor_set": (
            "Se registró un segundo factor nuevo, y se cerraron las demás sesiones.",
            "A new second factor was registered, and all other sessions were ended.",
            "Um novo segundo fator foi cadastrado, e as outras sessões foram encerradas.",
        ),
        "second_factor": (
            "Se quitó el segundo factor: hay que registrarlo de nuevo al ingresar.",
            "The second factor was removed: it has to be registered again at the next sign-in.",
            "O segundo fator foi removido: é preciso cadastrá-lo de novo ao entrar.",
        ),
        "": (
            "Se cambiaron los datos de acceso a la consola.",
            "The access data for the console was changed.",
            "Os dados de acesso ao console foram alterados.",
        ),
    },
}
"""By kind and code, in the order of `_LANGUAGES`; the code "" is what any other code of the kind is called."""


def word(kind: str, code: str, language: str) -> str:
    """Return the name of a code, else the kind's general name, else the code itself."""
    words = _WORDS[kind]
    found = words.get(code) or words.get("")
    return found[_LANGUAGES.index(language)] if found else code


def notice_title(message: str, language: str) -> str:
    """Return the name of a notice's message as it begins a line."""
    name = word("message", message, language)
    return name[:1].upper() + name[1:]
