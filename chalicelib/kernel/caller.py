"""Who is asking. A surface's `Access` makes one; every service takes one."""

from dataclasses import dataclass, field

from chalicelib.kernel.store.paging import Cursors


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Somebody whose identity and tenant are established."""

    tenant: str
    cursor_secret: bytes = field(default=b"", repr=False)

    @property
    def subject(self) -> str:
        """Who of all that call at this tenant: what is kept for one is given to no other."""
        raise TypeError("nobody in particular: nothing can be kept for them")

    def cursors(self, scope: str) -> Cursors:
        """The cursors of this caller for one query; `scope` names the query and its filters."""
        return Cursors(self.cursor_secret, f"{self.tenant}|{scope}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnonymousCaller(Caller):
    """Somebody at a tenant's window who has not signed in."""

    ip: str = ""
    user_agent: str = ""
