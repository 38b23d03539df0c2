"""The pages and requests by which programs get keys, and give them back."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from traynotify.demo.discourse.http import Refused, answer, parameters_of, state_of
from traynotify.demo.discourse.keys import API_VERSION, Authority
from traynotify.demo.discourse.model import User
from traynotify.demo.discourse.pages import activation_page, code_page, consent_page, error_page, payload_page


def key_routes() -> list[Route]:
    """The routes."""
    return [
        Route("/user-api-key/new", _new, methods=["GET"]),
        Route("/user-api-key", _create, methods=["POST"]),
        Route("/user-api-key.json", _create, methods=["POST"]),
        Route("/user-api-key/revoke.json", _revoke, methods=["POST"]),
        Route("/user-api-key/revoke", _revoke, methods=["POST"]),
        Route("/user-api-key/device.json", _device, methods=["POST"]),
        Route("/user-api-key/device/poll.json", _device_poll, methods=["POST"]),
        Route("/user-api-key/activate", _activate, methods=["GET", "POST"]),
    ]


async def _new(request: Request) -> Response:
    """The page that asks the person; a HEAD request tells a program what it can count on."""
    if request.method == "HEAD":
        headers = {"Auth-Api-Version": str(API_VERSION), "X-Discourse-Route": "user_api_keys/new"}
        if state_of(request).forum.device_sign_in:
            headers["Auth-Api-Device-Code"] = "true"
        return Response(headers=headers, media_type="text/html")
    fields = dict(request.query_params)
    try:
        _authority(request).check(fields)
    except Refused as refusal:
        return HTMLResponse(error_page(refusal.text), refusal.status)
    return HTMLResponse(consent_page(state_of(request), fields))


async def _create(request: Request) -> Response:
    """The person has allowed it."""
    fields = await parameters_of(request)
    wants_json = request.url.path.endswith(".json")
    try:
        payload = _authority(request).grant(fields, _person(request, fields))
    except Refused as refusal:
        if wants_json:
            raise
        return HTMLResponse(error_page(refusal.text), refusal.status)
    if target := _authority(request).target(fields, payload):
        return RedirectResponse(target, 302)
    if wants_json:
        return answer({"payload": payload, "instructions": "Paste this into the program."})
    return HTMLResponse(payload_page(fields["application_name"], payload))


async def _revoke(request: Request) -> Response:
    key = state_of(request).keys.get(request.headers.get("user-api-key", ""))
    if key is None or key.revoked:
        raise Refused(403, "invalid_access", "You are not permitted to view the requested resource.")
    key.revoked = True
    return answer({"success": "OK"})


async def _device(request: Request) -> Response:
    _only_json_where_offered(request)
    state = state_of(request)
    device = _authority(request).ask(await parameters_of(request))
    page = f"{state.base_url}/user-api-key/activate"
    return answer(
        {
            "device_code": device.device_code,
            "user_code": device.user_code,
            "verification_uri": page,
            "verification_uri_with_request": f"{page}?request={device.request}",
            "expires_in": 600,
            "interval": state.forum.device_interval_s,
        }
    )


async def _device_poll(request: Request) -> Response:
    _only_json_where_offered(request)
    authority, fields = _authority(request), await parameters_of(request)
    device = authority.device(device_code=fields.get("device_code", "-"))
    if device is None or device.expires_at <= state_of(request).clock():
        return answer({"status": "expired_token"})
    if device.denied:
        return answer({"status": "access_denied"})
    if not device.payload:
        return answer({"status": "authorization_pending"})
    authority.ended(device)
    return answer({"status": "authorized", "payload": device.payload})


async def _activate(request: Request) -> Response:
    if request.method != "POST":
        return HTMLResponse(activation_page(state_of(request)))
    fields = await parameters_of(request)
    device = _authority(request).device(user_code=fields.get("user_code", ""))
    if device is None:
        return HTMLResponse(error_page("There is no such code."), 404)
    _authority(request).decide(device, _person(request, fields), allow=fields.get("decision") != "deny")
    return HTMLResponse(code_page())


def _only_json_where_offered(request: Request) -> None:
    if not state_of(request).forum.device_sign_in:
        raise Refused(404, "not_found", "The requested URL or resource could not be found.")
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise Refused(403, "invalid_access", "You are not permitted to view the requested resource.")


def _person(request: Request, fields: Mapping[str, str]) -> User:
    """Who sits in front of the browser: the one who is chosen on the page, as the toy knows no passwords."""
    state = state_of(request)
    chosen = state.users.get(fields.get("username", "").lower())
    return chosen or next(iter(state.users.values()))


def _authority(request: Request) -> Authority:
    authority: Authority = request.app.state.authority
    return authority
