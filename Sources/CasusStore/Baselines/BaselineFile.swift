public import CasusAnalysis
public import CasusExpressions
import CasusRulebook
import CasusSampling

/// Baselines as JSON: one member a line, keys in alphabetical order, so that a change reads well in a diff.
public enum BaselineFile {
  /// The name of this form, which every file carries as `schema`.
  public static let schema = "casus-baseline/1"

  /// The file's text, ended by a line feed.
  public static func text(of baseline: Baseline) -> String {
    let members: [(String, JSONValue)] = [
      ("schema", .string(schema)), ("seed", .string(String(baseline.seed))), ("draws", .int(baseline.draws)),
      ("design", .string(baseline.design.rawValue)), ("numeric_version", .int(baseline.numericVersion)),
      ("tables", .string(hex(baseline.tables))), ("tallies", .string(hex(baseline.tallies))),
      (
        "rulebook",
        .object([("id", .string(baseline.rulebook)), ("text", .string(hex(baseline.rulebookText)))])
      ),
      (
        "scenario",
        .object([
          ("id", .string(baseline.scenario)),
          ("texts", .array(baseline.scenarioTexts.map { .string(hex($0)) })),
        ])
      ),
      (
        "numbers",
        .object(
          baseline.numbers.map { number in
            (number.name, .array([.number(number.value), .number(number.standardError)]))
          })
      ),
    ]
    return JSONValue.object(members.sorted { $0.0 < $1.0 }).text() + "\n"
  }

  /// Reads a file.
  ///
  /// - Throws: What is wrong with it, with the line where that is known.
  public static func read(_ source: SourceText) throws(Diagnostic) -> Baseline {
    let root: JSONValue
    do throws(JSONReader.Problem) {
      root = try JSONReader.value(of: Array(source.text.utf8))
    } catch {
      let span = SourceSpan(at: SourcePosition(line: error.line, column: 1))
      throw Diagnostic("bad-json", in: source.name, at: span, error.message, hint: remedy)
    }
    guard root["schema"]?.text == schema else {
      throw Diagnostic(
        "unknown-format", in: source.name, at: nil, "this is no baseline that this version reads (\(schema))",
        hint: remedy)
    }
    func missing(_ key: String) -> Diagnostic {
      Diagnostic(
        "missing-key", in: source.name, at: nil, "the baseline lacks '\(key)', or it is of the wrong kind",
        hint: remedy)
    }
    guard let seed = root["seed"]?.text.flatMap(UInt64.init) else { throw missing("seed") }
    guard case .int(let draws)? = root["draws"], draws > 0 else { throw missing("draws") }
    guard let design = root["design"]?.text.flatMap(Design.init) else { throw missing("design") }
    guard case .int(let version)? = root["numeric_version"] else { throw missing("numeric_version") }
    guard let tables = fingerprint(root["tables"]) else { throw missing("tables") }
    guard let tallies = fingerprint(root["tallies"]) else { throw missing("tallies") }
    guard let rulebook = root["rulebook"]?["id"]?.text, let text = fingerprint(root["rulebook"]?["text"])
    else { throw missing("rulebook") }
    guard let scenario = root["scenario"]?["id"]?.text, case .array(let items)? = root["scenario"]?["texts"],
      !items.isEmpty
    else { throw missing("scenario") }
    let texts = items.compactMap { fingerprint($0) }
    guard texts.count == items.count else { throw missing("scenario") }
    guard case .object(let members)? = root["numbers"] else { throw missing("numbers") }
    let numbers = members.compactMap { name, value -> Baseline.Number? in
      guard case .array(let pair) = value, pair.count == 2, let value = pair[0].double,
        let error = pair[1].double
      else { return nil }
      return Baseline.Number(name: name, value: value, standardError: error)
    }
    guard numbers.count == members.count else { throw missing("numbers") }
    return Baseline(
      scenario: scenario, rulebook: rulebook, scenarioTexts: texts, rulebookText: text, seed: seed,
      draws: draws, design: design, numericVersion: version, tables: tables, tallies: tallies,
      numbers: numbers)
  }

  private static let remedy = "restore it from version control, or write it anew with casus test --update"

  /// The name under which a text is stored by its fingerprint.
  public static func name(ofText fingerprint: UInt64) -> String { hex(fingerprint) + ".yaml" }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func fingerprint(_ value: JSONValue?) -> UInt64? {
    value?.text.flatMap { $0.utf8.count == 16 ? UInt64($0, radix: 16) : nil }
  }
}

extension JSONValue {
  fileprivate subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.0 == key }?.1
  }

  fileprivate var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  fileprivate var double: Double? {
    switch self {
    case .int(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}
