"""A shop in FastAPI, as its own tutorial writes such things: nothing in it is made for Clientsmith.

The password flow of OAuth 2.0, optional uploads, literals with defaults, server-sent events, JSON lines, dates without an
offset, lists by offset and by cursor. Run as a program it prints its address and serves; `app.py --document` prints the
document that FastAPI makes of it.
"""

import json
import secrets
import socket
import sys
from collections.abc import AsyncIterable
from datetime import datetime, timedelta
from typing import Annotated, Literal

from fastapi import Depends, FastAPI, File, Form, Header, HTTPException, Request, Response, UploadFile
from fastapi.security import OAuth2PasswordBearer, OAuth2PasswordRequestForm
from fastapi.sse import EventSourceResponse
from pydantic import BaseModel, Field

app = FastAPI(title="Shop", version="1.0.0")
login = OAuth2PasswordBearer(tokenUrl="token")

people = {"ada": "pässword+&", "bob": "b"}
tokens: dict[str, tuple[str, int]] = {}
log: list[str] = []


class Token(BaseModel):
    access_token: str
    token_type: str = "bearer"
    expires_in: int


class Person(BaseModel):
    name: str


class Item(BaseModel):
    id: int
    name: str
    made: datetime
    note: str | None = None


class Items(BaseModel):
    items: list[Item]
    total: int
    offset: int
    limit: int


class Card(BaseModel):
    kind: Literal["card"] = "card"
    number: str


class Transfer(BaseModel):
    kind: Literal["transfer"] = "transfer"
    number: str


class Order(BaseModel):
    item: int
    payment: Card | Transfer
    express: Literal[True] = True


class Receipt(BaseModel):
    order: int
    payment: Card | Transfer
    express: bool


class Upload(BaseModel):
    name: str | None
    size: int
    note: str | None


class Piece(BaseModel):
    text: str
    index: int


def person(token: Annotated[str, Depends(login)]) -> str:
    name, left = tokens.get(token, ("", 0))
    if left < 1:
        raise HTTPException(401, "Not authenticated", headers={"WWW-Authenticate": "Bearer"})
    tokens[token] = (name, left - 1)
    return name


Caller = Annotated[str, Depends(person)]
epoch = datetime(2024, 1, 31, 12, 30, 15, 250000)
shelf = [Item(id=n, name=f"Item {n}", made=epoch + timedelta(days=n)) for n in range(57)]


@app.post("/token")
def token(form: Annotated[OAuth2PasswordRequestForm, Depends()]) -> Token:
    if people.get(form.username) != form.password:
        log.append(f"refused {form.username}")
        raise HTTPException(400, "Incorrect username or password")
    log.append(f"login {form.username}")
    key = secrets.token_urlsafe()
    # Good for 20 calls, so that a walk has to log in again.
    tokens[key] = (form.username, 20)
    return Token(access_token=key, expires_in=3600)


@app.get("/users/me", tags=["users"])
def read_me(caller: Caller) -> Person:
    return Person(name=caller)


@app.get("/items", tags=["items"])
def list_items(caller: Caller, offset: int = 0, limit: Annotated[int, Field(ge=1, le=10)] = 5) -> Items:
    return Items(items=shelf[offset : offset + limit], total=len(shelf), offset=offset, limit=limit)


@app.get("/items/{item_id}", tags=["items"])
def read_item(item_id: int, caller: Caller) -> Item:
    if not 0 <= item_id < len(shelf):
        raise HTTPException(404, "Item not found")
    return shelf[item_id]


@app.get("/feed", tags=["feed"])
def list_feed(request: Request, response: Response, caller: Caller, cursor: str | None = None) -> list[Item]:
    start = int(cursor or 0)
    if start + 20 < len(shelf):
        response.headers["Link"] = f'<{request.url.include_query_params(cursor=start + 20)}>; rel="next"'
    return shelf[start : start + 20]


@app.post("/orders", tags=["orders"], status_code=201)
def create_order(
    order: Order, caller: Caller, idempotency_key: Annotated[str | None, Header()] = None
) -> Receipt:
    log.append(f"order {json.dumps(order.model_dump(exclude_unset=True), sort_keys=True)} {idempotency_key is not None}")
    return Receipt(order=order.item, payment=order.payment, express=order.express)


@app.post("/uploads", tags=["uploads"])
async def create_upload(
    caller: Caller,
    file: Annotated[UploadFile | None, File()] = None,
    note: Annotated[str | None, Form()] = None,
) -> Upload:
    data = await file.read() if file else b""
    return Upload(name=file.filename if file else None, size=len(data), note=note)


@app.get("/chat", tags=["chat"], response_class=EventSourceResponse)
async def stream_chat(caller: Caller) -> AsyncIterable[Piece]:
    for index, text in enumerate(["Hello", ", ", "world"]):
        yield Piece(text=text, index=index)


@app.get("/lines", tags=["chat"])
async def stream_lines(caller: Caller) -> AsyncIterable[Piece]:
    for index, text in enumerate(["a", "b"]):
        yield Piece(text=text, index=index)


@app.get("/log", tags=["log"])
def read_log() -> list[str]:
    return log


if __name__ == "__main__":
    if sys.argv[1:] == ["--document"]:
        print(json.dumps(app.openapi(), indent=2, ensure_ascii=False))
        sys.exit(0)
    import uvicorn

    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listener])
