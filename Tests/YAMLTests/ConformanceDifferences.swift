/// Cases in which this reader differs from the suite on purpose or by libyaml's nature, each with its reason.
enum ConformanceDifferences {
  private static let groups: [(reason: String, cases: String)] = [
    (
      "only one document is read, a second one is an error",
      """
      35KP 5TYM 6WLZ 6XDY 6ZKB 9DXL 9KAX 9WXW JHB9 KSS4 L383 PUW8 RZT7 U9NS
      """
    ),
    (
      "a key that is no text is refused",
      """
      4FJ6 6BFJ 6PBE 9MMW KK5P LX3P M2N8/1 M5DY Q9WF RZP5 SBG9 V9D5 X38W XW4D
      """
    ),
    (
      "a file without a value is refused",
      """
      8G76 98YD AVM7 HWV9 QT73
      """
    ),
    (
      "libyaml refuses tabs where YAML 1.2 allows them as separation",
      """
      6BCT 96NN/0 96NN/1 A2M4 DK95/0 DK95/3 DK95/4 R4YG Y79Y/1 Y79Y/10
      """
    ),
    (
      "libyaml refuses directives and versions it does not know, where YAML 1.2 warns",
      """
      2LFX 6LVF BEC7 MUS6/5 MUS6/6 W4TN ZYU8/1 ZYU8/2 ZYU8/3
      """
    ),
    (
      "libyaml wants `---` after a `...` or a bare document of its own",
      """
      7Z25 DK3J FP8R M7A3
      """
    ),
    (
      "libyaml refuses an empty key without `?` in block context",
      """
      2JQS 6M2F M2N8/0 NHX8 NKF9 S3PD SM9W/1 UKK6/0 UKK6/2
      """
    ),
    (
      "libyaml refuses a plain text that begins with `:`, or a `:` apart from its key, in flow context",
      """
      4ABK 4MUZ/1 4MUZ/2 58MP 5MUD 5T43 9SA2 CFD4 DBG4 FRK4 K3WX NJ66 UT92 VJP3/1
      """
    ),
    (
      "libyaml allows only letters, digits, `-` and `_` in anchors, so `:` is a part of no name",
      """
      2SXE 8XYN W5VH Y2GN
      """
    ),
    (
      "libyaml is more lenient: the document says what it means nevertheless",
      """
      9C9N 9JBA CVW2 DK95/1 G5U8 MUS6/0 QB6E S98Z SU5Z X4QW Y79Y/3 YJV2
      """
    ),
    (
      "libyaml takes `?` in flow context for a key indicator, which YAML 1.1 did",
      """
      652Z HM87/0 HM87/1
      """
    ),
    (
      "libyaml drops the last of trailing white lines in a block scalar that ends with the file",
      """
      JEF9/2 L24T/1
      """
    ),
  ]

  static let all: [String: String] = {
    var all: [String: String] = [:]
    for group in groups {
      for name in group.cases.split(whereSeparator: \.isWhitespace) { all[String(name)] = group.reason }
    }
    return all
  }()
}
