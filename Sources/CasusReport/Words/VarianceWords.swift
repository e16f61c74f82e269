import CasusSimulation

/// Says how much of the variance rests on what is doubtful, and on what is assumed.
enum VarianceWords {
  /// A sentence; nil where it was not measured.
  static func doubtful(_ shares: VarianceShares?) -> String? { sentence(shares?.doubtful, on: "such items") }

  /// A sentence; nil where it was not measured.
  static func assumed(_ shares: VarianceShares?) -> String? { sentence(shares?.assumed, on: "them") }

  /// An explanation of what such a share is.
  static let meaning =
    "Shares of variance are what would be left of it if all else were fixed: what a group of inputs does alone and together "
    + "with others, so that they may overlap."

  private static func sentence(_ share: RunEstimate?, on inputs: String) -> String? {
    guard let share else { return nil }
    if share.isProvedConstant {
      return share.value == 0
        ? "None of the variance of P(approved) over draws rests on \(inputs)."
        : "All of the variance of P(approved) over draws rests on \(inputs)."
    }
    let text = NumberText(rows: VarianceShares.rows).inline(share)
    return
      "\(text) of the variance of P(approved) over draws rests on \(inputs), alone or together with others."
  }
}
