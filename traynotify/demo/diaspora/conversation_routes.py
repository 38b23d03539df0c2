"""The API's private conversations, traps included: the filter for unread ones misses those with two messages."""

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from traynotify.demo.diaspora.entities import conversation_json, message_json
from traynotify.demo.diaspora.http import Refused, answer, link_header, parameters_of, route, state_of, user_of
from traynotify.demo.diaspora.model import Conversation, Person
from traynotify.demo.diaspora.notification_routes import read_mark
from traynotify.demo.diaspora.paging import BadParameter, TimePage, per_page, truth

NOT_FOUND = "Conversation with provided guid could not be found"
NOT_PROCESSED = "Could not process the conversations request"


def conversation_routes() -> list[Route]:
    """Those of the API that a reader needs."""
    return [
        route("GET", "/api/v1/conversations", index),
        route("GET", "/api/v1/conversations/{guid}", show),
        route("PATCH", "/api/v1/conversations/{guid}", update),
        route("GET", "/api/v1/conversations/{guid}/messages", messages),
    ]


async def index(request: Request) -> Response:
    """GET /api/v1/conversations: by the time at which they began."""
    person, state, query = user_of(request, "conversations"), state_of(request), request.query_params
    found = state.conversations_of(person)
    if truth(query.get("only_unread", "")):
        found = [each for each in found if each.unread.get(person.guid) == 1]
    try:
        page = TimePage.of(query, state.pod)
    except BadParameter as error:
        raise Refused(422, NOT_PROCESSED) from error
    chosen = page.select(found, _made_at)
    headers = link_header(request, page.links(chosen, _made_at))
    return answer(request, [conversation_json(each, person, state) for each in chosen], headers=headers)


async def show(request: Request) -> Response:
    """GET /api/v1/conversations/GUID."""
    person, conversation = _conversation(request, 404, NOT_FOUND)
    return answer(request, conversation_json(conversation, person, state_of(request)))


async def update(request: Request) -> Response:
    """PATCH /api/v1/conversations/GUID: unlike a notification, the answer shows it, and an unknown one is a 422."""
    person, conversation = _conversation(request, 422, NOT_PROCESSED)
    wanted = read_mark(await parameters_of(request))
    if wanted is None:
        raise Refused(422, NOT_PROCESSED)
    conversation.unread[person.guid] = 0 if wanted else 1
    return answer(request, conversation_json(conversation, person, state_of(request)))


async def messages(request: Request) -> Response:
    """GET /api/v1/conversations/GUID/messages: pages with numbers, the oldest first; marks nothing as read."""
    _, conversation = _conversation(request, 404, NOT_FOUND)
    state, query = state_of(request), request.query_params
    size = per_page(query, state.pod)
    number = max(1, int(query.get("page", "1"))) if query.get("page", "1").isdigit() else 1
    last = max(1, -(-len(conversation.messages) // size))
    shown = conversation.messages[(number - 1) * size : number * size]
    links = {}
    if number > 1:
        links["previous"] = f"page={number - 1}"
    if number != last:
        links["next"] = f"page={number + 1}"
    body = [message_json(message, state) for message in shown]
    return answer(request, body, headers=link_header(request, links))


def _conversation(request: Request, status: int, message: str) -> tuple[Person, Conversation]:
    person = user_of(request, "conversations")
    conversation = state_of(request).conversations.get(request.path_params["guid"])
    if conversation is None or person not in conversation.participants:
        raise Refused(status, message)
    return person, conversation


def _made_at(conversation: Conversation) -> datetime:
    return conversation.created_at
