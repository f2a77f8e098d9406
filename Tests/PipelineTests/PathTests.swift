import Testing

@testable import Pipeline

/// Paths as text.
struct PathTests {
  @Test(arguments: [
    ("a/./b//c", "a/b/c"), ("a/../b", "b"), ("../a", "../a"), ("a/../..", ".."), ("/../a", "/a"), (".", "."), ("", "."),
    ("./x/", "x"), ("/", "/"),
  ])
  func pathsAreNormalised(path: String, result: String) {
    #expect(FilePath.normalised(path) == result)
  }

  @Test func pathsAreRelativeWhereTheyCanBe() {
    #expect(FilePath.relative("specs/parts/a.yaml", to: "specs") == "parts/a.yaml")
    #expect(FilePath.relative("overlays/a.yaml", to: "specs/v1") == "../../overlays/a.yaml")
    #expect(FilePath.relative("/x/specs/a.yaml", to: "/x/specs") == "a.yaml")
    #expect(FilePath.relative("/x/a.yaml", to: "specs") == "a.yaml")
    #expect(FilePath.relative("a.yaml", to: "../specs") == "a.yaml")
    #expect(FilePath.relative("a.yaml", to: ".") == "a.yaml")
    #expect(FilePath.folder(of: "a") == "." && FilePath.folder(of: "/a") == "/" && FilePath.folder(of: "x/a") == "x")
  }
}
