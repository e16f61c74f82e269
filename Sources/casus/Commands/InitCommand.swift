import ArgumentParser
import CasusExpressions
import CasusRulebook
import Glibc
import SystemPackage

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a scenario file to fill in, with every factor and its question.",
    discussion: """
      EXAMPLE
        casus init --out scenarios/mine.yaml
      """)

  @Option(
    help: "A bundled rulebook's identifier, or a rulebook file.", completion: .file(extensions: ["yaml"]))
  var rules = "csto"

  @Option(help: "The scenario's identifier: lower-case words joined by hyphens.")
  var id = "my-scenario"

  @Option(
    help: "The file to write; without it the text goes to standard output.",
    completion: .file(extensions: ["yaml"]))
  var out: String?

  @Flag(help: "Replace the file where it is there already.")
  var force = false

  func validate() throws {
    guard id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil else {
      throw ValidationError("--id must be lower-case words joined by hyphens, not '\(id)'")
    }
  }

  func run() async throws {
    let library = Library()
    try await Console.run(quoting: library) { () async throws(Failure) in
      let rulebook = try library.rulebook(rules)
      let text = ScenarioTemplate(rulebook: rulebook, reference: rules).text(
        identifier: id, date: "2022-01-05")
      guard let out else { return Console.print(text) }
      guard force || access(out, F_OK) != 0 else {
        throw Failure(.cannotWrite, in: out, "the file is there already", hint: "use --force to replace it")
      }
      try Files.write(text, to: FilePath(out))
      Console.print("Wrote \(out). Fill it in, then: casus check \(out)\n")
    }
  }
}
