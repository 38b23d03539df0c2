"""Web Push subscriptions: one for each token, kept but never used, for the toy pushes nothing."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from traynotify.demo.mastodon.flavours import Flavour, Refusal
from traynotify.demo.mastodon.http import Refused, answer, bad_request, parameters_of, route, state_of, token_of
from traynotify.demo.mastodon.instance_routes import VAPID_KEY
from traynotify.demo.mastodon.model import Json

PATH = "/api/v1/push/subscription"
POLICIES = ("all", "followed", "follower", "none")


def push_routes(flavour: Flavour) -> list[Route]:
    """The routes that this server has."""
    if not flavour.push:
        return []
    return [
        route("GET", PATH, show),
        route("POST", PATH, create),
        route("PUT", PATH, change),
        route("DELETE", PATH, delete),
    ]


def _alerts(data: Any, flavour: Flavour) -> dict[str, Json]:
    """The whole `data` object, an omitted policy being `all`; unknown names are dropped.

    GoToSocial lists every type, Mastodon only those that it was told of.
    """
    data = data if isinstance(data, dict) else {}
    asked = data.get("alerts")
    wanted = asked if isinstance(asked, dict) else {}
    kinds = flavour.types if flavour.software == "gotosocial" else flavour.types & wanted.keys()
    alerts = {kind: wanted.get(kind) in (True, "true", "1") for kind in sorted(kinds)}
    policy = data.get("policy")
    return {"alerts": alerts, "policy": policy if policy in POLICIES else "all"}


async def show(request: Request) -> Response:
    """GET: 404 without a subscription."""
    token = token_of(request, "push")
    if token.push is None:
        raise Refused(Refusal(404, {"error": "Not Found"}))
    return answer(request, token.push)


async def create(request: Request) -> Response:
    """POST: replaces the token's earlier subscription."""
    state = state_of(request)
    token = token_of(request, "push")
    parameters = await parameters_of(request)
    subscription = parameters.get("subscription")
    if not isinstance(subscription, dict) or not isinstance(subscription.get("keys"), dict):
        raise bad_request(400, "Invalid parameter: subscription")
    endpoint = str(subscription.get("endpoint", ""))
    schemes = ("https://",) if state.flavour.push_https_only else ("https://", "http://")
    if not endpoint.startswith(schemes):
        raise bad_request(422, f"Unprocessable Entity: endpoint must be an {schemes[0]} URL")
    ulids = state.flavour.ulids
    token.push = {
        "id": state.ids.status(state.clock()) if ulids else state.rng.randrange(1, 10_000),
        "endpoint": endpoint,
        "server_key": VAPID_KEY,
        **_alerts(parameters.get("data"), state.flavour),
    }
    if ulids or state.flavour.api_version is not None:
        token.push["standard"] = ulids or subscription.get("standard") in (True, "true", "1")
    return answer(request, token.push)


async def change(request: Request) -> Response:
    """PUT: only the alerts and the policy, which are replaced as a whole."""
    token = token_of(request, "push")
    if token.push is None:
        raise Refused(Refusal(404, {"error": "Not Found"}))
    data = (await parameters_of(request)).get("data")
    token.push = {**token.push, **_alerts(data, state_of(request).flavour)}
    return answer(request, token.push)


async def delete(request: Request) -> Response:
    """DELETE: never an error."""
    token_of(request, "push").push = None
    return answer(request, {})
