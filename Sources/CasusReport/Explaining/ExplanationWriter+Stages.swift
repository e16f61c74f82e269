import CasusRulebook
import CasusSimulation

extension ExplanationWriter {
  /// The stages on the path in order, then those beside it.
  mutating func addStages() {
    page.heading(
      "Step by step", remark: explanation.draw == nil ? "along the likeliest path" : "along the tossed path")
    let onPath = path.steps.map(\.stage)
    var number = 0
    for step in path.steps {
      guard let stage = explanation.stages.first(where: { $0.index == step.stage }) else { continue }
      number += 1
      add(stage, number: "\(number).", step: step)
    }
    page.blank()
    page.paragraph(StyledText("So: ") + StyledText(title(ofOutcome: path.outcome) + ".", .strong))
    addStagesBeside(onPath)
  }

  private mutating func addStagesBeside(_ onPath: [Int]) {
    let beside = explanation.stages.filter { !onPath.contains($0.index) && $0.reach > 0 }
    let told = options.showsEverything ? beside : beside.filter { $0.reach >= 0.02 }
    if !told.isEmpty {
      page.heading("Beside that path", remark: "stages that the request may come to all the same")
      for stage in told { add(stage, number: "-", step: nil) }
    }
    let rest = beside.filter { stage in !told.contains { $0.index == stage.index } }
    guard !rest.isEmpty else { return }
    page.blank()
    page.paragraph(
      StyledText("Hardly ever reached (under 2%) and not told: ", .faint)
        + StyledText(rest.map(\.id).joined(separator: ", ") + ".", .faint), hanging: 2)
  }

  private mutating func add(_ stage: ExplainedStage, number: String, step: ExplainedPath.Step?) {
    page.blank()
    let indentation = 3
    page.paragraph(
      StyledText(number + "\u{A0}", .strong) + StyledText(stage.question, .strong)
        + StyledText(" (\(stage.id))", .faint), hanging: indentation)
    page.indentation = indentation
    page.paragraph(answer(of: stage, step))
    if let known = stage.known { addKnown(known, stage) }
    if stage.weighing?.ruling ?? .weighed == .weighed { addLean(of: stage) }
    if stage.rule == nil {
      addCriteria(stage.criteria.map { HeardReason($0) })
      addSum(of: stage)
    } else {
      addCouncil(stage)
    }
    page.indentation = 0
  }

  private func answer(of stage: ExplainedStage, _ step: ExplainedPath.Step?) -> StyledText {
    var text = StyledText("Answered by: \(stage.answeredBy). ")
    if let step {
      text += StyledText("Answer: ") + StyledText(step.isYes ? "yes" : "no", step.isYes ? .yes : .no) + "; "
    }
    text += StyledText("P(yes)\u{A0}=\u{A0}\(NumberText.exact(stage.answer.yes))")
    if stage.reach < 1 {
      text += StyledText(", where the request gets with \(NumberText.exact(stage.reach))")
    }
    text += "."
    if let coin = step?.coin {
      text.append(" The coin fell at \(NumberText.rounded(coin, place: -3)).", .faint)
    }
    return text
  }

  private mutating func addKnown(_ known: FixedAnswer, _ stage: ExplainedStage) {
    let word = known.isPinned ? "Pinned" : "Known"
    var text = StyledText("\(word): \(known.isYes ? "yes" : "no"). ", .note)
    if !known.isPinned { text += citations.reason(known.grounds) + " " }
    text += StyledText(
      "The rules would have given that answer with probability \(NumberText.exact(stage.rules.of(known.isYes)))."
    )
    page.paragraph(text)
  }

  private mutating func addLean(of stage: ExplainedStage) {
    page.paragraph(
      StyledText("Before any reason: ") + StyledText(stage.leanWord, .strong)
        + StyledText(" (\(NumberText.logOdds(stage.lean)) log-odds). ") + citations.reason(stage.grounds),
      hanging: 2)
  }

  /// How the reasons add up, where a single one answers.
  private mutating func addSum(of stage: ExplainedStage) {
    guard let weighing = stage.weighing else { return }
    switch weighing.ruling {
    case .barred:
      page.paragraph(StyledText("A bar is active, so the answer is no, whatever else holds.", .no))
    case .settled: page.paragraph(StyledText("This settles it: yes.", .yes))
    case .weighed:
      var terms = [NumberText.logOdds(stage.lean)]
      for criterion in stage.criteria {
        if case .contributes(let value) = criterion.fate { terms.append(NumberText.logOdds(value)) }
      }
      let sum = terms.count > 1 ? terms.joined(separator: " ") + " = " : ""
      page.paragraph(
        StyledText("Together: \(sum)\(NumberText.logOdds(weighing.logOdds)) log-odds, so P(yes)\u{A0}=\u{A0}")
          + StyledText(NumberText.exact(stage.rules.yes), .strong) + ".", hanging: 2)
    }
  }
}
