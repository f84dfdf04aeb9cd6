"""What codes of ours are called in messages, in each language."""

_WORDS: dict[str, dict[str, dict[str, str]]] = {
    "role": {
        "owner": {"es": "titular", "en": "owner", "pt": "titular"},
        "manager": {"es": "encargado", "en": "manager", "pt": "gestor"},
        "agent": {"es": "agente", "en": "agent", "pt": "agente"},
        "readonly": {"es": "solo lectura", "en": "read-only", "pt": "somente leitura"},
    },
    "staff_change": {
        "role": {
            "es": "Se cambió el rol en la consola.",
            "en": "The role in the console was changed.",
            "pt": "A função no console foi alterada.",
        },
        "disabled": {
            "es": "Se quitó el acceso a la consola.",
            "en": "Access to the console was removed.",
            "pt": "O acesso ao console foi retirado.",
        },
        "enabled": {
            "es": "Se devolvió el acceso a la consola.",
            "en": "Access to the console was given back.",
            "pt": "O acesso ao console foi devolvido.",
        },
        "second_factor_removed": {
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
