"""What codes of ours are called in messages, in each language."""

_WORDS: dict[str, dict[str, dict[str, str]]] = {
    "layout": {
        "portal": {"es": "Portal de clientes", "en": "Customer portal", "pt": "Portal do cliente"},
    },
    "language": {
        "es": {"es": "español", "en": "Spanish", "pt": "espanhol"},
        "en": {"es": "inglés", "en": "English", "pt": "inglês"},
        "pt": {"es": "portugués", "en": "Portuguese", "pt": "português"},
    },
    "message": {
        "signin_code": {"es": "código de ingreso", "en": "sign-in code", "pt": "código de acesso"},
        "portal_access": {"es": "acceso al portal", "en": "portal access", "pt": "acesso ao portal"},
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
