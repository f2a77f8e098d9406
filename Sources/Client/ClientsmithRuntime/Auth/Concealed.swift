/// A type that holds a secret in another form than `Secret`: printing and reflecting it show `[secret]`.
protocol Concealed: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Concealed {
  var description: String { Secret.placeholder }
  var debugDescription: String { Secret.placeholder }
  var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
