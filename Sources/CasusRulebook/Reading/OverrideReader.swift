public import CasusExpressions

/// Reads the changes to one run that a user states as `name=value`.
public struct OverrideReader: Sendable {
  private let rulebook: Rulebook

  /// Creates a reader of changes to runs of `rulebook`.
  public init(rulebook: Rulebook) {
    self.rulebook = rulebook
  }

  /// Reads a pin: `threat.severity=3`, `reading.article4=literal`, `strength/outside-attack-only=2`, `lean/council=0`,
  /// `council=yes` for a stage's answer, or `judgements=central`.
  ///
  /// - Throws: What is wrong with it; diagnostics name the text `--pin`.
  public func pin(_ text: String) throws(DiagnosticList) -> Override.Stated {
    let (name, value) = try split(text, option: "--pin")
    if name == "judgements", value == "central" {
      return Override.Stated(change: .centralJudgements, text: text, isPin: true)
    }
    let change = try change(name, value, option: "--pin", text: text)
    if case .factor(_, let form) = change { try requireExact(form, option: "--pin", text: text) }
    if case .judgement(_, let form) = change { try requireExact(form, option: "--pin", text: text) }
    return Override.Stated(change: change, text: text, isPin: true)
  }

  /// Reads a distribution: `threat.severity=2 to 4`, `threat.origin={weights: {internal: 1, state: 1}}`.
  ///
  /// - Throws: What is wrong with it; diagnostics name the text `--set`.
  public func set(_ text: String) throws(DiagnosticList) -> Override.Stated {
    let (name, value) = try split(text, option: "--set")
    if name.hasPrefix("strength/") || name.hasPrefix("lean/") {
      throw failure("wrong-type", "--set", text, "'\(name)' takes a value, not a distribution", "use --pin")
    }
    let change = try change(name, value, option: "--set", text: text)
    switch change {
    case .factor, .judgement: return Override.Stated(change: change, text: text, isPin: false)
    default:
      throw failure("wrong-type", "--set", text, "'\(name)' takes a value, not a distribution", "use --pin")
    }
  }

  private func split(_ text: String, option: String) throws(DiagnosticList) -> (name: String, value: String) {
    guard let sign = text.firstIndex(of: "="), sign != text.startIndex,
      text.index(after: sign) != text.endIndex
    else {
      throw failure(
        "wrong-type", option, text, "this is not of the form NAME=VALUE",
        "for example \(option) threat.severity=3")
    }
    return (String(text[..<sign]), String(text[text.index(after: sign)...]))
  }

  private func change(
    _ name: String, _ value: String, option: String, text: String
  ) throws(DiagnosticList) -> Override {
    if let index = rulebook.factors.firstIndex(where: { $0.name == name }) {
      return .factor(index, try form(value, name: name, rulebook.factors[index].kind, option, text))
    }
    if let index = rulebook.judgements.firstIndex(where: { $0.name == name }) {
      return .judgement(index, try form(value, name: name, rulebook.judgements[index].kind, option, text))
    }
    if let index = rulebook.criteria.firstIndex(where: { "strength/\($0.id)" == name }) {
      return .strength(criterion: index, try number(value, 0...40, option, text))
    }
    if let index = rulebook.stages.firstIndex(where: { "lean/\($0.id)" == name }) {
      return .lean(stage: index, try number(value, -40...40, option, text))
    }
    if let index = rulebook.stages.firstIndex(where: { $0.id == name }) {
      guard let answer = ScalarReading.yesNo(value) else {
        throw failure(
          "wrong-type", option, text, "the answer of the stage '\(name)' is yes or no, not '\(value)'", nil)
      }
      return .stage(index, isYes: answer)
    }
    throw unknown(name, option, text)
  }

  private func unknown(_ name: String, _ option: String, _ text: String) -> DiagnosticList {
    let names =
      rulebook.factors.map(\.name) + rulebook.judgements.map(\.name) + rulebook.stages.map(\.id)
      + rulebook.criteria.map { "strength/\($0.id)" } + rulebook.stages.map { "lean/\($0.id)" }
    return failure(
      "unknown-name", option, text, "there is no factor, judgement or stage '\(name)'",
      NearestName.hint(for: name, among: names))
  }

  private func form(
    _ value: String, name: String, _ kind: VariableKind, _ option: String, _ text: String
  ) throws(DiagnosticList) -> ValueForm {
    let padded = String(repeating: " ", count: name.unicodeScalars.count + 1) + value
    let source = SourceText(name: option, text: padded)
    let document = YAMLParser.parse(source)
    guard let node = document.root, document.diagnostics.isEmpty else {
      throw DiagnosticList.ordered(document.diagnostics)
    }
    var checker = ShapeChecker(source: source)
    checker.check(node, against: CommonShapes.value, as: "the value")
    var reader = NodeReader(source: source, diagnostics: checker.diagnostics)
    let subject = ValueSubject(
      name: name, kind: kind, members: NameIndex(kind: "member", rulebook.members.map(\.id)))
    guard let form = reader.value(node, for: subject), reader.diagnostics.isEmpty else {
      throw DiagnosticList.ordered(reader.diagnostics)
    }
    return form
  }

  private func number(
    _ value: String, _ range: ClosedRange<Double>, _ option: String, _ text: String
  ) throws(DiagnosticList) -> Double {
    guard let number = ScalarReading.number(value), range.contains(number) else {
      throw failure(
        "out-of-range", option, text,
        "log-odds lie from \(range.lowerBound.plain) to \(range.upperBound.plain), and '\(value)' does not",
        nil)
    }
    return number
  }

  private func requireExact(_ form: ValueForm, option: String, text: String) throws(DiagnosticList) {
    if case .exactly = form.content { return }
    throw failure("wrong-type", option, text, "a pin takes one value, not a distribution", "use --set")
  }

  private func failure(
    _ code: String, _ option: String, _ text: String, _ message: String, _ hint: String?
  ) -> DiagnosticList {
    let span = SourceSpan(at: SourcePosition(line: 1, column: 1), length: max(1, text.unicodeScalars.count))
    return DiagnosticList([Diagnostic(code, in: option, at: span, message, hint: hint)])
  }
}
