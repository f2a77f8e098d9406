// The types of Darwin that have the name of a function: within one module Swift does not allow both.
public struct stat {
  public var st_dev: Int32 = 0
  public var st_ino: UInt64 = 0
  public var st_mode: UInt16 = 0
  public var st_uid: UInt32 = 0
  public var st_size: Int64 = 0
  public init() {}
}
