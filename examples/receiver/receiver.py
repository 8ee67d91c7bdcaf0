"""The reference receiver on Python's standard library: copy what you need.

Start it with: RECEIVER_TOKEN=… python3 examples/receiver/receiver.py [port]
"""

import base64
import hashlib
import hmac
import json
import os
import sys
import threading
import time
from decimal import Context, Decimal, Inexact, InvalidOperation
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

LONGEST_BODY = 1024 * 1024
LONGEST_LINE = 1024
TOLERANCE_SECONDS = 300

# What the receiver does with each webhook; the receivers on Node read the same file.
ROUTES = json.loads(Path(__file__).with_name("routes.json").read_text("utf-8"))

# Sums keep every digit: one that would lose some is an error and not another amount.
EXACT = Context(prec=200, traps=[Inexact, InvalidOperation])


class Refusal(Exception):
    """Something that is refused, with the status to answer."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


class Ledger:
    """The books: one booking for each object, whatever comes how often and from how many threads."""

    def __init__(self):
        self._lock = threading.Lock()
        self._bookings = {}
        self._balances = {}

    def book(self, object_id, user, amount, currency, sign):
        account = (user, currency)
        with self._lock:
            if object_id in self._bookings:
                return
            before = self._balances.get(account, Decimal(0))
            self._balances[account] = EXACT.add(before, EXACT.multiply(amount, Decimal(sign)))
            self._bookings[object_id] = (amount, currency)

    def tell(self, ids, users):
        with self._lock:
            bookings = [(one, *self._bookings[one]) for one in ids if one in self._bookings]
            balances = [(*account, amount) for account, amount in self._balances.items() if account[0] in users]
        return {
            "bookings": [{"id": one, "amount": f"{amount:f}", "currency": name} for one, amount, name in bookings],
            "balances": [{"user": user, "currency": name, "amount": f"{amount:f}"} for user, name, amount in balances],
        }


def equal(given, expected):
    """Compares without telling by the time it takes how much of the secret was right."""
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), expected.encode("utf-8"))


def check_content_type(given):
    kind, *parameters = given.lower().split(";")
    if kind.strip() != "application/json":
        raise Refusal(415, "application/json is expected")
    charsets = [one.strip()[len("charset=") :].strip('"') for one in parameters if one.strip().startswith("charset=")]
    if charsets and charsets[0] != "utf-8":
        raise Refusal(415, "UTF-8 is expected")


def check_signature(headers, body, secret):
    """Standard Webhooks: https://www.standardwebhooks.com"""
    if secret is None:
        return
    key = base64.b64decode(secret[len("whsec_") :]) if secret.startswith("whsec_") else secret.encode()
    timestamp = headers.get("webhook-timestamp", "")
    signed = f"{headers.get('webhook-id', '')}.{timestamp}.".encode("latin-1") + body
    expected = "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    if not any(equal(one, expected) for one in headers.get("webhook-signature", "").split(" ")):
        raise Refusal(401, "wrong signature")
    if not timestamp.isdecimal() or abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
        raise Refusal(401, "signed too long ago")


def refuse_constant(name):
    raise Refusal(400, f"{name} is no JSON")


def parse(body):
    """The payload. Numbers stay texts as they are written: an amount must not pass through a float."""
    try:
        return json.loads(body.decode("utf-8"), parse_float=str, parse_int=str, parse_constant=refuse_constant)
    except (ValueError, RecursionError):
        raise Refusal(400, "no JSON in UTF-8") from None


def check(payload, needs):
    """What is needed has to be there; what is not known is left alone."""
    if not isinstance(payload, dict):
        raise Refusal(400, "no object")
    for name in needs:
        if name not in payload:
            raise Refusal(422, f"{name} is missing")


def value_at(value, path):
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def book(payload, money, ledger):
    """Books money that is final. Whether it is booked already is the ledger's to say."""
    given = value_at(payload, money["amount"])
    if given is None:
        return
    final = money.get("final")
    if "status" in money and (value_at(payload, money["status"]) or final) != final:
        return
    try:
        amount = EXACT.create_decimal(given)
    except (InvalidOperation, TypeError):
        raise Refusal(422, "no amount") from None
    user = value_at(payload, money["user"]) if "user" in money else None
    currency = str(value_at(payload, money["currency"])).lower()
    ledger.book(value_at(payload, money["id"]), user or "", amount, currency, money["sign"])


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # A body that does not go on is given up at some time; it has a thread of its own until then.
    timeout = 60

    def do_GET(self):
        address = urlsplit(self.path)
        if address.path == "/webhook/health":
            self.reply(200, {})
        elif address.path == "/books":
            # For the certification alone: keep it from the outside.
            query = parse_qs(address.query)
            self.reply(200, self.server.ledger.tell(query.get("id", []), query.get("user", [])))
        else:
            self.refuse_method()

    def do_POST(self):
        try:
            self.deliver()
        except Refusal as refusal:
            self.reply(refusal.status, {"error": str(refusal)})
        except (ConnectionError, TimeoutError):
            self.close_connection = True
        except Exception:
            self.reply(500, {"error": "internal"})
        else:
            self.reply(200, {})

    def refuse_method(self):
        known = urlsplit(self.path).path in ROUTES
        self.reply(405 if known else 404, {"error": "POST is expected" if known else "no such webhook"})

    do_DELETE = do_PUT = do_PATCH = do_OPTIONS = refuse_method

    def deliver(self):
        route = ROUTES.get(urlsplit(self.path).path)
        if route is None:
            raise Refusal(404, "no such webhook")
        if not equal(self.headers.get("authorization", ""), self.server.token):
            raise Refusal(401, "unauthorised")
        check_content_type(self.headers.get("content-type", ""))
        body = self.chunked_body() if "transfer-encoding" in self.headers else self.sized_body()
        check_signature(self.headers, body, self.server.secret)
        payload = parse(body)
        check(payload, route["needs"])
        if "money" in route:
            book(payload, route["money"], self.server.ledger)

    def sized_body(self):
        length = self.headers.get("content-length", "0")
        if not length.isdecimal():
            raise Refusal(400, "no length")
        return self.exactly(int(length))

    def exactly(self, length, already=0):
        if length + already > LONGEST_BODY:
            raise Refusal(413, "too long")
        data = self.rfile.read(length)
        if len(data) < length:
            raise ConnectionError("the body ended early")
        return data

    def chunked_body(self):
        if self.headers["transfer-encoding"].strip().lower() != "chunked" or "content-length" in self.headers:
            raise Refusal(400, "unknown transfer encoding")
        body = bytearray()
        while True:
            size = self.line().split(b";")[0].strip()
            if not size or size.strip(b"0123456789abcdefABCDEF"):
                raise Refusal(400, "no chunk")
            if int(size, 16) == 0:
                break
            body += self.exactly(int(size, 16), len(body))
            if self.line():
                raise Refusal(400, "no end of a chunk")
        while self.line():
            pass
        return bytes(body)

    def line(self):
        line = self.rfile.readline(LONGEST_LINE)
        if not line.endswith(b"\n"):
            raise ConnectionError("the body ended early")
        return line.rstrip(b"\r\n")

    def reply(self, status, value):
        text = json.dumps(value).encode()
        # What was refused early may still be sending: the connection ends with the answer.
        self.close_connection = self.close_connection or status != 200
        try:
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(text)))
            if self.close_connection:
                self.send_header("connection", "close")
            self.end_headers()
            self.wfile.write(text)
        except ConnectionError:
            self.close_connection = True

    def log_message(self, *_):
        """Nothing is logged: addresses may carry what nobody should read."""


class Receiver(ThreadingHTTPServer):
    daemon_threads = True
    # A burst waits in line and is not turned away.
    request_queue_size = 256

    def __init__(self, address, token, secret):
        super().__init__(address, Handler)
        self.token = token
        self.secret = secret
        self.ledger = Ledger()


def main():
    token = os.environ.get("RECEIVER_TOKEN")
    if not token:
        sys.exit("RECEIVER_TOKEN is not set; it holds what the provider sends in the Authorization header")
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8787
    receiver = Receiver(("127.0.0.1", port), token, os.environ.get("RECEIVER_SECRET"))
    print(f"receiver at http://127.0.0.1:{receiver.server_port}", flush=True)
    try:
        receiver.serve_forever()
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
