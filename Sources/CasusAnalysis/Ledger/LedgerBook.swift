import CasusSampling
import CasusSimulation

/// Turns what sets of edits lead to into what each edit does, with errors.
struct LedgerBook {
  private let game: EditGame
  private let orders: EditOrders

  /// What the edits do to one event.
  struct Page {
    struct Row {
      let alone: RunEstimate
      let last: RunEstimate
      let share: RunEstimate
    }

    let before: Double
    let total: RunEstimate
    let rows: [Row]
  }

  init(_ game: EditGame, _ orders: EditOrders) {
    self.game = game
    self.orders = orders
  }

  private var everything: Set<Int> { Set(0..<orders.count) }

  /// Whether no row's probabilities differ with the edits at a place, whichever of the other sets that were played they are
  /// made upon.
  func changesNothing(_ place: Int) -> Bool {
    let played = Set(orders.sets)
    return played.allSatisfy { places in
      let others = places.subtracting([place])
      return !places.contains(place) || !played.contains(others) || isSame(others, places)
    }
  }

  private func isSame(_ first: Set<Int>, _ second: Set<Int>) -> Bool {
    guard let first = game.sums(first), let second = game.sums(second) else { return false }
    return first.fingerprint == second.fingerprint
  }

  /// What the edits do to an event; nil where, with some set of them, its probability does not exist.
  func page(of event: PairedEvent) -> Page? {
    var values: [Set<Int>: [Double]] = [:]
    for places in orders.sets where values[places] == nil {
      guard let probabilities = game.sums(places)?.probabilities(of: event) else { return nil }
      values[places] = probabilities
    }
    func value(_ places: Set<Int>) -> [Double] { values[places] ?? [] }
    let isProved = values.keys.allSatisfy { game.sums($0)?.provedProbability(of: event) != nil }
    func estimate(_ values: [Double], pairs: [Double] = [], isSame: Bool) -> RunEstimate {
      isProved ? .constant(values[0]) : self.estimate(values, pairs: pairs, isSame: isSame)
    }
    func difference(_ first: [Double], _ second: [Double], isSame: Bool) -> RunEstimate {
      estimate(zip(first, second).map { $0 - $1 }, isSame: isSame)
    }
    let shares = orders.shares(value)
    let rows = (0..<orders.count).map { place in
      let others = everything.subtracting([place])
      return Page.Row(
        alone: difference(value([place]), value([]), isSame: isSame([], [place])),
        last: difference(value(everything), value(others), isSame: isSame(others, everything)),
        share: estimate(shares[place].share, pairs: shares[place].pairs.map { $0[0] }, isSame: false))
    }
    return Page(
      before: value([])[0],
      total: difference(value(everything), value([]), isSame: isSame([], everything)), rows: rows)
  }

  /// An estimate from all replicates and from all but each, by the delete-one jackknife; where orders were sampled, with
  /// the error of their mean.
  ///
  /// Where no row differs there is nothing to be in error about; otherwise the error is not below 1/rows.
  private func estimate(_ values: [Double], pairs: [Double], isSame: Bool) -> RunEstimate {
    if isSame { return RunEstimate(value: 0, standardError: 0) }
    let error = Jackknife.standardError(leavingOut: values.dropFirst())
    var variance = error * error
    if pairs.count > 1 {
      let size = Double(pairs.count)
      let centre = pairs.reduce(0, +) / size
      variance += pairs.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / (size * (size - 1))
    }
    let floor = 64 / Double(game.draws)
    return .ofReplicates(values[0], standardError: max(variance.squareRoot(), floor))
  }
}
