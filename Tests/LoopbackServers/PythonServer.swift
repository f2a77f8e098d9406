/// A server in Python that reads requests with the parsers of its standard library and says what it understood: an opinion
/// that shares no mistake with ours.
package final class PythonServer {
  private static let interpreter = PythonProgram.interpreter()

  package static var isAvailable: Bool { interpreter != nil }

  package let url: String
  private let running: PythonProgram

  /// Starts the server on a port of the system's choice.
  package init() throws {
    running = try PythonProgram(Self.program, interpreter: Self.interpreter)
    url = "http://127.0.0.1:\(running.port)"
  }

  /// Ends the server.
  package func stop() { running.stop() }

  private static let program = """
    import base64, json
    from email.parser import BytesParser
    from email.policy import HTTP
    from http.cookies import SimpleCookie
    from http.server import BaseHTTPRequestHandler, HTTPServer
    from urllib.parse import parse_qsl, unquote, urlsplit

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        def log_message(self, *args): pass
        def body(self):
            if "chunked" in self.headers.get("Transfer-Encoding", ""):
                out = b""
                while True:
                    size = int(self.rfile.readline(), 16)
                    out += self.rfile.read(size)
                    self.rfile.readline()
                    if size == 0: return out
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        def do_GET(self):
            if self.path.endswith("events"):
                data = b"\\xef\\xbb\\xbf: hello\\r\\nevent: add\\r\\nid: 1\\r\\ndata: a\\r\\ndata: \\xc3\\xa9\\r\\n\\r\\ndata:b\\r\\r"
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                for byte in data:
                    self.wfile.write(b"1\\r\\n" + bytes([byte]) + b"\\r\\n")
                    self.wfile.flush()
                self.wfile.write(b"0\\r\\n\\r\\n")
                return
            self.answer()
        def do_POST(self): self.answer()
        def answer(self):
            body = self.body()
            parts = urlsplit(self.path)
            kind = self.headers.get("Content-Type", "")
            result = {
                "segments": [unquote(s) for s in parts.path.split("/")[1:]],
                "query": parse_qsl(parts.query, keep_blank_values=True),
                "cookies": {k: v.value for k, v in SimpleCookie(self.headers.get("Cookie", "")).items()},
            }
            if kind.startswith("application/x-www-form-urlencoded"):
                result["form"] = parse_qsl(body.decode("ascii"), keep_blank_values=True)
            if kind.startswith("multipart/"):
                message = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + kind.encode() + b"\\r\\n\\r\\n" + body)
                result["defects"] = [str(d) for d in message.defects]
                result["parts"] = [{
                    "name": part.get_param("name", header="content-disposition"),
                    "filename": part.get_filename(),
                    "type": part.get_content_type(),
                    "content": base64.b64encode(part.get_payload(decode=True)).decode(),
                } for part in message.iter_parts()]
            data = json.dumps(result).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    server = HTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()
    """
}
