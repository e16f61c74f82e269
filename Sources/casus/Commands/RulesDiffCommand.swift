import ArgumentParser
import CasusExpressions
import CasusReport
import CasusRulebook
import SystemPackage

extension RulesCommand {
  struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what differs in meaning between two rulebooks.",
      discussion: """
        Criterion by criterion, citation by citation, belief by belief: what was added, removed, changed, or moved where \
        order matters. Comments, white space, the order of keys, quoting and spellings of numbers are no difference.

        EXAMPLES
          casus rules diff csto mine.yaml
          casus rules diff old.yaml new.yaml --format json
          casus rules diff --exit-code csto mine.yaml || echo results may differ
        """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
      case text, json
    }

    @Argument(
      help: "The old rulebook: a bundled identifier, or a file.", completion: .file(extensions: ["yaml"]))
    var old: String

    @Argument(
      help: "The new rulebook: a bundled identifier, or a file.", completion: .file(extensions: ["yaml"]))
    var new: String

    @Option(help: "How to print the differences.")
    var format = Format.text

    @Option(
      help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
      completion: .file())
    var out: String?

    @Flag(help: "End with exit code 1 where a result can differ.")
    var exitCode = false

    func run() async throws {
      let library = Library()
      var canDiffer = false
      try await Console.run(quoting: library) { () async throws(Failure) in
        let books = (try library.rulebook(old), try library.rulebook(new))
        let revision = try library.reading { () throws(DiagnosticList) in
          try Revision(from: books.0, to: books.1)
        }
        canDiffer = !revision.effective.isEmpty
        try show(revision)
      }
      if exitCode, canDiffer { throw ExitCode(1) }
    }

    private func show(_ revision: Revision) throws(Failure) {
      var style = Console.outputStyle
      if out != nil { style.usesColor = false }
      let text =
        switch format {
        case .text: RevisionReport(revision).text(in: style)
        case .json: RevisionJSON.value(for: revision).text() + "\n"
        }
      guard let out else { return Console.print(text) }
      try Files.write(text, to: FilePath(out))
    }
  }
}
