"""What codes of ours are called in messages, in each language."""

_WORDS: dict[str, dict[str, dict[str, str]]] = {
    "layout": {
        "portal": {"es": "Portal de clientes", "en": "Customer portal", "pt": "Portal do cliente"},
        "leave": {
            "es": "Dejar de recibir estos correos",
            "en": "Stop receiving these e-mails",
            "pt": "Deixar de receber estes e-mails",
        },
    },
    "language": {
        "es": {"es": "español", "en": "Spanish", "pt": "espanhol"},
        "en": {"es": "inglés", "en": "English", "pt": "inglês"},
        "pt": {"es": "portugués", "en": "Portuguese", "pt": "português"},
    },
    "message": {
        "signin_code": {"es": "código de ingreso", "en": "sign-in code", "pt": "código de acesso"},
        "portal_access": {"es": "acceso al portal", "en": "portal access", "pt": "acesso ao portal"},
        "invoice_new": {"es": "factura nueva", "en": "new invoice", "pt": "nova fatura"},
        "invoice_due": {"es": "factura por vencer", "en": "invoice due soon", "pt": "fatura a vencer"},
        "invoice_overdue": {"es": "factura vencida", "en": "overdue invoice", "pt": "fatura vencida"},
        "payment_booked": {"es": "pago registrado", "en": "payment received", "pt": "pagamento registrado"},
        "ticket_opened": {"es": "ticket recibido", "en": "ticket received", "pt": "ticket recebido"},
        "ticket_answered": {
            "es": "respuesta en el ticket",
            "en": "ticket answered",
            "pt": "resposta no ticket",
        },
        "ticket_changed": {"es": "cambio en el ticket", "en": "ticket changed", "pt": "mudança no ticket"},
        "ticket_closed": {"es": "ticket cerrado", "en": "ticket closed", "pt": "ticket encerrado"},
        "message": {"es": "mensaje nuevo", "en": "new message", "pt": "nova mensagem"},
        "access_changed": {"es": "cambio de acceso", "en": "access changed", "pt": "mudança de acesso"},
        "contract_sent": {
            "es": "contrato para firmar",
            "en": "contract to sign",
            "pt": "contrato para assinar",
        },
        "contract_signed": {"es": "contrato firmado", "en": "contract signed", "pt": "contrato assinado"},
        "contract_withdrawn": {
            "es": "contrato retirado",
            "en": "contract withdrawn",
            "pt": "contrato retirado",
        },
        "notice_digest": {"es": "resumen de avisos", "en": "summary of notices", "pt": "resumo de avisos"},
    },
    "notice": {
        "invoice_new": {"es": "Factura nueva", "en": "New invoice", "pt": "Nova fatura"},
        "invoice_due": {"es": "Factura por vencer", "en": "Invoice due soon", "pt": "Fatura a vencer"},
        "invoice_overdue": {"es": "Factura vencida", "en": "Overdue invoice", "pt": "Fatura vencida"},
        "payment_booked": {"es": "Pago registrado", "en": "Payment received", "pt": "Pagamento registrado"},
        "ticket_opened": {"es": "Ticket recibido", "en": "Ticket received", "pt": "Ticket recebido"},
        "ticket_answered": {
            "es": "Respuesta en el ticket",
            "en": "Ticket answered",
            "pt": "Resposta no ticket",
        },
        "ticket_changed": {"es": "Cambio en el ticket", "en": "Ticket changed", "pt": "Mudança no ticket"},
        "ticket_closed": {"es": "Ticket cerrado", "en": "Ticket closed", "pt": "Ticket encerrado"},
        "message": {"es": "Mensaje nuevo", "en": "New message", "pt": "Nova mensagem"},
        "contract_sent": {
            "es": "Contrato para firmar",
            "en": "Contract to sign",
            "pt": "Contrato para assinar",
        },
        "contract_signed": {"es": "Contrato firmado", "en": "Contract signed", "pt": "Contrato assinado"},
        "contract_withdrawn": {
            "es": "Contrato retirado",
            "en": "Contract withdrawn",
            "pt": "Contrato retirado",
        },
        "access_changed": {"es": "Cambio de acceso", "en": "Access changed", "pt": "Mudança de acesso"},
    },
    "contract_reason": {
        "corrected": {
            "es": "se corrige; lo que haya que firmar llega como un contrato nuevo.",
            "en": "it is being corrected; what is to be signed comes as a new contract.",
            "pt": "está sendo corrigido; o que houver para assinar chega como um novo contrato.",
        },
    },
    "contract_for_staff": {
        "sign": {
            "es": "Un contrato espera su firma",
            "en": "A contract waits for your signature",
            "pt": "Um contrato espera sua assinatura",
        },
        "signed": {"es": "Contrato firmado", "en": "Contract signed", "pt": "Contrato assinado"},
        "declined": {"es": "Contrato rechazado", "en": "Contract declined", "pt": "Contrato recusado"},
        "expired": {"es": "Contrato vencido", "en": "Contract expired", "pt": "Contrato vencido"},
    },
    "ticket_for_staff": {
        "new": {"es": "Hay un ticket nuevo", "en": "There is a new ticket", "pt": "Há um novo ticket"},
        "reply": {"es": "El cliente respondió", "en": "The customer answered", "pt": "O cliente respondeu"},
        "assigned": {
            "es": "Se asignó un ticket",
            "en": "A ticket was assigned",
            "pt": "Um ticket foi atribuído",
        },
        "closed": {
            "es": "El cliente cerró el ticket",
            "en": "The customer closed the ticket",
            "pt": "O cliente encerrou o ticket",
        },
        "reopened": {
            "es": "El cliente reabrió el ticket",
            "en": "The customer opened the ticket again",
            "pt": "O cliente reabriu o ticket",
        },
    },
    "template_error": {
        "tag_missing": {
            "es": "Falta una etiqueta imprescindible.",
            "en": "An essential tag is missing.",
            "pt": "Falta uma etiqueta indispensável.",
        },
        "template_too_long": {
            "es": "El mensaje resultó demasiado largo.",
            "en": "The message came out too long.",
            "pt": "A mensagem ficou longa demais.",
        },
        "subject_too_long": {
            "es": "El asunto resultó demasiado largo.",
            "en": "The subject came out too long.",
            "pt": "O assunto ficou longo demais.",
        },
        "sms_too_long": {
            "es": "El SMS resultó demasiado largo.",
            "en": "The SMS came out too long.",
            "pt": "O SMS ficou longo demais.",
        },
        "": {
            "es": "No se pudo completar con los datos del mensaje.",
            "en": "It could not be filled in with the message's data.",
            "pt": "Não foi possível preenchê-lo com os dados da mensagem.",
        },
    },
    "reply": {
        "left_out": {"es": "No se adjuntó", "en": "Not attached", "pt": "Não foi anexado"},
        "files_only": {
            "es": "Se enviaron archivos.",
            "en": "Files were sent.",
            "pt": "Foram enviados arquivos.",
        },
    },
    "reply_refused": {
        "unknown_sender": {
            "es": "Salió de una dirección de correo que no es la del contacto que recibió el mensaje.",
            "en": "It came from an e-mail address that is not the one of the contact who got the message.",
            "pt": "Ela saiu de um endereço de e-mail que não é o do contato que recebeu a mensagem.",
        },
        "thread_gone": {
            "es": "La consulta a la que respondía ya no está disponible.",
            "en": "What it answered is not available any more.",
            "pt": "A conversa a que respondia não está mais disponível.",
        },
        "ticket_closed": {
            "es": "El ticket está cerrado y ya no recibe respuestas.",
            "en": "The ticket is closed and takes no more replies.",
            "pt": "O ticket está fechado e não recebe mais respostas.",
        },
        "text_empty": {
            "es": "No se encontró texto nuevo en ella: conviene escribir por encima del mensaje citado.",
            "en": "No new text was found in it: it should be written above the quoted message.",
            "pt": "Não foi encontrado texto novo nela: convém escrever acima da mensagem citada.",
        },
        "text_too_long": {
            "es": "Es demasiado larga para agregarla.",
            "en": "It is too long to be added.",
            "pt": "É longa demais para ser adicionada.",
        },
        "too_many": {
            "es": "Llegaron demasiadas respuestas en la última hora.",
            "en": "Too many replies came within the last hour.",
            "pt": "Chegaram respostas demais na última hora.",
        },
        "": {
            "es": "No se pudo procesar.",
            "en": "It could not be processed.",
            "pt": "Não foi possível processá-la.",
        },
    },
    "role": {
        "owner": {"es": "titular", "en": "owner", "pt": "titular"},
        "manager": {"es": "responsable", "en": "manager", "pt": "responsável"},
        "agent": {"es": "asesor", "en": "agent", "pt": "assessor"},
        "readonly": {"es": "solo lectura", "en": "read only", "pt": "somente leitura"},
    },
    "staff_change": {
        "role": {
            "es": "Se cambió el rol en la consola.",
            "en": "The role in the console was changed.",
            "pt": "A função no console foi alterada.",
        },
        "state": {
            "es": "Se quitó o se devolvió el acceso a la consola.",
            "en": "Access to the console was removed or given back.",
            "pt": "O acesso ao console foi retirado ou devolvido.",
        },
        "extra": {
            "es": "Se cambiaron los permisos en la consola.",
            "en": "The permissions in the console were changed.",
            "pt": "As permissões no console foram alteradas.",
        },
        "name": {
            "es": "Se cambió el nombre con el que se figura en el equipo.",
            "en": "The name shown in the team was changed.",
            "pt": "O nome mostrado na equipe foi alterado.",
        },
        "second_factor_set": {
            "es": "Se registró un segundo factor nuevo, y se cerraron las demás sesiones.",
            "en": "A new second factor was registered, and all other sessions were ended.",
            "pt": "Um novo segundo fator foi cadastrado, e as outras sessões foram encerradas.",
        },
        "second_factor": {
            "es": "Se quitó el segundo factor: hay que registrarlo de nuevo al ingresar.",
            "en": "The second factor was removed: it has to be registered again at the next sign-in.",
            "pt": "O segundo fator foi removido: é preciso cadastrá-lo de novo ao entrar.",
        },
        "": {
            "es": "Se cambiaron los datos de acceso a la consola.",
            "en": "The access data for the console was changed.",
            "pt": "Os dados de acesso ao console foram alterados.",
        },
    },
}


def word(kind: str, code: str, language: str) -> str:
    """The word for a code; for one that has none, the kind's general word, else the code itself."""
    words = _WORDS[kind]
    found = words.get(code) or words.get("")
    return found[language] if found else code
