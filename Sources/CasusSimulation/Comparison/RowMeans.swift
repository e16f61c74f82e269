import CasusRulebook
import CasusSampling

/// Computes the row means of some events of one model, by columns where it can be lowered.
struct RowMeans: Sendable {
  /// The places of the events' intervals in the layout.
  private let events: [Int]
  private let layout: TallyLayout
  private let evaluator: ScalarEvaluator
  private let program: RowTotalsProgram?
  /// The places in the layout whose totals the program gives.
  private let measures: [Int]

  /// - Parameter dimensions: Those of all models that are compared.
  init(
    _ model: SimulationModel, _ events: [Int], _ settings: RunSettings, dimensions: SobolDimensions
  ) {
    layout = TallyLayout(model, design: settings.design)
    self.events = events
    evaluator = ScalarEvaluator(
      model, seed: settings.seed, design: settings.design, dimensions: dimensions)
    let verdicts = TallyLayout.headlines.map(layout.verdict) + [layout.verdict(.none)]
    measures = Set(events.filter { [layout] in $0 < layout.plainEvents } + verdicts).sorted()
    do throws(NotLowerable) {
      program = try RowTotalsProgram(model, measures: measures, settings, dimensions: dimensions)
    } catch {
      program = nil
    }
  }

  /// Whether whole stretches of groups are computed quickly, without a look at single draws.
  var isQuick: Bool { program.map { !$0.code.canFail } ?? false }

  /// What computes groups one after the other: one for each task.
  func worker() -> RowTotalsWorker? { program.map(RowTotalsWorker.init) }

  /// The means of a group's rows in units of 2^-38, by event, then row: nil where it is given that something was asked, and
  /// nothing was.
  ///
  /// - Returns: nil where the task was cancelled on the way.
  func means(group: Int, _ worker: RowTotalsWorker?) -> Result<[[UInt64?]]?, DrawError> {
    if let worker, let totals = worker.totals(group: group) {
      return .success(events.map { means(of: $0, totals) })
    }
    switch evaluator.totals(group: group, layout) {
    case .failure(let error): return .failure(error)
    case .success(nil): return .success(nil)
    case .success(let rows?): return .success(events.map { event in rows.map { $0.mean(of: event, layout) } })
    }
  }

  private func means(of event: Int, _ totals: [[UInt64]]) -> [UInt64?] {
    func column(_ measure: Int) -> [UInt64] {
      measures.firstIndex(of: measure).map { totals[$0] } ?? []
    }
    guard event >= layout.plainEvents else { return column(event) }
    let parts = column(layout.verdict(TallyLayout.headlines[event - layout.plainEvents]))
    return zip(parts, column(layout.verdict(.none))).map { part, none in
      let asked = TallyPlan.whole - none
      return asked > 0 ? UInt64((UInt128(part) << 38) / UInt128(asked)) : nil
    }
  }
}

extension RowTotals {
  /// The row's mean of an event in units of 2^-38; nil where it is given that something was asked, and nothing was.
  fileprivate func mean(of event: Int, _ layout: TallyLayout) -> UInt64? {
    event < layout.plainEvents ? measures[event] : headline?[event - layout.plainEvents]
  }
}
