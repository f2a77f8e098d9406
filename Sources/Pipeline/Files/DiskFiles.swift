import OpenAPI

/// Lets the reader of documents see the files of this machine.
struct DiskFiles: FileSource {
  func bytes(of path: String) -> [UInt8]? { Disk.read(path) }
}
