import CasusExpressions
import CasusRulebook

/// Goes through all requests of an exact run, one cell of each factor at a time.
///
/// The last factor changes fastest. A default's branch is found under the factors before it, as in a draw. A walk is a
/// value: a copy goes on from where the original stood.
struct RequestWalk: Sendable {
  /// The chance of the present request.
  var chance: Double { chances.last ?? 1 }

  private let model: SimulationModel
  /// By factor, then branch, the cells.
  private let cells: [[[FactorCell]]]
  /// By place in the order of factors, the cells of the branch that is taken.
  private var choices: [[FactorCell]]
  private var taken: [Int]
  /// The chance of what the factors before each place are.
  private var chances: [Double]
  private var bindings: Bindings
  private var values: [Value?]
  private var branches: [Int?]
  private var failures: [EvaluationError?]
  private var words: [UInt32]

  /// Starts at the first request.
  init(_ model: SimulationModel, cells: [[[FactorCell]]]) {
    self.model = model
    self.cells = cells
    let count = model.factorOrder.count
    choices = [[FactorCell]](repeating: [], count: count)
    taken = [Int](repeating: 0, count: count)
    chances = [Double](repeating: 1, count: count + 1)
    bindings = Bindings(values: model.context.values, functions: [model.context.isSeated])
    bindings.failures = [EvaluationError?](repeating: nil, count: bindings.values.count)
    values = [Value?](repeating: nil, count: count)
    branches = [Int?](repeating: nil, count: count)
    failures = [EvaluationError?](repeating: nil, count: count)
    words = [UInt32](repeating: 1 << 31, count: count)
    settle(from: 0)
  }

  /// The present request.
  var request: Request { Request(values: values, branches: branches, failures: failures, words: words) }

  /// Goes on to the next request.
  ///
  /// - Returns: Whether there was one.
  mutating func advance() -> Bool {
    for place in choices.indices.reversed() where taken[place] + 1 < choices[place].count {
      take(taken[place] + 1, at: place)
      settle(from: place + 1)
      return true
    }
    return false
  }

  /// Takes the first cell of every factor from a place on.
  private mutating func settle(from start: Int) {
    for place in start..<choices.count {
      let factor = model.factorOrder[place]
      let slot = model.factorSlots[factor]
      choices[place] = []
      taken[place] = 0
      chances[place + 1] = chances[place]
      values[factor] = nil
      branches[factor] = nil
      failures[factor] = nil
      bindings.values[slot] = model.context.values[slot]
      bindings.failures[slot] = nil
      do throws(EvaluationError) {
        let source = model.factors[factor]
        guard let branch = try source.branch(under: bindings),
          let number = source.branches.firstIndex(where: { $0.index == branch.index })
        else { continue }
        if source.isAssumed { branches[factor] = branch.index }
        choices[place] = cells[factor][number]
        take(0, at: place)
      } catch {
        failures[factor] = error
        bindings.failures[slot] = error
      }
    }
  }

  private mutating func take(_ index: Int, at place: Int) {
    let factor = model.factorOrder[place]
    let cell = choices[place][index]
    taken[place] = index
    chances[place + 1] = chances[place] * cell.chance
    values[factor] = cell.value
    words[factor] = cell.word
    bindings.values[model.factorSlots[factor]] = cell.value
  }
}
