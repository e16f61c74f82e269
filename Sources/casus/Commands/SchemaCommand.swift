import ArgumentParser
import CasusRulebook

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a kind of file.",
    discussion: """
      Editors check and complete YAML files by it. It is the same as what casus enforces.

      EXAMPLE
        casus schema scenario > scenario.schema.json
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case rulebook, scenario, tests
  }

  @Argument(help: "The kind of file.")
  var kind: Kind

  func run() {
    let schema =
      switch kind {
      case .rulebook: JSONSchema.rulebook
      case .scenario: JSONSchema.scenario
      case .tests: JSONSchema.tests
      }
    Console.print(schema.text() + "\n")
  }
}
