"""Rating a closed ticket, from its mail and without signing in."""

from chalicelib.kernel.errors import GoneError
from chalicelib.kernel.http.routing import Routes
from chalicelib.tenants.access import Anyone, Visitor
from chalicelib.tickets import ratings
from chalicelib.tickets.models import Ticket
from chalicelib.tickets.schemas import RatedOut, RatingByTokenIn, RatingTokenIn

routes = Routes(__name__, "/portal/{tenant}/ratings", "portal: tickets")
_ANYONE = Anyone()


@routes.post("/shown", access=_ANYONE, errors=(GoneError,))
def show_what_is_rated(caller: Visitor, body: RatingTokenIn) -> RatedOut:
    """Say which ticket a mail asks about. It rates nothing."""
    return _out(ratings.find_offered(caller.tenant, body.token))


@routes.post("", access=_ANYONE, errors=(GoneError,))
def rate_from_mail(caller: Visitor, body: RatingByTokenIn) -> RatedOut:
    """Say how it went, once."""
    return _out(ratings.rate_offered(caller.tenant, body.token, body.score, body.comment))


def _out(ticket: Ticket) -> RatedOut:
    rating: float | None = ticket.rating
    return RatedOut(
        number=int(ticket.number),
        subject=ticket.subject,
        rating=None if rating is None else int(rating),
        changeable=ratings.is_changeable(ticket),
    )
