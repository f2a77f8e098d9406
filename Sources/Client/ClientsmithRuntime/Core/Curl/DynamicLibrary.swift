#if os(Linux)
#if canImport(Musl)
import Musl
#else
import Glibc
#endif

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
    guard let address = dlsym(handle, name) else { throw MissingFunction(name: name) }
    return unsafeBitCast(address, to: Function.self)
  }
}

/// A library lacks a function.
struct MissingFunction: Error {
  let name: String
}
#endif
