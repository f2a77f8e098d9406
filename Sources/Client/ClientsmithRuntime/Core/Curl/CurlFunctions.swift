#if os(Linux)

/// The functions of libcurl that the transport uses, in declarations of our own: what libcurl promises never to change
/// (https://curl.se/libcurl/abi.html). No header is needed to build, and no module beside this one.
///
/// `curl_easy_setopt`, `curl_easy_getinfo` and `curl_multi_setopt` are variadic in C and are called here as functions of three
/// arguments. On x86-64 (System V ABI, section 3.2.3) and AArch64 (AAPCS64, section 6.4.2, of which Linux has no variant) integers
/// and pointers among variable arguments are passed as among others; on other processors the library counts as absent.
final class CurlFunctions: Sendable {
  typealias Easy = OpaquePointer
  typealias Multi = OpaquePointer
  typealias List = OpaquePointer
  /// Takes or gives `size * count` bytes: `CURLOPT_WRITEFUNCTION`, `CURLOPT_READFUNCTION`, `CURLOPT_HEADERFUNCTION`.
  typealias Data =
    @Sendable @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int
  /// Opens a socket, or refuses with -1: `CURLOPT_OPENSOCKETFUNCTION`. The address begins with family, type and protocol.
  typealias Socket =
    @Sendable @convention(c) (UnsafeMutableRawPointer?, Int32, UnsafeMutablePointer<Int32>?) -> Int32
  /// Anything but 0 forbids to send: `CURLOPT_PREREQFUNCTION`.
  typealias Sending =
    @Sendable @convention(c) (
      UnsafeMutableRawPointer?, UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<CChar>?, Int32, Int32
    ) -> Int32

  let globalInit: @Sendable @convention(c) (Int) -> Int32
  let versionInfo: @Sendable @convention(c) (Int32) -> UnsafeRawPointer?
  let easyInit: @Sendable @convention(c) () -> Easy?
  let easyReset: @Sendable @convention(c) (Easy) -> Void
  let easyCleanup: @Sendable @convention(c) (Easy) -> Void
  let setNumber: @Sendable @convention(c) (Easy, Int32, Int) -> Int32
  let setPointer: @Sendable @convention(c) (Easy, Int32, UnsafeRawPointer?) -> Int32
  let setList: @Sendable @convention(c) (Easy, Int32, List?) -> Int32
  let setData: @Sendable @convention(c) (Easy, Int32, Data) -> Int32
  let setSocket: @Sendable @convention(c) (Easy, Int32, Socket) -> Int32
  let setSending: @Sendable @convention(c) (Easy, Int32, Sending) -> Int32
  let getInfo: @Sendable @convention(c) (Easy, Int32, UnsafeMutableRawPointer) -> Int32
  let easyPause: @Sendable @convention(c) (Easy, Int32) -> Int32
  let errorText: @Sendable @convention(c) (Int32) -> UnsafePointer<CChar>
  let listAppend: @Sendable @convention(c) (List?, UnsafePointer<CChar>) -> List?
  let listFree: @Sendable @convention(c) (List?) -> Void
  let multiInit: @Sendable @convention(c) () -> Multi?
  let multiCleanup: @Sendable @convention(c) (Multi) -> Int32
  let multiSet: @Sendable @convention(c) (Multi, Int32, Int) -> Int32
  let multiAdd: @Sendable @convention(c) (Multi, Easy) -> Int32
  let multiRemove: @Sendable @convention(c) (Multi, Easy) -> Int32
  let multiPerform: @Sendable @convention(c) (Multi, UnsafeMutablePointer<Int32>) -> Int32
  let multiPoll:
    @Sendable @convention(c) (Multi, UnsafeRawPointer?, UInt32, Int32, UnsafeMutablePointer<Int32>?) -> Int32
  let multiWakeup: @Sendable @convention(c) (Multi) -> Int32
  let multiInfoRead: @Sendable @convention(c) (Multi, UnsafeMutablePointer<Int32>) -> UnsafeRawPointer?

  /// Finds the functions of a library; throws the name of one that is missing.
  init(_ library: DynamicLibrary) throws(MissingFunction) {
    globalInit = try library.function("curl_global_init")
    versionInfo = try library.function("curl_version_info")
    easyInit = try library.function("curl_easy_init")
    easyReset = try library.function("curl_easy_reset")
    easyCleanup = try library.function("curl_easy_cleanup")
    setNumber = try library.function("curl_easy_setopt")
    setPointer = try library.function("curl_easy_setopt")
    setList = try library.function("curl_easy_setopt")
    setData = try library.function("curl_easy_setopt")
    setSocket = try library.function("curl_easy_setopt")
    setSending = try library.function("curl_easy_setopt")
    getInfo = try library.function("curl_easy_getinfo")
    easyPause = try library.function("curl_easy_pause")
    errorText = try library.function("curl_easy_strerror")
    listAppend = try library.function("curl_slist_append")
    listFree = try library.function("curl_slist_free_all")
    multiInit = try library.function("curl_multi_init")
    multiCleanup = try library.function("curl_multi_cleanup")
    multiSet = try library.function("curl_multi_setopt")
    multiAdd = try library.function("curl_multi_add_handle")
    multiRemove = try library.function("curl_multi_remove_handle")
    multiPerform = try library.function("curl_multi_perform")
    multiPoll = try library.function("curl_multi_poll")
    multiWakeup = try library.function("curl_multi_wakeup")
    multiInfoRead = try library.function("curl_multi_info_read")
  }
}

/// Options (`CURLoption`), the type of whose value is part of the number; and the numbers that callbacks and options take.
enum CurlOption {
  static let writeData: Int32 = 10001
  static let url: Int32 = 10002
  static let proxy: Int32 = 10004
  static let readData: Int32 = 10009
  static let errorBuffer: Int32 = 10010
  static let fields: Int32 = 10023
  static let certificate: Int32 = 10025
  static let keyPassword: Int32 = 10026
  static let headerData: Int32 = 10029
  static let tlsVersion: Int32 = 32
  static let customRequest: Int32 = 10036
  static let noBody: Int32 = 44
  static let upload: Int32 = 46
  static let post: Int32 = 47
  static let authorities: Int32 = 10065
  static let freshConnect: Int32 = 74
  static let forbidReuse: Int32 = 75
  static let httpVersion: Int32 = 84
  static let key: Int32 = 10087
  static let noSignal: Int32 = 99
  static let context: Int32 = 10103
  static let uploadSize: Int32 = 30115
  static let postSize: Int32 = 30120
  static let socketData: Int32 = 10164
  static let copiedPost: Int32 = 10165
  static let proxyUser: Int32 = 10175
  static let proxyPassword: Int32 = 10176
  static let noProxy: Int32 = 10177
  static let protocols: Int32 = 181
  static let keepAlive: Int32 = 213
  static let pinnedKeys: Int32 = 10230
  static let unixSocket: Int32 = 10231
  static let pathAsIs: Int32 = 234
  static let pipeWait: Int32 = 237
  static let proxyAuthorities: Int32 = 10246
  static let suppressConnectHeaders: Int32 = 265
  static let disallowUser: Int32 = 278
  static let sendingData: Int32 = 10313
  static let quickExit: Int32 = 322
  static let writeFunction: Int32 = 20011
  static let readFunction: Int32 = 20012
  static let headerFunction: Int32 = 20079
  static let socketFunction: Int32 = 20163
  static let sendingFunction: Int32 = 20312
  /// Of a multi handle (`CURLMoption`).
  static let idleConnections: Int32 = 6
  static let hostConnections: Int32 = 7
}

/// What `curl_easy_getinfo` gives (`CURLINFO`), and what callbacks answer.
enum CurlConstant {
  /// `CURLINFO_PRIVATE`.
  static let context: Int32 = 0x100000 + 21
  /// `CURLINFO_REQUEST_SIZE`.
  static let sentBytes: Int32 = 0x200000 + 12
  /// `CURL_WRITEFUNC_PAUSE` and `CURL_READFUNC_PAUSE`.
  static let pause = 0x1000_0001
  /// `CURL_READFUNC_ABORT`.
  static let abort = 0x1000_0000
  /// `CURLPAUSE_RECV` and `CURLPAUSE_SEND`.
  static let pauseReceiving: Int32 = 1
  static let pauseSending: Int32 = 4
  /// `CURL_GLOBAL_ALL`.
  static let everything = 3
  /// `CURLMSG_DONE`.
  static let done: Int32 = 1
  /// `CURL_VERSION_HTTP2`.
  static let http2: Int32 = 1 << 16
}
#endif
