import ArgumentParser
import CasusExpressions
import CasusReport
import CasusRulebook
import SystemPackage

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List, show, export and compare rulebooks.",
    discussion: """
      EXAMPLES
        casus rules list
        casus rules show csto
        casus rules export csto --out mine.yaml     (edit it, then: casus run --rules mine.yaml FILE)
        casus rules diff csto mine.yaml
      """,
    subcommands: [List.self, Show.self, Export.self, Diff.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the bundled rulebooks.", discussion: "EXAMPLE\n  casus rules list")

    func run() async throws {
      let library = Library()
      try await Console.run(quoting: library) { () async throws(Failure) in
        for identifier in BundledRulebooks.identifiers {
          Console.print("\(identifier)  \(try library.rulebook(identifier).title)\n")
        }
      }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a rulebook: its stages, factors, judgements, outcomes, and what its beliefs rest on.",
      discussion: "EXAMPLE\n  casus rules show csto")

    @Argument(help: "A bundled rulebook's identifier, or a file.", completion: .file(extensions: ["yaml"]))
    var rulebook: String

    func run() async throws {
      let library = Library()
      try await Console.run(quoting: library) { () async throws(Failure) in
        Console.print(RulebookReport(try library.rulebook(rulebook)).text(in: Console.outputStyle))
      }
    }
  }

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a bundled rulebook out, to edit it.",
      discussion: "EXAMPLE\n  casus rules export csto --out mine.yaml")

    @Argument(help: "The rulebook's identifier.")
    var identifier: String

    @Option(
      help: "The file to write; without it the text goes to standard output.",
      completion: .file(extensions: ["yaml"]))
    var out: String?

    func run() async throws {
      let library = Library()
      try await Console.run(quoting: library) { () async throws(Failure) in
        let text = try library.rulebookText(identifier).text
        guard let out else { return Console.print(text) }
        try Files.write(text, to: FilePath(out))
        Console.print("Wrote \(out). Edit it, then: casus run --rules \(out) FILE\n")
      }
    }
  }
}
