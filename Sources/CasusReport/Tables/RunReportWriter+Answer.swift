import CasusRulebook
import CasusSimulation

extension RunReportWriter {
  /// The headline in a sentence, how far the stated beliefs spread it, and P(none).
  mutating func addAnswer() {
    page.heading("Answer")
    let none = result[.none]?.probability.estimate
    guard let approved = result[.approved], let refused = result[.refused],
      let pApproved = approved.givenAsked, let pRefused = refused.givenAsked
    else {
      page.paragraph("Nothing is ever asked of the alliance under these conditions.")
      return
    }
    let (first, second) =
      pApproved.estimate.value >= pRefused.estimate.value
      ? ((Verdict.approved, pApproved), (Verdict.refused, pRefused))
      : ((Verdict.refused, pRefused), (Verdict.approved, pApproved))
    var answer = StyledText("Given that something is asked, the request is ")
    answer.append("\(first.0.rawValue): \(numbers.inline(first.1.estimate))", first.0.strongRole)
    answer.append("; ")
    answer.append("\(second.0.rawValue): \(numbers.inline(second.1.estimate))", second.0.role)
    answer.append(".")
    page.paragraph(answer)
    if let interval = first.1.interval, first.1.hasSpread {
      page.paragraph(
        StyledText(
          "The stated beliefs leave P(\(first.0.rawValue)) between \(numbers.intervalInWords(interval)) "
            + "(90% interval from judgements\(share(of: first.1)))."))
    }
    if let none {
      page.paragraph(StyledText("Nothing is asked: \(numbers.inline(none))."))
    }
    addDominantReading()
  }

  private func share(of result: ProbabilityResult) -> String {
    guard let share = result.judgementShare else { return "" }
    return ", which explain \(NumberText.share(share)) of the variance over draws"
  }

  /// A warning in the answer where one reading makes the interval two lumps.
  private mutating func addDominantReading() {
    for reading in result.readings where reading.isDominant {
      let parts = reading.values.compactMap { line -> String? in
        guard let estimate = line.approvedGivenAsked else { return nil }
        return "\(line.value) \(numbers.inline(estimate))"
      }
      guard parts.count > 1 else { continue }
      page.paragraph(
        StyledText("It turns on \(reading.name): ", .warning)
          + StyledText("approved, by reading: " + parts.joined(separator: "; ") + "."))
    }
  }
}

extension Verdict {
  /// Its colour where it is the answer.
  fileprivate var strongRole: TextRole { role == .faint ? .strong : role }
}
