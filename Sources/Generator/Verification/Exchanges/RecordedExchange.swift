import Diagnostics
import YAML

/// One request and its answer, as far as an answer is held against a document.
package struct RecordedExchange: Sendable {
  package var method: String
  package var url: String
  package var status: Int
  /// The value of `Content-Type`, nil where there was none.
  package var mediaType: String?
  /// Empty where there was none.
  package var body: [UInt8]

  /// Reads the exchanges of a HAR file (HTTP Archive 1.2, which browsers and proxies write).
  package static func har(_ root: Node, into bag: inout DiagnosticBag) -> [RecordedExchange] {
    guard let entries = root["log"]?["entries"]?.elements else {
      bag.report(
        .unreadableRecording, "the file is no HTTP Archive: it has no `log.entries`", at: root.location,
        help: "`--recording` reads what RecordingTransport of ClientsmithTesting has saved")
      return []
    }
    return entries.compactMap { entry in
      guard let request = entry["request"], let response = entry["response"],
        let method = request["method"]?.string, let url = request["url"]?.string,
        let status = response["status"]?.integer
      else {
        bag.report(.unreadableRecording, "an entry lacks its method, URL or status", at: entry.location)
        return nil
      }
      let content = response["content"]
      let text = content?["text"]?.string ?? ""
      let header = response["headers"]?.elements?.first {
        $0["name"]?.string?.lowercased() == "content-type"
      }?["value"]?.string
      let type = header ?? content?["mimeType"]?.string
      return RecordedExchange(
        method: method.uppercased(), url: url, status: status, mediaType: type.flatMap { $0.isEmpty ? nil : $0 },
        body: content?["encoding"]?.string == "base64" ? Base64.bytes(text) ?? [] : Array(text.utf8))
    }
  }

  /// Reads the exchanges that `RecordingTransport` of ClientsmithTesting has saved.
  package static func recording(_ root: Node, into bag: inout DiagnosticBag) -> [RecordedExchange] {
    guard let entries = root.elements else {
      bag.report(
        .unreadableRecording, "the file is no recording: it holds no list of exchanges", at: root.location,
        help: "`--har` reads what browsers and proxies save")
      return []
    }
    return entries.compactMap { entry in
      guard let method = entry["method"]?.string, let url = entry["url"]?.string,
        let status = entry["status"]?.integer
      else {
        bag.report(.unreadableRecording, "an exchange lacks its method, URL or status", at: entry.location)
        return nil
      }
      let header = entry["responseHeaders"]?.elements?.first {
        $0["name"]?.string?.lowercased() == "content-type"
      }?["value"]?.string
      let body =
        entry["responseBody"]?.string.map { Array($0.utf8) }
        ?? entry["binaryResponseBody"]?.string.flatMap(Base64.bytes) ?? []
      return RecordedExchange(method: method.uppercased(), url: url, status: status, mediaType: header, body: body)
    }
  }
}
