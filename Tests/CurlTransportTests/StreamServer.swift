#if os(Linux)
@_spi(Generated) import ClientsmithRuntime
import Foundation
import HTTPTypes
import LoopbackServers

/// An HTTP/2 server over TLS that does to its streams what a request's path asks for: in Python, with the package `h2`, and a
/// certificate by `openssl`.
final class StreamServer {
  private static let interpreter = PythonProgram.interpreter(with: ["h2"])

  static let isAvailable = interpreter != nil && PythonProgram.succeeds("/usr/bin/env", ["openssl", "version"])

  private let running: PythonProgram
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("streams-\(UUID())").path

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    running = try PythonProgram(Self.program, interpreter: Self.interpreter, arguments: [folder])
  }

  var port: Int { running.port }

  var trusted: CurlTransport.TLS { CurlTransport.TLS(certificateAuthorities: folder + "/server.pem") }

  func request(_ method: HTTPRequest.Method, _ path: String) -> HTTPRequest {
    HTTPRequest(method: method, scheme: "https", authority: "localhost:\(port)", path: path)
  }

  func stop() {
    running.stop()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// `/refuse`: RST_STREAM with REFUSED_STREAM. `/below`: GOAWAY that leaves the stream out, and no more. `/at`: GOAWAY that
  /// includes it, then the answer. `/lost`: GOAWAY that includes it, then the end of the connection. `/reset/7`: RST_STREAM with this
  /// code. `/end`: the end of the connection. `/begun`: half an answer, then RST_STREAM. `/six`: nothing until there are six, then
  /// GOAWAY that includes three of them, and their answers. Anything else is answered. `?once` does it to the first such request only.
  ///
  /// What was not refused counts as processed; `/seen` gives the counts.
  private static let program = """
    import json, socket, ssl, subprocess
    import h2.config, h2.connection, h2.events
    from hyperframe.frame import GoAwayFrame
    folder = sys.argv[1]
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", folder + "/server.key", "-out",
        folder + "/server.pem", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2"],
        check=True, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder + "/server.pem", folder + "/server.key")
    context.set_alpn_protocols(["h2"])
    lock, asked, seen = threading.Lock(), {}, {}

    def serve(plain):
        try: link = context.wrap_socket(plain, server_side=True)
        except OSError: return
        connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        connection.initiate_connection()
        link.sendall(connection.data_to_send())
        held = []
        while True:
            try: data = link.recv(65536)
            except OSError: data = b""
            if not data: return link.close()
            for event in connection.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    if act(connection, event.stream_id, event.headers, link, held) == "close":
                        link.sendall(connection.data_to_send())
                        link.shutdown(socket.SHUT_RDWR)
                        return link.close()
            link.sendall(connection.data_to_send())

    def go_away(connection, link, last):
        link.sendall(connection.data_to_send() + GoAwayFrame(0, last_stream_id=max(0, last)).serialize())

    def act(connection, stream, headers, link, held):
        path = next(v for n, v in headers if n in (b":path", ":path"))
        path = path.decode() if isinstance(path, bytes) else path
        with lock:
            asked[path] = asked.get(path, 0) + 1
            kind = "answer" if path.endswith("?once") and asked[path] > 1 else path.split("?")[0].split("/")[1]
            if kind not in ("refuse", "below", "seen", "six"): seen[path] = seen.get(path, 0) + 1
            text = json.dumps(seen) if kind == "seen" else str(seen.get(path, 0))
        if kind == "refuse": return connection.reset_stream(stream, 7)
        if kind == "below": return go_away(connection, link, stream - 2)
        if kind == "reset": return connection.reset_stream(stream, int(path.split("?")[0].split("/")[2]))
        if kind == "end": return "close"
        if kind == "lost":
            go_away(connection, link, stream)
            return "close"
        if kind == "six":
            held.append(stream)
            if len(held) < 6: return
            go_away(connection, link, held[2])
            with lock: seen[path] = 3
            for stream in held[:3]: answer(connection, stream, "3")
            return
        if kind == "begun":
            connection.send_headers(stream, [(":status", "200")])
            return connection.reset_stream(stream, 2)
        if kind == "at": go_away(connection, link, stream)
        answer(connection, stream, text)

    def answer(connection, stream, text):
        connection.send_headers(stream, [(":status", "200"), ("content-type", "application/json")])
        connection.send_data(stream, text.encode(), end_stream=True)

    server = socket.create_server(("127.0.0.1", 0))
    print(server.getsockname()[1], flush=True)
    while True:
        threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
    """
}
#endif
