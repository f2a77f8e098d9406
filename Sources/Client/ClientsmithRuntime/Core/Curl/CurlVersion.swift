#if os(Linux)
/// A version of libcurl, and what can be asked of it.
package struct CurlVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
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
#endif
