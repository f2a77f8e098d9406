import Foundation
import Testing

@testable import Diagnostics

/// The formats that other programs read.
struct MachineRendererTests {
  @Test func gitHubGetsOneCommandAFinding() {
    #expect(
      GitHubRenderer().render(DiagnosticList(Samples.bag)) == """
        ::error file=specs/api%2C v1.yaml,line=1,col=10,title=discriminator-property::`discriminator` names `kind`, \
        which `Alert` lacks%0Ab.yaml:3:2: note: `Alert` is declared here%0Anote: a fact
        ::warning file=specs/api%2C v1.yaml,line=3,col=2,title=unused-schema::the schema `A` is not used%0A\
        help: remove it%0Aor use 100%25 of it

        """)
  }

  @Test func gitHubGetsNoCharactersThatSteerATerminal() {
    var bag = DiagnosticBag()
    bag.add(Diagnostic(DiagnosticID("odd-key", .error, "Odd."), .error, "`\u{1B}[2J\u{202E}\n` is odd", at: nil))
    #expect(
      GitHubRenderer().render(DiagnosticList(bag)) == "::error title=odd-key::`\\u{1B}[2J\\u{202E}%0A` is odd\n")
  }

  @Test func jsonHoldsEverything() throws {
    #expect(
      JSONRenderer().render(DiagnosticList(Samples.bag)) == #"""
        {
          "diagnostics": [
            {
              "id": "discriminator-property",
              "severity": "error",
              "message": "`discriminator` names `kind`, which `Alert` lacks",
              "location": {
                "file": "specs/api, v1.yaml",
                "line": 1,
                "column": 10
              },
              "notes": [
                {
                  "message": "`Alert` is declared here",
                  "location": {
                    "file": "b.yaml",
                    "line": 3,
                    "column": 2
                  }
                },
                {
                  "message": "a fact"
                }
              ]
            },
            {
              "id": "unused-schema",
              "severity": "warning",
              "message": "the schema `A` is not used",
              "location": {
                "file": "specs/api, v1.yaml",
                "line": 3,
                "column": 2
              },
              "help": "remove it\nor use 100% of it"
            }
          ],
          "errors": 1,
          "warnings": 1
        }

        """#)
  }

  @Test func jsonOfNothingIsStillAnObject() {
    #expect(
      JSONRenderer().render(DiagnosticList(DiagnosticBag()))
        == "{\n  \"diagnostics\": [],\n  \"errors\": 0,\n  \"warnings\": 0\n}\n")
  }

  @Test func sarifNamesRulesPlacesAndRelatedPlaces() throws {
    let text = SARIFRenderer(toolVersion: "1.2.3").render(DiagnosticList(Samples.bag))
    let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
    #expect(driver["name"] as? String == "clientsmith" && driver["version"] as? String == "1.2.3")
    #expect(
      (driver["rules"] as? [[String: Any]])?.map { $0["id"] as? String } == ["discriminator-property", "unused-schema"])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.map { $0["level"] as? String } == ["error", "warning"])
    #expect(results.map { $0["ruleIndex"] as? Int } == [0, 1])
    #expect(text.contains(#""uri": "specs/api%2C%20v1.yaml""#) && text.contains(#""startColumn": 10"#))
    #expect((results.first?["relatedLocations"] as? [Any])?.count == 1)
  }

  @Test func stringsAreEscapedAsJSONWants() {
    #expect(OrderedJSON.string("\"\\\n\u{1}\u{2028}é").text == "\"\\\"\\\\\\n\\u0001\\u2028é\"\n")
  }
}
