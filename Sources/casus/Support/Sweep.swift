import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSimulation

/// Runs a scenario again and again with one factor fixed, from one end of its range to the other, in common draws.
struct Sweep {
  /// How many values a line has.
  static let pointCount = 13

  private let library: Library
  private let simulation: Simulation

  init(_ library: Library, _ simulation: Simulation) {
    self.library = library
    self.simulation = simulation
  }

  /// The lines along some factors, one after the other.
  ///
  /// - Throws: Where there is no such factor, or it is no number; and where the work was interrupted.
  func lines(along names: [String], of model: SimulationModel) async throws(Failure) -> [TippingLine] {
    let all = try names.map { name throws(Failure) in (name, try models(along: name, of: model)) }
    var lines: [TippingLine] = []
    for (name, (values, models)) in all {
      let runs = try await simulation.runs(of: models)
      if let failure = runs.failure { throw failure }
      if let line = line(along: name, values, runs.completed) { lines.append(line) }
    }
    return lines
  }

  /// The models of a line's points, by value upward.
  ///
  /// - Throws: Where there is no such factor, or it is neither a number nor a count.
  private func models(along name: String, of model: SimulationModel) throws(Failure) -> (
    values: [Double], models: [SimulationModel]
  ) {
    let factors = model.rulebook.factors
    guard let factor = factors.first(where: { $0.name == name }) else {
      throw Failure(
        .badInput, in: "--along \(name)", "the rulebook '\(model.rulebook.id)' has no factor '\(name)'",
        hint: NearestName.hint(for: name, among: factors.map(\.name)))
    }
    let values = try values(of: factor)
    let reader = OverrideReader(rulebook: model.rulebook)
    var models: [SimulationModel] = []
    for value in values {
      let text = "\(name)=\(Self.text(of: value, factor.kind))"
      models.append(
        try library.reading { () throws(DiagnosticList) in
          try SimulationModel(
            rulebook: model.rulebook, scenario: model.scenario,
            overrides: model.overrides + [try reader.pin(text)])
        })
    }
    return (values, models)
  }

  /// The line, of the runs of its points.
  private func line(along name: String, _ values: [Double], _ runs: [CompletedRun]) -> TippingLine? {
    guard let run = runs.first, let factor = run.model.rulebook.factors.first(where: { $0.name == name })
    else {
      return nil
    }
    let (unit, isLogScaled) =
      switch factor.kind {
      case .number(_, let unit, let isLogScaled): (unit, isLogScaled)
      case .count(_, let unit, let isLogScaled): (unit, isLogScaled)
      case .yesNo, .choice, .members: ("", false)
      }
    return TippingLine(
      name: name, question: factor.question, unit: unit, isLogScaled: isLogScaled,
      points: zip(values, runs).map { value, run in
        TippingLine.Point(
          value: value, approved: run.result[.approved]?.givenAsked, rows: run.result.manifest.rows)
      })
  }

  /// Values from one end of a factor's range to the other, at equal distances on its scale.
  private func values(of factor: Factor) throws(Failure) -> [Double] {
    switch factor.kind {
    case .number(let range, _, let isLogScaled):
      return TippingLine.values(
        from: range.lowerBound, to: range.upperBound, count: Self.pointCount, isLogScaled: isLogScaled)
    case .count(let range, _, let isLogScaled):
      return TippingLine.wholeValues(
        from: range.lowerBound, to: range.upperBound, count: Self.pointCount, isLogScaled: isLogScaled)
    case .yesNo, .choice, .members:
      throw Failure(
        .badInput, in: "--along \(factor.name)",
        "this factor is no number: it is \(factor.kind.valuesInWords)",
        hint: "pin it to each value: --pin \(factor.name)=VALUE")
    }
  }

  private static func text(of value: Double, _ kind: VariableKind) -> String {
    if case .count = kind { return String(Int(value)) }
    return "\(value)"
  }
}
