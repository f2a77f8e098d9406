import Foundation
import Testing

/// The tables of commands and options in `docs/configuration.md`, compared with what the program says of itself.
struct CommandTableTests {
  /// What `--experimental-dump-help` writes.
  private struct Dump: Decodable {
    struct Command: Decodable {
      struct Argument: Decodable {
        struct Name: Decodable {
          let kind: String
          let name: String
        }
        let kind: String
        let names: [Name]?
      }
      let commandName: String
      let arguments: [Argument]?
      let subcommands: [Command]?

      /// The options of the command and of those below it, without those that every program has.
      var options: Set<String> {
        let own = (arguments ?? []).flatMap { $0.names ?? [] }.filter { $0.kind == "long" }.map { "--" + $0.name }
        return Set(own).union((subcommands ?? []).flatMap(\.options)).subtracting(["--help", "--version"])
      }
    }
    let command: Command
  }

  /// The cells of the table rows below a heading, by the tables' first words.
  private func rows(_ heading: String) throws -> [[String]] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/configuration.md")
    let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    let start = try #require(lines.firstIndex { $0.hasPrefix("| \(heading) |") })
    return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map { line in
      line.replacingOccurrences(of: "\\|", with: "/").components(separatedBy: "|").dropFirst().dropLast()
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  private func options(_ text: String) -> Set<String> {
    Set(text.matches(of: /--[a-z][a-z-]*/).map { String($0.output) })
  }

  @Test func theTablesSayWhatTheProgramTakes() throws {
    let run = try Program.run(["--experimental-dump-help"], in: Workspace())
    let root = try JSONDecoder().decode(Dump.self, from: Data(run.output.utf8)).command
    let commands = (root.subcommands ?? []).filter { $0.commandName != "help" }
    var said: [String: Set<String>] = [:]
    for row in try rows("command") {
      let names = Set(row[0].matches(of: /clientsmith ([a-z]+)/).map { String($0.output.1) })
      #expect(names.count == 1, "\(row[0])")
      let name = try #require(names.first)
      #expect(said[name] == nil, "\(name) is there twice")
      said[name] = options(row[1])
    }
    #expect(said.keys.sorted() == commands.map(\.commandName).sorted())
    for row in try rows("option") {
      let option = try #require(options(row[0]).first)
      let takers =
        row[2] == "all" ? Array(said.keys) : row[2].matches(of: /`([a-z]+)`/).map { String($0.output.1) }
      #expect(!takers.isEmpty, "\(option)")
      for name in takers { said[name, default: []].insert(option) }
    }
    for command in commands { #expect(said[command.commandName] == command.options, "\(command.commandName)") }
  }

  @Test func templatesTakeTheFormatOfFindingsToo() throws {
    let run = try Program.run(["templates", "--diagnostics-format", "json"], in: Workspace())
    #expect(run.exitCode == 0 && run.output.contains("structure\n"), "\(run.errors)")
  }
}
