import CasusExpressions
import CasusSampling

/// The sets of judgements of an exact run: all of them where those that matter are discrete or pinned, otherwise as
/// many rows as are drawn (section 3.4.2).
struct JudgementSets: Sendable {
  /// One of the sets.
  struct Member: Sendable {
    let judgements: RowJudgements
    /// Its chance where all are enumerated; 1 for each of those that are drawn.
    let weight: Double
    /// The place of each discrete judgement's value, by reading; nil where nothing reads it and it is not enumerated.
    let readings: [Int?]
  }

  /// Whether every set is there, so that nothing is sampled.
  let isComplete: Bool
  /// How many sets there are.
  let count: Int

  private let evaluator: ScalarEvaluator
  private let readings: [DiscreteJudgement]
  /// The discrete judgements that matter, as places in `readings`.
  private let varied: [Int]

  /// - Parameter rows: How many rows are drawn where they must be.
  init(_ evaluator: ScalarEvaluator, _ live: LiveParts, rows: Int) {
    self.evaluator = evaluator
    let model = evaluator.model
    readings = model.judgements.enumerated().compactMap { DiscreteJudgement($0, $1) }
    varied = readings.indices.filter { [readings] in live.judgements[readings[$0].judgement] }
    let discrete = readings.map(\.judgement)
    let variesOtherwise =
      model.judgements.enumerated().contains { index, sampler in
        live.judgements[index] && sampler.onlyValue == nil && !discrete.contains(index)
      }
      || model.strengths.enumerated().contains { index, sampler in
        live.criteria[index] && sampler?.isConstant == false
      }
      || model.leans.enumerated().contains { index, sampler in live.stages[index] && !sampler.isConstant }
    isComplete = !variesOtherwise
    count =
      variesOtherwise
      ? rows : varied.reduce(1) { [readings] in $0.saturatingProduct(readings[$1].values.count) }
  }

  /// One of the sets; those that are enumerated in declared order, the last judgement changing fastest.
  subscript(index: Int) -> Member {
    guard isComplete else {
      let judgements = evaluator.judgements(row: UInt64(index))
      return Member(
        judgements: judgements, weight: 1,
        readings: readings.map { $0.index(of: judgements.values[$0.judgement]) })
    }
    let central = evaluator.centralJudgements
    var values = central.values
    var places = [Int?](repeating: nil, count: readings.count)
    var weight = 1.0
    var rest = index
    for reading in varied.reversed() {
      let item = readings[reading]
      let place = rest % item.values.count
      rest /= item.values.count
      values[item.judgement] = item.values[place]
      places[reading] = place
      weight *= Double(item.shares[place]) * 0x1p-32
    }
    return Member(
      judgements: RowJudgements(values: values, strengths: central.strengths, leans: central.leans),
      weight: weight, readings: places)
  }
}

extension Int {
  /// The product, or the greatest number where it is greater.
  func saturatingProduct(_ other: Int) -> Int {
    let (product, isTooGreat) = multipliedReportingOverflow(by: other)
    return isTooGreat ? .max : product
  }
}
