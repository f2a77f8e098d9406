import Testing

@testable import SwiftEmitter

/// Descriptions that are written in HTML.
@Suite struct HTMLTextTests {
  @Test(
    "Tags become Markdown, entities what they stand for",
    arguments: [
      ("<p>One</p><p>Two</p>", "One\n\nTwo\n\n"), ("a<br/>b<br>c", "a\nb\nc"),
      ("<b>bold</b> <i>it</i>", "**bold** *it*"),
      ("<ul><li>a</li><li>b</li></ul>", "- a\n- b\n\n"),
      ("see <a href=\"https://x.example/a?b=1\">here</a>.", "see [here](https://x.example/a?b=1)."),
      ("a &lt; b &amp;&amp; c&#39;s &nbsp;", "a < b && c's  "), ("<code>x</code>", "`x`"), ("a<!-- no -->b", "ab"),
    ])
  func tags(html: String, text: String) { #expect(HTMLText.plain(html) == text) }

  @Test(
    "What is no tag stays",
    arguments: [
      "a < b", "List<Item>", "Map<b, c>", "`<p>` is a tag", "```\n<b>\n```", "<https://example.com>", "AT&T", "R&D; x",
      "<unknown>",
      "<", "&", "<p", "plain",
    ])
  func others(text: String) { #expect(HTMLText.plain(text) == text) }
}
