#if os(Linux)

/// A transfer's handle, and the place for what libcurl says of its failure.
struct CurlHandle {
  /// `CURL_ERROR_SIZE`.
  private static let textSize = 256

  let curl: CurlFunctions
  let easy: OpaquePointer
  let text: UnsafeMutablePointer<CChar>
  /// The requests that its options fit; nil where none are set.
  var kind: CurlRequest.Kind?

  init?(_ curl: CurlFunctions) {
    guard let easy = curl.easyInit() else { return nil }
    self.curl = curl
    self.easy = easy
    text = .allocate(capacity: Self.textSize)
    text.initialize(repeating: 0, count: Self.textSize)
  }

  func free() {
    curl.easyCleanup(easy)
    text.deallocate()
  }
}

/// Handles between two transfers: making one costs more than a request.
struct CurlHandles {
  /// The most that are kept.
  private static let limit = 32
  private let curl: CurlFunctions
  private var idle: [CurlHandle] = []

  init(_ curl: CurlFunctions) { self.curl = curl }

  /// A handle whose options fit a kind of requests, or without any option set; nil when there is no memory.
  mutating func take(for kind: CurlRequest.Kind) -> CurlHandle? {
    guard var handle = idle.popLast() else { return CurlHandle(curl) }
    handle.text[0] = 0
    if handle.kind != kind {
      curl.easyReset(handle.easy)
      handle.kind = nil
    }
    return handle
  }

  /// Keeps a handle that has carried a request of this kind without fault.
  mutating func put(_ handle: CurlHandle, fitting kind: CurlRequest.Kind) {
    if idle.count == Self.limit { return handle.free() }
    var handle = handle
    handle.kind = kind
    idle.append(handle)
  }

  func discard(_ handle: CurlHandle) {
    handle.free()
  }

  mutating func free() {
    for handle in idle { handle.free() }
    idle = []
  }
}
#endif
