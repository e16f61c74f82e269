import CasusExpressions
import CasusRulebook
import CasusSampling
import CasusSimulation

/// The game whose players are edits: what probabilities each set of them leads to.
struct EditGame: Sendable {
  typealias Model = @Sendable (Set<Int>) throws(DiagnosticList) -> SimulationModel

  /// Edits that are made together.
  private(set) var bundles: EditBundles
  /// What is asked of each set.
  let events: [PairedEvent]
  private let settings: RunSettings
  private let dimensions: SobolDimensions
  private let model: Model
  /// What was found for sets of edits.
  private var sums: [Set<Int>: ReplicateSums] = [:]
  /// Sets in a draw of which an expression fails.
  private var failing: [Set<Int>: DrawError] = [:]

  /// How many draws are made with each set.
  var draws: Int { settings.draws }
  /// With how many sets draws were made.
  var size: Int { sums.count }

  /// Joins edits that mean nothing alone.
  init(
    edits: [Int], inseparable: [[Int]], _ settings: RunSettings, model: @escaping Model
  ) throws(Ledger.Failure) {
    let ends: (old: SimulationModel, new: SimulationModel)
    do throws(DiagnosticList) {
      ends = (try model([]), try model(Set(edits)))
    } catch {
      throw .model(error)
    }
    self.settings = settings
    self.model = model
    dimensions = SobolDimensions(of: [ends.old.rulebook, ends.new.rulebook])
    events = PairedEvent.all(of: [ends.old.rulebook, ends.new.rulebook])
    bundles = EditBundles(edits, joining: inseparable)
    _ = bundles.settle { Self.isValid($0, model) }
  }

  private static func isValid(_ edits: Set<Int>, _ model: Model) -> Bool {
    do throws(DiagnosticList) {
      _ = try model(edits)
      return true
    } catch {
      return false
    }
  }

  /// What was found where the bundles at these places are made.
  func sums(_ places: Set<Int>) -> ReplicateSums? { sums[bundles.edits(of: places)] }

  /// Makes the draws that are needed; bundles that fail where others succeed are joined on the way.
  mutating func play(
    _ options: Ledger.Options, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(Ledger.Failure) -> EditOrders {
    while true {
      let orders = EditOrders(of: bundles.bundles.count, options, seed: settings.seed)
      var needed: [Set<Int>] = []
      var seen: Set<Set<Int>> = []
      for places in orders.sets where seen.insert(bundles.edits(of: places)).inserted {
        needed.append(bundles.edits(of: places))
      }
      let made = needed.count { sums[$0] != nil }
      let results = await compute(needed.filter { sums[$0] == nil }) { progress(made + $0, needed.count) }
      for (edits, result) in results {
        switch result {
        case .sums(let found): sums[edits] = found
        case .fails(let error): failing[edits] = error
        case .invalid: break
        case .cancelled: throw .cancelled
        }
      }
      guard let places = orders.sets.first(where: { sums[bundles.edits(of: $0)] == nil }) else {
        return orders
      }
      try join(places)
    }
  }

  /// Joins bundles with which something fails with what they lack.
  private mutating func join(_ places: Set<Int>) throws(Ledger.Failure) {
    let edits = bundles.edits(of: places)
    if places.isEmpty || places.count == bundles.bundles.count {
      if let error = failing[edits] { throw .draw(error) }
      throw .cancelled
    }
    let (failing, model) = (failing, model)
    bundles.join(failing: places) { failing[$0] == nil && Self.isValid($0, model) }
  }

  /// What comes of making some edits.
  private enum Result: Sendable {
    case sums(ReplicateSums)
    case fails(DrawError)
    /// There is no such model.
    case invalid
    case cancelled
  }

  /// Makes the draws of several sets at the same time; what is computed does not depend on how many.
  private func compute(
    _ sets: [Set<Int>], progress: (Int) -> Void
  ) async -> [(Set<Int>, Result)] {
    await withTaskGroup(of: (Int, Result).self) { tasks in
      var started = 0
      func start() {
        guard started < sets.count else { return }
        let index = started
        started += 1
        tasks.addTask { [self] in (index, outcome(of: sets[index])) }
      }
      for _ in 0..<settings.width { start() }
      var results: [(Set<Int>, Result)] = []
      while let (index, result) = await tasks.next() {
        results.append((sets[index], result))
        progress(results.count)
        if case .cancelled = result { tasks.cancelAll() } else { start() }
      }
      return results
    }
  }

  private func outcome(of edits: Set<Int>) -> Result {
    if Task.isCancelled { return .cancelled }
    guard let model = try? model(edits) else { return .invalid }
    do throws(Run.Failure) {
      return .sums(try ReplicateSums.compute(model, settings, dimensions: dimensions))
    } catch {
      switch error {
      case .draw(let error): return .fails(error)
      case .cancelled: return .cancelled
      }
    }
  }
}

extension PairedEvent {
  /// What some rulebooks' runs can be asked for: outcomes and ranks of any of them, verdicts, and the headline.
  static func all(of rulebooks: [Rulebook]) -> [PairedEvent] {
    var outcomes: [String] = []
    for outcome in rulebooks.flatMap(\.outcomes) where !outcomes.contains(outcome.id) {
      outcomes.append(outcome.id)
    }
    let ranks = Set(rulebooks.flatMap(\.outcomes).map(\.rank)).sorted()
    return outcomes.map { .outcome($0) } + Verdict.allCases.map { .verdict($0) }
      + [.verdictGivenAsked(.refused), .verdictGivenAsked(.approved)] + ranks.map { .rankOrHigher($0) }
  }
}
