#if os(Linux) && canImport(Glibc)
import Glibc
#endif

/// Where the program's memory comes from.
enum LargePages {
  /// Lets the heap grow once, in pages of 2 MiB where the system has them.
  ///
  /// A run builds trees, writes files and ends: with small pages, a tenth of its time went into asking for ten thousand
  /// of them one after the other. Only address space is taken; a small document still needs little memory. Where the
  /// system refuses, or is not Linux, nothing changes.
  static func prefer() {
    #if os(Linux) && canImport(Glibc)
    // The most that glibc's allocator takes as a hint: giving such a piece back tells it to serve pieces up to this
    // size from the heap, and to keep twice as much of the heap when it is free (mallopt(3), M_MMAP_THRESHOLD).
    let most = (32 << 20) - 65_536
    free(piece(of: most))
    guard let start = sbrk(0) else { return }
    let pieces = [piece(of: most - 65_536), piece(of: most - 65_536)]
    defer { for piece in pieces { free(piece) } }
    guard let end = sbrk(0) else { return }
    let page = UInt(2 << 20)
    let first = (UInt(bitPattern: start) + page - 1) / page * page
    let last = UInt(bitPattern: end) / page * page
    guard first < last, let region = UnsafeMutableRawPointer(bitPattern: first) else { return }
    _ = madvise(region, Int(last - first), MADV_HUGEPAGE)
    #endif
  }

  #if os(Linux) && canImport(Glibc)
  /// Not `malloc`: the compiler leaves out one whose memory is not used.
  private static func piece(of size: Int) -> UnsafeMutableRawPointer? {
    var piece: UnsafeMutableRawPointer?
    return posix_memalign(&piece, 16, size) == 0 ? piece : nil
  }
  #endif
}
