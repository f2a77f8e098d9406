import ClientsmithRuntime
import Testing

@Suite(.enabled(if: ParsingConformance.folder != nil, "the JSON parsing test suite is not beside the repository"))
struct ParsingConformanceTests {
  @Test func everyTextThatMustBeAcceptedIs() throws {
    let files = ParsingConformance.files(prefix: "y_")
    #expect(files.count == 95)
    for file in files {
      #expect(throws: Never.self, "\(file.name)") { try JSONDocument.parse(file.bytes) }
    }
  }

  @Test func everyTextThatMustBeRejectedIs() {
    let files = ParsingConformance.files(prefix: "n_")
    #expect(files.count == 188)
    for file in files {
      #expect(throws: JSONSyntaxError.self, "\(file.name)") { try JSONDocument.parse(file.bytes) }
    }
  }

  /// What RFC 8259 leaves open. Accepted: numbers of any size (their text is kept; asking for one as a `Double` that
  /// it does not fit is an error then), 500 arrays inside each other, a byte order mark. Rejected: whatever no Swift
  /// string could hold without changing it, that is half of a surrogate pair and bytes that are not UTF-8.
  static let decisions: [String: Bool] = [
    "i_number_double_huge_neg_exp.json": true,
    "i_number_huge_exp.json": true,
    "i_number_neg_int_huge_exp.json": true,
    "i_number_pos_double_huge_exp.json": true,
    "i_number_real_neg_overflow.json": true,
    "i_number_real_pos_overflow.json": true,
    "i_number_real_underflow.json": true,
    "i_number_too_big_neg_int.json": true,
    "i_number_too_big_pos_int.json": true,
    "i_number_very_big_negative_int.json": true,
    "i_object_key_lone_2nd_surrogate.json": false,
    "i_string_1st_surrogate_but_2nd_missing.json": false,
    "i_string_1st_valid_surrogate_2nd_invalid.json": false,
    "i_string_UTF-16LE_with_BOM.json": false,
    "i_string_UTF-8_invalid_sequence.json": false,
    "i_string_UTF8_surrogate_U+D800.json": false,
    "i_string_incomplete_surrogate_and_escape_valid.json": false,
    "i_string_incomplete_surrogate_pair.json": false,
    "i_string_incomplete_surrogates_escape_valid.json": false,
    "i_string_invalid_lonely_surrogate.json": false,
    "i_string_invalid_surrogate.json": false,
    "i_string_invalid_utf-8.json": false,
    "i_string_inverted_surrogates_U+1D11E.json": false,
    "i_string_iso_latin_1.json": false,
    "i_string_lone_second_surrogate.json": false,
    "i_string_lone_utf8_continuation_byte.json": false,
    "i_string_not_in_unicode_range.json": false,
    "i_string_overlong_sequence_2_bytes.json": false,
    "i_string_overlong_sequence_6_bytes.json": false,
    "i_string_overlong_sequence_6_bytes_null.json": false,
    "i_string_truncated-utf-8.json": false,
    "i_string_utf16BE_no_BOM.json": false,
    "i_string_utf16LE_no_BOM.json": false,
    "i_structure_500_nested_arrays.json": false,
    "i_structure_UTF-8_BOM_empty_object.json": true,
  ]

  @Test func everyOpenQuestionIsAnsweredAsDocumented() {
    let files = ParsingConformance.files(prefix: "i_")
    #expect(Set(files.map(\.name)) == Set(Self.decisions.keys))
    for file in files {
      let isAccepted = (try? JSONDocument.parse(file.bytes)) != nil
      #expect(isAccepted == Self.decisions[file.name], "\(file.name)")
    }
  }

  /// Whatever is accepted is written and read again as the same value.
  @Test func acceptedTextsSurviveARoundTrip() throws {
    for file in ParsingConformance.files(prefix: "y_") {
      let value = try JSONDocument.parse(file.bytes).root.value
      #expect(try JSONDocument.parse(JSONWriter.encode(value)).root.value == value, "\(file.name)")
    }
  }
}
