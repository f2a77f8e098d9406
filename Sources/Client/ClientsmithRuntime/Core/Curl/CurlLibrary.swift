#if os(Linux)
#if URLSession
import Foundation
import FoundationNetworking
#endif

#if canImport(Musl)
import Musl
#else
import Glibc
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

/// A version of libcurl, and what can be asked of it.
package struct CurlVersion: Sendable, Equatable, Comparable, CustomStringConvertible {
  /// 0xMMmmpp, as libcurl numbers itself.
  package let number: UInt32

  package init(number: UInt32) { self.number = number }
  package init(_ major: UInt32, _ minor: UInt32) { number = major << 16 | minor << 8 }

  package var description: String { "\(number >> 16).\(number >> 8 & 255).\(number & 255)" }

  package static func < (left: CurlVersion, right: CurlVersion) -> Bool { left.number < right.number }

  /// `curl_multi_poll` and `curl_multi_wakeup`, which the transport's thread lives by.
  var isUsable: Bool { self >= CurlVersion(7, 68) }
  /// `CURLOPT_PREREQFUNCTION`: libcurl asks before each sending, so that a silent second one can be forbidden.
  var asksBeforeSending: Bool { self >= CurlVersion(7, 80) }
  /// `curl_global_init` may be called by several threads.
  var initializesSafely: Bool { self >= CurlVersion(7, 84) }
  /// `CURLOPT_QUICK_EXIT`: a transfer can be given up while its server's name is being looked up.
  var leavesLookups: Bool { self >= CurlVersion(7, 87) }
}

/// A shared library that is looked for when the program runs, and stays loaded.
struct DynamicLibrary {
  private let handle: UnsafeMutableRawPointer

  /// Loads a library by the name that its ABI has; nil where there is none.
  init?(_ name: String) {
    guard let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) else { return nil }
    self.handle = handle
  }

  /// A function by its name in C, as the type that it is known to have.
  func function<Function>(_ name: String) throws(MissingFunction) -> Function {
    unsafeBitCast(try address(of: name), to: Function.self)
  }

  @inline(never)
  private func address(of name: String) throws(MissingFunction) -> UnsafeMutableRawPointer {
    guard let address = dlsym(handle, name) else { throw MissingFunction(name: name) }
    return address
  }
}

/// A library lacks a function.
struct MissingFunction: Error {
  let name: String
}
#endif
