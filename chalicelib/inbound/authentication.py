"""Evaluates the verdicts that SES wrote into a mail's headers. Pure.

SES prepends its headers, above the second `Received`; a sender can forge the same headers only below it. A missing
verdict counts as failed.

    Authentication-Results: amazonses.com; spf=pass (spfCheck: domain of ...) client-ip=...;
     envelope-from=ana@x.example; helo=...; dkim=pass header.i=@x.example; dmarc=pass header.from=x.example;
"""

import re

from chalicelib.inbound.parsing.message import Mail

_BY_SES = "amazonses.com"
_DMARC = re.compile(r"dmarc=(\w+)(?: \([^)]*\))?(?: header\.from=([^\s;]+))?", re.IGNORECASE)
_ENVELOPE = re.compile(r"envelope-from=\"?<?([^\s;>\"]+)", re.IGNORECASE)


def _ses_headers(mail: Mail) -> dict[str, str]:
    """Return SES's own headers: the topmost of each name, above the second `Received`."""
    found: dict[str, str] = {}
    hops = 0
    for name, value in mail.headers:
        hops += name == "received"
        if hops > 1:
            break
        found.setdefault(name, value)
    return found


def is_clean(mail: Mail) -> bool:
    """Whether SES scanned the mail and found neither spam nor a virus."""
    headers = _ses_headers(mail)
    return headers.get("x-ses-virus-verdict", "").upper() in ("PASS", "GRAY") and headers.get(
        "x-ses-spam-verdict", ""
    ).upper() in ("PASS", "GRAY")


def is_authenticated(mail: Mail) -> bool:
    """Whether the From domain is authenticated by DMARC, or, without a DMARC policy, by aligned SPF.

    The parts between SPF and DMARC contain text chosen by the sender, such as its HELO name, so only the first SPF and
    the last DMARC result are trusted; a DKIM result alone is not.
    """
    results = _ses_headers(mail).get("authentication-results", "")
    domain = mail.sender.rpartition("@")[2]
    issuer, *parts = (part.strip() for part in results.split(";"))
    if not domain or issuer.lower() != _BY_SES or not parts:
        return False
    by_dmarc = [found for part in parts if (found := _DMARC.match(part))]
    if by_dmarc and by_dmarc[-1][1].lower() in ("pass", "fail"):
        return by_dmarc[-1][1].lower() == "pass" and (by_dmarc[-1][2] or domain).lower() == domain
    envelope = next((found[1] for part in parts if (found := _ENVELOPE.match(part))), "")
    return parts[0].lower().startswith("spf=pass") and _is_aligned(
        envelope.rpartition("@")[2].lower(), domain
    )


def _is_aligned(one: str, other: str) -> bool:
    """Whether two domains are equal or one is a subdomain of the other (RFC 7489, relaxed)."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or ("." in shorter and longer.endswith(f".{shorter}"))
