"""An authorization server made of Authlib, for testing this project's OAuth code against one that it did not write.

Everything is in memory. It listens on a free port of 127.0.0.1 and prints its URL as the first line. `GET /log` returns what it
issued, revoked and refused, so that a test can look at the exchange from the server's side.
"""

import os
import socket
import threading
import time

os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"

from authlib.integrations.flask_oauth2 import AuthorizationServer, ResourceProtector, current_token
from authlib.oauth2.rfc6749 import grants
from authlib.oauth2.rfc6750 import BearerTokenValidator
from authlib.oauth2.rfc7009 import RevocationEndpoint
from authlib.oauth2.rfc7523 import JWTBearerClientAssertion
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oauth2.rfc7662 import IntrospectionEndpoint
from authlib.oauth2.rfc8628 import (
    DEVICE_CODE_GRANT_TYPE,
    DeviceAuthorizationEndpoint,
    DeviceCodeGrant,
)
from flask import Flask, jsonify, request
from werkzeug.serving import make_server

LIFETIME = int(os.environ.get("TOKEN_LIFETIME", "3600"))
SCOPES = ["models.read", "models.generate"]


class Client:
    def __init__(self, client_id, method, secret="", key=None):
        self.client_id = client_id
        self.method = method
        self.secret = secret
        self.key = key

    def get_client_id(self):
        return self.client_id

    def get_default_redirect_uri(self):
        return None

    def get_allowed_scope(self, scope):
        return " ".join(s for s in (scope or "").split() if s in SCOPES)

    def check_redirect_uri(self, redirect_uri):
        # RFC 8252 section 7.3: any port of the loopback interface.
        return redirect_uri.startswith("http://127.0.0.1:") and redirect_uri.endswith("/callback")

    def check_client_secret(self, secret):
        return bool(self.secret) and secret == self.secret

    def check_endpoint_auth_method(self, method, endpoint):
        return method == self.method

    def check_response_type(self, response_type):
        return response_type == "code"

    def check_grant_type(self, grant_type):
        return True


class Token:
    def __init__(self, client, user, data):
        self.client = client
        self.user = user
        self.scope = data.get("scope", "")
        self.access_token = data["access_token"]
        self.refresh_token = data.get("refresh_token")
        self.issued_at = time.time()
        self.expires_in = data.get("expires_in", LIFETIME)
        self.access_revoked = False
        self.refresh_revoked = False
        self.family = None

    def check_client(self, client):
        return self.client.client_id == client.client_id

    def get_scope(self):
        return self.scope

    def get_expires_in(self):
        return self.expires_in

    def is_revoked(self):
        return self.access_revoked

    def is_expired(self):
        return time.time() > self.issued_at + self.expires_in

    def get_user(self):
        return self.user

    def get_client(self):
        return self.client


class Code:
    def __init__(self, code, client, user, request):
        self.code = code
        self.client = client
        self.user = user
        self.redirect_uri = request.payload.redirect_uri
        self.scope = request.payload.scope
        self.code_challenge = request.payload.data.get("code_challenge")
        self.code_challenge_method = request.payload.data.get("code_challenge_method")

    def get_redirect_uri(self):
        return self.redirect_uri

    def get_scope(self):
        return self.scope

    def get_nonce(self):
        return None

    def get_auth_time(self):
        return None


class Device:
    def __init__(self, client_id, scope, data):
        self.client_id = client_id
        self.scope = scope or ""
        self.device_code = data["device_code"]
        self.user_code = data["user_code"]
        self.expires_at = time.time() + data["expires_in"]
        self.polls = 0

    def get_client_id(self):
        return self.client_id

    def get_scope(self):
        return self.scope

    def get_user_code(self):
        return self.user_code

    def is_expired(self):
        return time.time() > self.expires_at


clients = {}
codes = {}
tokens = []
devices = {}
decisions = {}
log = []
lock = threading.Lock()


def note(kind, **more):
    with lock:
        log.append(dict(kind=kind, **more))


def find_token(text, hint=None):
    with lock:
        for token in tokens:
            if token.access_token == text or token.refresh_token == text:
                return token
    return None


def save_token(data, request):
    token = Token(request.client, request.user, data)
    token.family = getattr(request, "family", None) or object()
    with lock:
        tokens.append(token)
    note("issued", grant=request.payload.grant_type, client=request.client.client_id, scope=token.scope)


class AuthorizationCode(grants.AuthorizationCodeGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["none", "client_secret_basic", "client_secret_post", "private_key_jwt"]

    def save_authorization_code(self, code, request):
        codes[code] = Code(code, request.client, request.user, request)

    def query_authorization_code(self, code, client):
        found = codes.get(code)
        return found if found and found.client.client_id == client.client_id else None

    def delete_authorization_code(self, authorization_code):
        codes.pop(authorization_code.code, None)

    def authenticate_user(self, authorization_code):
        return authorization_code.user


class ClientCredentials(grants.ClientCredentialsGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post", "private_key_jwt"]


class Password(grants.ResourceOwnerPasswordCredentialsGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["none", "client_secret_basic"]

    def authenticate_user(self, username, password):
        return username if (username, password) == ("ada", "pässword+&") else None


class Refresh(grants.RefreshTokenGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["none", "client_secret_basic", "client_secret_post", "private_key_jwt"]
    INCLUDE_NEW_REFRESH_TOKEN = True

    def authenticate_refresh_token(self, refresh_token):
        token = find_token(refresh_token)
        if not token or token.refresh_token != refresh_token:
            return None
        if token.refresh_revoked:
            # RFC 9700 section 4.14.2: reuse of a rotated token ends the session.
            note("reuse")
            for other in tokens:
                if other.family is token.family:
                    other.access_revoked = other.refresh_revoked = True
            return None
        self.request.family = token.family
        return token

    def authenticate_user(self, credential):
        return credential.user

    def revoke_old_credential(self, credential):
        credential.access_revoked = credential.refresh_revoked = True


class DeviceAuthorization(DeviceAuthorizationEndpoint):
    INTERVAL = 1
    CLIENT_AUTH_METHODS = ["none", "client_secret_basic"]

    def get_verification_uri(self):
        return request.host_url + "activate"

    def save_device_credential(self, client_id, scope, data):
        devices[data["device_code"]] = Device(client_id, scope, data)


class DeviceTokens(DeviceCodeGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["none", "client_secret_basic"]

    def query_device_credential(self, device_code):
        return devices.get(device_code)

    def query_user_grant(self, user_code):
        return decisions.get(user_code)

    def should_slow_down(self, credential):
        credential.polls += 1
        return credential.polls == 2


class Revocation(RevocationEndpoint):
    CLIENT_AUTH_METHODS = ["none", "client_secret_basic", "client_secret_post", "private_key_jwt"]

    def query_token(self, token_string, token_type_hint):
        return find_token(token_string)

    def revoke_token(self, token, request):
        if request.form.get("token_type_hint") == "access_token":
            token.access_revoked = True
        else:
            token.access_revoked = token.refresh_revoked = True
        note("revoked", hint=request.form.get("token_type_hint"))


class Introspection(IntrospectionEndpoint):
    CLIENT_AUTH_METHODS = ["none", "client_secret_basic"]

    def query_token(self, token_string, token_type_hint):
        return find_token(token_string)

    def check_permission(self, token, client, request):
        return True

    def introspect_token(self, token):
        return {
            "active": not token.is_revoked() and not token.is_expired(),
            "client_id": token.client.client_id,
            "scope": token.scope,
            "username": token.user,
        }


class Assertion(JWTBearerClientAssertion):
    CLIENT_AUTH_METHOD = "private_key_jwt"

    def __init__(self, url):
        super().__init__(validate_jti=True)
        self.url = url
        self.seen = set()

    def get_audiences(self):
        return [self.url, self.url + "/oauth/token"]

    def validate_jti(self, claims, jti):
        fresh = jti not in self.seen
        self.seen.add(jti)
        return fresh

    def resolve_client_public_key(self, client):
        return client.key


class Validator(BearerTokenValidator):
    def authenticate_token(self, token_string):
        token = find_token(token_string)
        return token if token and token.access_token == token_string else None


def make_app(url):
    app = Flask(__name__)
    app.config["OAUTH2_TOKEN_EXPIRES_IN"] = {
        name: LIFETIME
        for name in ["authorization_code", "client_credentials", "password", "refresh_token", DEVICE_CODE_GRANT_TYPE]
    }
    app.config["OAUTH2_REFRESH_TOKEN_GENERATOR"] = True
    server = AuthorizationServer(app, query_client=clients.get, save_token=save_token)
    server.register_grant(AuthorizationCode, [CodeChallenge(required=True)])
    server.register_grant(ClientCredentials)
    server.register_grant(Password)
    server.register_grant(Refresh)
    server.register_grant(DeviceTokens)
    server.register_endpoint(DeviceAuthorization)
    server.register_endpoint(Revocation)
    server.register_endpoint(Introspection)
    server.register_client_auth_method("private_key_jwt", Assertion(url))
    protect = ResourceProtector()
    protect.register_token_validator(Validator())

    @app.post("/oauth/token")
    def token():
        response = server.create_token_response()
        if response.status_code != 200:
            note("refused", grant=request.form.get("grant_type"), error=(response.get_json(silent=True) or {}).get("error"))
        return response

    @app.get("/oauth/authorize")
    def authorize():
        # The person behind this browser always agrees.
        grant = server.get_consent_grant(end_user="ada")
        return server.create_authorization_response(grant_user="ada", grant=grant)

    @app.post("/oauth/device")
    def device():
        return server.create_endpoint_response(DeviceAuthorization.ENDPOINT_NAME)

    @app.post("/activate")
    def activate():
        decisions[request.form["user_code"]] = ("ada", request.form.get("deny") is None)
        return "", 204

    @app.post("/oauth/revoke")
    def revoke():
        return server.create_endpoint_response(Revocation.ENDPOINT_NAME)

    @app.post("/oauth/introspect")
    def introspect():
        return server.create_endpoint_response(Introspection.ENDPOINT_NAME)

    @app.get("/.well-known/oauth-authorization-server")
    @app.get("/.well-known/openid-configuration")
    def metadata():
        note("described", client=request.path)
        return jsonify(
            issuer=url,
            authorization_endpoint=url + "/oauth/authorize",
            token_endpoint=url + "/oauth/token",
            revocation_endpoint=url + "/oauth/revoke",
            device_authorization_endpoint=url + "/oauth/device",
            response_types_supported=["code"],
        )

    @app.get("/api/models")
    @protect("models.read")
    def models():
        return jsonify(client=current_token.client.client_id, user=current_token.user, scope=current_token.scope)

    @app.post("/api/generate")
    @protect("models.generate")
    def generate():
        return jsonify(ok=True)

    @app.post("/test/client")
    def add_client():
        data = request.get_json()
        clients[data["id"]] = Client(data["id"], data["method"], data.get("secret", ""), data.get("key"))
        return "", 204

    @app.post("/test/expire")
    def expire():
        # The client's access tokens die at once, as if the server had forgotten them.
        for one in tokens:
            if one.client.client_id == request.form["client"]:
                one.access_revoked = True
        return "", 204

    @app.post("/test/last-token")
    def last_token():
        last = [one for one in tokens if one.client.client_id == request.form["client"]][-1]
        return jsonify(access_token=last.access_token, refresh_token=last.refresh_token)

    @app.get("/log")
    def show_log():
        with lock:
            return jsonify(log)

    return app


if __name__ == "__main__":
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    http = make_server("127.0.0.1", port, make_app(url), threaded=True)
    print(url, flush=True)
    http.serve_forever()
