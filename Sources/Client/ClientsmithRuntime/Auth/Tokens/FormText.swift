/// The body of `application/x-www-form-urlencoded` requests.
package enum FormText {
  /// Encodes fields in their order.
  package static func encode(_ fields: [(name: String, value: Secret)]) -> [UInt8] {
    let pairs = fields.map { field in
      "\(PercentEncoding.encodeForm(field.name))=\(PercentEncoding.encodeForm(field.value.reveal()))"
    }
    return Array(pairs.joined(separator: "&").utf8)
  }
}
