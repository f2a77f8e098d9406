import Foundation

/// What libFuzzer calls with each input; `FUZZ_TARGET` says what to try it on: `json`, `streams`, `fields`, `values` or
/// `multipart`, which is built by itself with the whole runtime.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  #if WHOLE_RUNTIME
  MultipartFuzzer.run(bytes)
  #else
  switch Fuzzer.target {
  case "streams": StreamFuzzer.run(bytes)
  case "fields": FieldFuzzer.run(bytes)
  case "values": ValueFuzzer.run(bytes)
  default: JSONFuzzer.run(bytes)
  }
  #endif
  return 0
}

enum Fuzzer {
  static let target = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? "json"
}
