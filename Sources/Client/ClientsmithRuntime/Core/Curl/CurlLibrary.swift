#if os(Linux)
#if URLSession
import Foundation
import FoundationNetworking
#endif

/// The libcurl of this machine, loaded and initialised once for the process.
struct CurlLibrary: Sendable {
  let functions: CurlFunctions
  /// zlib's functions, without which no compressed answers are asked for.
  let zlib: ZlibFunctions?
  var version: CurlVersion
  let hasHTTP2: Bool

  static let loaded = Result<CurlLibrary, CurlUnavailable> { () throws(CurlUnavailable) in try CurlLibrary() }

  private init() throws(CurlUnavailable) {
    #if !(arch(x86_64) || arch(arm64))
    throw CurlUnavailable(reason: "libcurl cannot be called on this processor")
    #else
    guard let library = DynamicLibrary("libcurl.so.4") else {
      throw CurlUnavailable(reason: "libcurl.so.4 cannot be loaded")
    }
    let functions: CurlFunctions
    do {
      functions = try CurlFunctions(library)
    } catch {
      throw CurlUnavailable(reason: "libcurl has no \(error.name)")
    }
    // The beginning of a `curl_version_info_data`: age, text, number, host, features.
    guard let info = functions.versionInfo(0) else { throw CurlUnavailable(reason: "libcurl has no version") }
    version = CurlVersion(number: info.load(fromByteOffset: 16, as: UInt32.self))
    hasHTTP2 = info.load(fromByteOffset: 32, as: Int32.self) & CurlConstant.http2 != 0
    guard version.isUsable else { throw CurlUnavailable(reason: "libcurl \(version) is too old") }
    // Foundation initialises libcurl at its first session. Where two may not do so at once, it goes first.
    #if URLSession
    if !version.initializesSafely { URLSession(configuration: .ephemeral).invalidateAndCancel() }
    #endif
    guard functions.globalInit(CurlConstant.everything) == 0 else {
      throw CurlUnavailable(reason: "libcurl cannot be initialised")
    }
    self.functions = functions
    zlib = DynamicLibrary("libz.so.1").flatMap { try? ZlibFunctions($0) }
    #endif
  }
}

/// There is no libcurl that ``CurlTransport`` could use.
public struct CurlUnavailable: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is missing.
  public let reason: String

  package init(reason: String) { self.reason = reason }

  /// The reason, and what to install.
  public var description: String {
    "\(reason); install libcurl 7.68 or later (Debian and Ubuntu: libcurl4, Fedora and UBI: libcurl)"
  }
}
#endif
