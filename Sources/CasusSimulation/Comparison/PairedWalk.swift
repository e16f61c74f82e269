/// The order in which pairs of nodes are visited to find how likely a request ends in one outcome on one side and in
/// another on the other, under shared coins (section 3.3.6).
///
/// Where both sides stand at one stage, one coin answers for both: both yes with the lesser of the two probabilities, and
/// so on. Where they stand at different stages, the one that comes earlier in an order of both procedures together goes
/// on, and the other waits: the coins of different stages are independent.
///
/// Where the two procedures together have a circle, a side may go on at a stage to which the other has yet to come. The
/// coin then answers for both at once, and the other side's answer is kept in mind until it comes there. That is exact as
/// well, but takes twice as many visits for each answer kept in mind. Beyond ``greatestStates`` visits a coin that is used
/// at two times is taken for two: how likely each side's outcomes are stays right.
struct PairedWalk: Sendable {
  /// What goes on from a state.
  enum Move: Hashable, Sendable {
    /// Both sides, by the coin of one stage; then both say yes, the first alone, the second alone, neither.
    case both(stage: Int)
    /// One side, by the coin of its stage, to which the other does not come any more: yes, no.
    case one(side: Int, stage: Int)
    /// One side by a coin that the other will use as well: both yes, this side alone, the other alone, neither.
    case ahead(side: Int, stage: Int)
    /// One side by the answer that was kept in mind for it.
    case remembered
  }

  /// A visit to a state, after all states that lead to it.
  struct Step: Sendable {
    let state: Int
    let move: Move
    /// The states that follow, one for each answer; nil for an answer that is never given.
    let targets: [Int?]
  }

  /// Two outcomes that differ, and where the walk leaves how likely they are.
  struct Cell: Hashable, Sendable {
    /// The outcome on the first side, a place in ``PairedRoutes/outcomes``.
    let first: Int
    /// The outcome on the second side.
    let second: Int
    let state: Int
  }

  let steps: [Step]
  /// The pairs of unlike outcomes that can be, by the first, then the second.
  let cells: [Cell]
  /// The stages whose coin is taken for two, as places in ``PairedRoutes/stages``, ascending.
  let entangled: [Int]
  private let stateCount: Int
  private let start: Int?

  /// How many visits there are at most with answers kept in mind.
  static let greatestStates = 1 << 13

  init(_ routes: PairedRoutes, greatestStates: Int = Self.greatestStates) {
    var builder = PairedWalkBuilder(routes, keepsInMind: true, limit: greatestStates)
    if !builder.build() {
      builder = PairedWalkBuilder(routes, keepsInMind: false, limit: .max)
      _ = builder.build()
    }
    steps = builder.steps
    cells = builder.cells
    entangled = Set(builder.entangled).sorted()
    stateCount = builder.stateCount
    start = builder.start
  }
}

/// What the walk computes with: numbers of one draw, or columns over draws, which give the same bits.
protocol PairedArithmetic {
  associatedtype Share

  /// The whole of a request.
  var one: Share { mutating get }
  /// How a side answers at a stage; nil where it does not come there.
  mutating func answer(side: Int, stage: Int) -> (yes: Share, no: Share)?
  /// How a side will answer at a stage; any answer in a draw in which it does not come there.
  mutating func answer(side: Int, laterAt stage: Int) -> (yes: Share, no: Share)
  /// Whether a share is known to be 0.
  func isNothing(_ share: Share) -> Bool
  /// The lesser of two probabilities.
  mutating func least(_ x: Share, _ y: Share) -> Share
  /// By how much `x` exceeds `y`, which does not exceed it.
  mutating func excess(_ x: Share, over y: Share) -> Share
  /// The product of two probabilities.
  mutating func share(_ x: Share, _ y: Share) -> Share
  /// The sum of two shares.
  mutating func join(_ x: Share, _ y: Share) -> Share
}

extension PairedArithmetic {
  /// Both yes, the first alone, the second alone, neither.
  fileprivate mutating func couple(
    _ first: (yes: Share, no: Share), _ second: (yes: Share, no: Share)
  ) -> [Share] {
    let yes = least(first.yes, second.yes)
    return [
      yes, excess(first.yes, over: yes), excess(second.yes, over: yes), least(first.no, second.no),
    ]
  }
}

extension PairedWalk {
  /// How likely each cell is; nil where it is known not to be.
  func shares<Arithmetic: PairedArithmetic>(_ arithmetic: inout Arithmetic) -> [Arithmetic.Share?] {
    var shares = [Arithmetic.Share?](repeating: nil, count: stateCount)
    guard let start else { return cells.map { _ in nil } }
    shares[start] = arithmetic.one
    for step in steps {
      guard let share = shares[step.state], !arithmetic.isNothing(share) else { continue }
      if case .remembered = step.move {
        add(share, to: step.targets[0], of: &shares, &arithmetic)
        continue
      }
      guard let parts = parts(of: step.move, &arithmetic) else { continue }
      for (target, part) in zip(step.targets, parts) where !arithmetic.isNothing(part) {
        add(arithmetic.share(share, part), to: target, of: &shares, &arithmetic)
      }
    }
    return cells.map { shares[$0.state] }
  }

  private func add<Arithmetic: PairedArithmetic>(
    _ share: Arithmetic.Share, to target: Int?, of shares: inout [Arithmetic.Share?],
    _ arithmetic: inout Arithmetic
  ) {
    guard let target else { return }
    shares[target] = shares[target].map { arithmetic.join($0, share) } ?? share
  }

  private func parts<Arithmetic: PairedArithmetic>(
    of move: Move, _ arithmetic: inout Arithmetic
  ) -> [Arithmetic.Share]? {
    switch move {
    case .one(let side, let stage):
      return arithmetic.answer(side: side, stage: stage).map { [$0.yes, $0.no] }
    case .both(let stage):
      guard let first = arithmetic.answer(side: 0, stage: stage),
        let second = arithmetic.answer(side: 1, stage: stage)
      else { return nil }
      return arithmetic.couple(first, second)
    case .ahead(let side, let stage):
      guard let own = arithmetic.answer(side: side, stage: stage) else { return nil }
      return arithmetic.couple(own, arithmetic.answer(side: 1 - side, laterAt: stage))
    case .remembered:
      return nil
    }
  }
}
