public import CasusExpressions
import CasusRulebook
public import CasusSimulation

/// What each of several edits does to the probabilities of a scenario: alone, last, and by its Shapley share
/// (section 3.3.7).
///
/// With v(S) an event's probability where the edits of S are made, and B all of them: an edit *e* alone does v(e) - v(none),
/// last v(B) - v(B without e), and its share is the mean, over all orders of making the edits, of what it does when its turn
/// comes. Shares add up to v(B) - v(none). Source: L. S. Shapley, "A value for n-person games", Contributions to the
/// Theory of Games II (1953) 307-317, doi:10.1515/9781400881970-018.
public struct Ledger: Sendable {
  /// How a ledger is made.
  public struct Options: Hashable, Sendable {
    /// Up to how many edits all orders are taken; beyond, a sample of them.
    public var greatestExact = 8
    /// How many orders the sample has: each is taken forwards and backwards, so that half of them are drawn.
    public var orders = 64

    /// Creates options: all orders of up to 8 edits, else 64 orders.
    public init() {}
  }

  /// Why there is no ledger.
  public enum Failure: Error, Sendable {
    /// There is no model without the edits, or with all of them.
    case model(DiagnosticList)
    /// An expression fails in a draw without the edits, or with all of them.
    case draw(DrawError)
    /// The task was cancelled.
    case cancelled
  }

  /// Which effect of an edit is meant.
  public enum Effect: String, CaseIterable, Hashable, Sendable {
    /// Made alone, on what was before.
    case alone
    /// Made last, after all the others.
    case last
    /// Its share of the whole change.
    case share
  }

  /// Edits that are made together, and what they do.
  public struct Entry: Sendable {
    /// The edits, as they were numbered by the caller; several where some are nothing without others.
    public let edits: [Int]
    /// Whether not a single row of draws differs in any probability, whichever other edits are made: this edit changes none.
    public let changesNothing: Bool
    fileprivate let effects: [PairedEvent: [Effect: RunEstimate]]

    /// What the edits do to an event's probability; nil where that does not exist.
    public func effect(_ effect: Effect, on event: PairedEvent) -> RunEstimate? { effects[event]?[effect] }
  }

  /// The edits, in the order of their numbers.
  public let entries: [Entry]
  /// What can be asked for: the outcomes of either side, verdicts, the headline, and ranks.
  public let events: [PairedEvent]
  /// How many draws were made with each set of edits.
  public let draws: Int
  /// Whether all orders were taken; otherwise shares carry the error of a sample of orders too.
  public let takesAllOrders: Bool
  /// With how many sets of edits draws were made.
  public let sets: Int
  private let totals: [PairedEvent: RunEstimate]
  private let befores: [PairedEvent: Double]

  /// What all edits do together to an event's probability: v(B) - v(none).
  public func total(on event: PairedEvent) -> RunEstimate? { totals[event] }

  /// An event's probability without any edit.
  public func before(_ event: PairedEvent) -> Double? { befores[event] }

  /// Makes the ledger of some edits.
  ///
  /// - Parameters:
  ///   - edits: Their numbers; edits that can change no probability need not be among them, and cost time.
  ///   - inseparable: Edits that are one to begin with, such as the two of a new name.
  ///   - settings: The seed, the design, the number of draws with each set of edits, and how many sets at a time.
  ///   - options: How many orders are taken.
  ///   - model: The scenario's model with just these edits made; called at the same time from several threads. Where it
  ///     throws, the edits mean nothing without others, and are joined with them.
  ///   - progress: Called with how many sets are done and how many are known to be needed, never twice at a time.
  public static func execute(
    edits: [Int], inseparable: [[Int]] = [], _ settings: RunSettings = RunSettings(),
    options: Options = Options(),
    model: @escaping @Sendable (Set<Int>) throws(DiagnosticList) -> SimulationModel,
    progress: @escaping @Sendable (_ done: Int, _ needed: Int) -> Void = { _, _ in }
  ) async throws(Failure) -> Ledger {
    var game = try EditGame(edits: edits, inseparable: inseparable, settings, model: model)
    let orders = try await game.play(options, progress: progress)
    return Ledger(game, orders)
  }

  private init(_ game: EditGame, _ orders: EditOrders) {
    let book = LedgerBook(game, orders)
    events = game.events
    draws = game.draws
    takesAllOrders = orders.isComplete
    sets = game.size
    var totals: [PairedEvent: RunEstimate] = [:]
    var befores: [PairedEvent: Double] = [:]
    var effects = [[PairedEvent: [Effect: RunEstimate]]](
      repeating: [:], count: game.bundles.bundles.count)
    for event in game.events {
      guard let page = book.page(of: event) else { continue }
      totals[event] = page.total
      befores[event] = page.before
      for (place, row) in page.rows.enumerated() {
        effects[place][event] = [.alone: row.alone, .last: row.last, .share: row.share]
      }
    }
    self.totals = totals
    self.befores = befores
    entries = game.bundles.bundles.indices.map { place in
      Entry(
        edits: game.bundles.bundles[place], changesNothing: book.changesNothing(place),
        effects: effects[place])
    }
  }
}
