#if os(Linux)
#if canImport(Musl)
import Musl
#else
import Glibc
#endif

extension CurlTransfer {
  /// `CURL_HTTP_VERSION_1_1`, `CURL_HTTP_VERSION_2TLS`, `CURL_SSLVERSION_TLSv1_2`, `CURLPROTO_HTTP` and `CURLPROTO_HTTPS`.
  private static let http1 = 2
  private static let http2OverTLS = 4
  private static let tls12 = 6
  private static let webProtocols = 3

  /// Sets everything that libcurl has to know; gives the code of what it would not take.
  func prepare(_ settings: CurlSettings) -> Int32 {
    let request = exchange.request
    let version = settings.library.version
    var options = CurlOptions(handle)
    setContext(&options, version)
    // A handle that has carried a request of this kind keeps all that is not of one request.
    if handle.kind == nil { setUp(settings, &options) }
    options.set(CurlOption.url, request.url)
    setFields(request.fields, &options)
    setBody(request, &options)
    return options.code
  }

  private func setUp(_ settings: CurlSettings, _ options: inout CurlOptions) {
    let request = exchange.request
    let version = settings.library.version
    setCallbacks(&options, version)
    if !version.asksBeforeSending {
      // On a connection that has been used, libcurl may send a request a second time.
      options.set(CurlOption.freshConnect, 1)
      options.set(CurlOption.forbidReuse, 1)
    }
    if version.leavesLookups { options.set(CurlOption.quickExit, 1) }
    options.set(CurlOption.noSignal, 1)
    options.set(CurlOption.protocols, Self.webProtocols)
    options.set(CurlOption.pathAsIs, 1)
    options.set(CurlOption.disallowUser, 1)
    options.set(CurlOption.suppressConnectHeaders, 1)
    options.set(CurlOption.keepAlive, 1)
    if request.isSecure {
      options.set(CurlOption.tlsVersion, Self.tls12)
      options.set(CurlOption.httpVersion, settings.library.hasHTTP2 ? Self.http2OverTLS : Self.http1)
      // Waits for the first connection to say whether it can carry others.
      if version.asksBeforeSending { options.set(CurlOption.pipeWait, 1) }
    } else {
      options.set(CurlOption.httpVersion, Self.http1)
    }
    for text in settings.texts { options.set(text.option, text.value) }
    setMethod(request, &options)
  }

  private func setContext(_ options: inout CurlOptions, _ version: CurlVersion) {
    let context = retained()
    for option in [
      CurlOption.writeData, CurlOption.readData, CurlOption.headerData, CurlOption.socketData, CurlOption.context,
    ] {
      options.set(option, pointer: context)
    }
    if version.asksBeforeSending { options.set(CurlOption.sendingData, pointer: context) }
  }

  private func setCallbacks(_ options: inout CurlOptions, _ version: CurlVersion) {
    let curl = handle.curl
    let easy = handle.easy
    options.set(CurlOption.errorBuffer, pointer: handle.text)
    options.take(curl.setData(easy, CurlOption.writeFunction, CurlCallbacks.write))
    options.take(curl.setData(easy, CurlOption.readFunction, CurlCallbacks.read))
    options.take(curl.setData(easy, CurlOption.headerFunction, CurlCallbacks.header))
    options.take(curl.setSocket(easy, CurlOption.socketFunction, CurlCallbacks.open))
    if version.asksBeforeSending {
      options.take(curl.setSending(easy, CurlOption.sendingFunction, CurlCallbacks.sending))
    }
  }

  private func setFields(_ lines: [CChar], _ options: inout CurlOptions) {
    lines.withUnsafeBufferPointer { buffer in
      guard var line = buffer.baseAddress else { return }
      let end = line + buffer.count
      while line < end {
        guard let longer = handle.curl.listAppend(fields, line) else { return options.take(CurlCode.outOfMemory) }
        fields = longer
        line += strlen(line) + 1
      }
    }
    options.take(handle.curl.setList(handle.easy, CurlOption.fields, fields))
  }

  private func setMethod(_ request: CurlRequest, _ options: inout CurlOptions) {
    var implied = "GET"
    switch request.payload {
    case .none:
      if request.method == .head {
        options.set(CurlOption.noBody, 1)
        implied = "HEAD"
      }
    case .whole:
      options.set(CurlOption.post, 1)
      implied = "POST"
    case .pieces:
      options.set(CurlOption.upload, 1)
      implied = "PUT"
    }
    if request.method.rawValue != implied {
      options.set(CurlOption.customRequest, Array(request.method.rawValue.utf8CString))
    }
  }

  private func setBody(_ request: CurlRequest, _ options: inout CurlOptions) {
    switch request.payload {
    case .none: break
    case .whole(let bytes):
      options.set(CurlOption.postSize, bytes.count)
      // An address even where nothing is copied: without one libcurl would ask for the body.
      bytes.isEmpty ? options.set(CurlOption.copiedPost, [0]) : options.set(CurlOption.copiedPost, bytes: bytes)
    case .pieces(let length): options.set(CurlOption.uploadSize, length.map { Int($0) } ?? -1)
    }
  }
}

/// Sets the options of a handle, up to the first that libcurl would not take.
struct CurlOptions {
  private let curl: CurlFunctions
  private let easy: OpaquePointer
  /// The code of what was not taken; 0 while all was.
  private(set) var code: Int32 = 0

  init(_ handle: CurlHandle) {
    curl = handle.curl
    easy = handle.easy
  }

  mutating func take(_ code: Int32) {
    if self.code == 0 { self.code = code }
  }

  mutating func set(_ option: Int32, _ value: Int) {
    take(curl.setNumber(easy, option, value))
  }

  /// A text ended by a zero, which libcurl copies.
  mutating func set(_ option: Int32, _ text: [CChar]) {
    take(curl.setPointer(easy, option, text))
  }

  mutating func set(_ option: Int32, bytes: [UInt8]) {
    take(curl.setPointer(easy, option, bytes))
  }

  mutating func set(_ option: Int32, pointer: UnsafeMutableRawPointer) {
    take(curl.setPointer(easy, option, pointer))
  }
}
#endif
