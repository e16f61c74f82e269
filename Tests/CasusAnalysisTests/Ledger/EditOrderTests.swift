@testable import CasusAnalysis
import Testing

@Suite("Sharing out what edits do together")
struct EditOrderTests {
  /// The shares by the definition: the mean over all orders.
  private func byDefinition(_ count: Int, _ value: (Set<Int>) -> Double) -> [Double] {
    func orders(_ rest: [Int]) -> [[Int]] {
      rest.isEmpty ? [[]] : rest.flatMap { first in orders(rest.filter { $0 != first }).map { [first] + $0 } }
    }
    let all = orders(Array(0..<count))
    var shares = [Double](repeating: 0, count: count)
    for order in all {
      var made: Set<Int> = []
      for place in order {
        let before = value(made)
        made.insert(place)
        shares[place] += (value(made) - before) / Double(all.count)
      }
    }
    return shares
  }

  /// A game in which players help and hinder each other.
  private func value(_ places: Set<Int>) -> Double {
    let sum = places.reduce(0.0) { $0 + Double(($1 + 1) * ($1 + 1)) }
    return sum * sum / 100 - (places.contains(1) && places.contains(3) ? 4 : 0)
  }

  @Test("All orders give the shares of the definition", arguments: 1...6)
  func exactIsTheDefinition(count: Int) {
    let orders = EditOrders(of: count, Ledger.Options(), seed: 1)
    let shares = orders.shares { [value($0)] }.map { $0.share[0] }
    for (one, other) in zip(shares, byDefinition(count, value)) { #expect(abs(one - other) < 1e-12) }
  }

  @Test("The glove game by hand: one left glove and two right ones share 2/3, 1/6, 1/6")
  func gloveGame() {
    let orders = EditOrders(of: 3, Ledger.Options(), seed: 1)
    let shares = orders.shares { [$0.contains(0) && $0.count > 1 ? 1 : 0] }.map { $0.share[0] }
    #expect(zip(shares, [2.0 / 3, 1.0 / 6, 1.0 / 6]).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test("Sampled orders come with their reverses, by the seed, and hold every place once")
  func ordersAreAntithetic() {
    let orders = EditOrders(of: 10, Ledger.Options(), seed: 5).orders
    #expect(orders.count == 64)
    for index in stride(from: 0, to: 64, by: 2) {
      #expect(orders[index].sorted() == Array(0..<10))
      #expect(orders[index + 1] == orders[index].reversed())
    }
    #expect(EditOrders(of: 10, Ledger.Options(), seed: 5).orders == orders)
    #expect(EditOrders(of: 10, Ledger.Options(), seed: 6).orders != orders)
    // Each place comes first, or last, about as often as any other.
    let firsts = (0..<10).map { place in orders.count { $0.first == place } }
    #expect(firsts.allSatisfy { $0 < 20 })
  }

  @Test("Every set on the way of an order is among those that are needed")
  func setsCoverOrders() {
    let orders = EditOrders(of: 9, Ledger.Options(), seed: 2)
    let sets = Set(orders.sets)
    for order in orders.orders {
      for length in 0...9 { #expect(sets.contains(Set(order.prefix(length)))) }
    }
    for place in 0..<9 { #expect(sets.contains([place]) && sets.contains(Set(0..<9).subtracting([place]))) }
  }
}
