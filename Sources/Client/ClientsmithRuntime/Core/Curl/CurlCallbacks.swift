#if os(Linux)
#if canImport(Musl)
import Musl
#else
import Glibc
#endif

/// What libcurl calls while it works, always on the transport's thread.
enum CurlCallbacks {
  static let header: CurlFunctions.Data = { bytes, size, count, context in
    guard let context else { return 0 }
    let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
    return CurlTransfer.from(context).receivedLine(line) ? line.count : 0
  }

  static let write: CurlFunctions.Data = { bytes, size, count, context in
    guard let context else { return 0 }
    let chunk = UnsafeRawBufferPointer(start: bytes, count: size * count)
    return CurlTransfer.from(context).received(chunk) ? chunk.count : CurlConstant.pause
  }

  static let read: CurlFunctions.Data = { bytes, size, count, context in
    guard let context else { return CurlConstant.abort }
    return CurlTransfer.from(context).send(into: UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
  }

  static let sending: CurlFunctions.Sending = { context, _, _, _, _ in
    guard let context else { return 1 }
    return CurlTransfer.from(context).maySend() ? 0 : 1
  }

  /// libcurl's own sockets would be inherited by programs that this one starts.
  static let open: CurlFunctions.Socket = { context, _, wanted in
    guard let context, let wanted, CurlTransfer.from(context).mayConnect() else { return -1 }
    // Family, type and protocol; `SOCK_CLOEXEC`.
    return socket(wanted[0], wanted[1] | 0o2_000_000, wanted[2])
  }
}
#endif
