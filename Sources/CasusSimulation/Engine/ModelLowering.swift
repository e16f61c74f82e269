import CColumns
import CasusExpressions
import CasusRulebook
import CasusSampling

/// Turns a model into operations on columns.
struct ModelLowering {
  let model: SimulationModel
  let streams: DrawStreams
  var graph: ColumnGraph
  /// Masks of draws in which an expression fails, or may.
  var checks: [Column] = []
  /// What is known of each name in this run, for proofs that an expression cannot fail.
  let possible: [AbstractValue]
  /// By slot, what a name is over draws.
  var names: [Int: LoweredValue] = [:]
  /// The number of supporters of each council, by stage; what `supporters(stage)` gives.
  var supporters: [Int: Column] = [:]
  /// The words behind each factor, after correlation.
  var words: [Column] = []
  /// What each criterion is, by criterion, member and domain.
  var hearings: [HearingKey: LoweredCriterion] = [:]

  /// - Parameters:
  ///   - dimensions: Those of the comparison that the model is part of; nil for its rulebook's own.
  ///   - graph: What was lowered before, of which this model shares what it has in common.
  init(
    _ model: SimulationModel, seed: UInt64, design: Design, dimensions: SobolDimensions? = nil,
    graph: ColumnGraph = ColumnGraph()
  ) {
    self.model = model
    self.graph = graph
    streams = DrawStreams(model, seed: seed, design: design, dimensions: dimensions)
    possible = Self.possibleValues(model)
  }

  private static func possibleValues(_ model: SimulationModel) -> [AbstractValue] {
    let rulebook = model.rulebook
    var possible = rulebook.vocabulary.variables.map { AbstractValue.any(of: $0.type) }
    for (slot, kind) in rulebook.factors.map({ ($0.slot, $0.kind) })
      + rulebook.judgements.map({ ($0.slot, $0.kind) })
    {
      switch kind {
      case .number(let range, _, _): possible[slot] = .numbers(range.lowerBound, range.upperBound)
      case .count(let range, _, _):
        possible[slot] = .numbers(Double(range.lowerBound), Double(range.upperBound))
      case .yesNo, .choice, .members: break
      }
    }
    for slot in possible.indices {
      let failures = model.certain.bindings.failures
      if slot != rulebook.vocabulary.memberSlot, failures[slot] == nil {
        possible[slot] = .exactly(model.certain.bindings.values[slot])
      }
    }
    for fact in rulebook.facts {
      let known = possible
      if model.certain.bindings.failures[fact.slot] != nil {
        possible[fact.slot] = fact.expression.possibleValues { known[$0] }
      }
    }
    possible[rulebook.vocabulary.memberSlot] = .strings(rulebook.members.map(\.id))
    return possible
  }

  /// What an expression can be, as far as is known.
  func outcome(of expression: Expression) -> AbstractValue {
    let known = possible
    return expression.possibleValues { known[$0] }
  }

  /// Notes a failure: where the mask is 1 in a draw, its block is left to the scalar evaluator.
  mutating func check(_ mask: Column) {
    if graph.constant(mask) == 0 { return }
    let isOnRows = graph.shape(mask) == .row
    let column = graph.effect(CASUS_check, [mask], isOnRows: isOnRows)
    if !checks.contains(column) { checks.append(column) }
  }
}
