/// Edits joined into bundles, each of which can be made or left alone whatever is done with the others.
///
/// An edit that means nothing without another, such as a criterion and the factor that it uses, is one with it.
public struct EditBundles: Sendable {
  /// The bundles, by their first edits; each is a list of edits in ascending order.
  public private(set) var bundles: [[Int]]

  /// Creates a bundle for each of these edits.
  ///
  /// - Parameter inseparable: Edits that are one to begin with; those that are not among `edits` are passed over.
  public init(_ edits: some Sequence<Int>, joining inseparable: [[Int]] = []) {
    bundles = edits.sorted().map { [$0] }
    for group in inseparable {
      let joined = bundles.filter { !Set($0).isDisjoint(with: group) }
      let rest = bundles.filter { Set($0).isDisjoint(with: group) }
      guard joined.count > 1 else { continue }
      bundles = (rest + [joined.flatMap(\.self).sorted()]).sorted { $0[0] < $1[0] }
    }
  }

  /// The edits of the bundles at these places.
  public func edits(of places: Set<Int>) -> Set<Int> {
    Set(places.flatMap { bundles[$0] })
  }

  /// Joins bundles until each can be made alone, and each left out alone.
  ///
  /// - Parameter isValid: Whether there can be a result with just these edits made; it must hold for none, and for all.
  /// - Returns: false where `isValid` does not even hold for all of them.
  /// - Complexity: About two questions for each edit, and two more for each edit that is joined with others.
  public mutating func settle(isValid: (Set<Int>) -> Bool) -> Bool {
    let everything = Set(bundles.indices)
    guard isValid(edits(of: everything)) else { return false }
    var place = 0
    var isLeavingOut = false
    while true {
      guard bundles.indices.contains(place) else {
        if isLeavingOut { return true }
        (place, isLeavingOut) = (0, true)
        continue
      }
      let tried = isLeavingOut ? Set(bundles.indices).subtracting([place]) : [place]
      if tried.isEmpty || isValid(edits(of: tried)) {
        place += 1
      } else {
        join(failing: tried, isValid: isValid)
        (place, isLeavingOut) = (0, false)
      }
    }
  }

  /// Joins what makes a set of bundles fail with what it lacks: the fewest bundles that fail among them, found by leaving
  /// out one after the other, and the fewest others with which those do not fail.
  ///
  /// Source of the method: A. Zeller, R. Hildebrandt, "Simplifying and isolating failure-inducing input", IEEE Transactions
  /// on Software Engineering 28 (2002) 183-200, doi:10.1109/32.988498.
  ///
  /// - Parameters:
  ///   - places: Bundles, by place, with which there is no result.
  ///   - isValid: As for ``settle(isValid:)``.
  public mutating func join(failing places: Set<Int>, isValid: (Set<Int>) -> Bool) {
    var failing = places
    for place in places.sorted() where failing.count > 1 {
      let fewer = failing.subtracting([place])
      if !isValid(edits(of: fewer)) { failing = fewer }
    }
    var whole = Set(bundles.indices)
    // What could not be left out may be once others are.
    var before = whole.count + 1
    while whole.count < before {
      before = whole.count
      for place in whole.subtracting(failing).sorted() {
        let fewer = whole.subtracting([place])
        if isValid(edits(of: fewer)) { whole = fewer }
      }
    }
    let joined = edits(of: whole).sorted()
    let rest = bundles.indices.filter { !whole.contains($0) }.map { bundles[$0] }
    bundles = (rest + [joined]).sorted { $0[0] < $1[0] }
  }
}
