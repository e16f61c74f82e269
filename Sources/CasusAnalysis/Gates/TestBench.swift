public import CasusExpressions
public import CasusRulebook
import CasusSimulation

/// Judges the cases of test tables, one request each, by the scalar evaluator.
///
/// A model is made once for all cases that share a date, a requester and pinned answers.
public struct TestBench {
  private let rulebook: Rulebook
  private let defaults: CentralDefaults
  private var evaluators: [Key: ScalarEvaluator] = [:]

  private struct Key: Hashable {
    let date: CivilDate
    let requester: Requester
    let answers: [Bool?]
  }

  /// Creates a bench for tables of one rulebook.
  public init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
    defaults = CentralDefaults(rulebook)
  }

  /// Judges a case.
  ///
  /// - Parameters:
  ///   - text: The text of the case's table.
  ///   - covering: Whether it is told what the request reached.
  public mutating func judge(
    _ testCase: TestCase, in text: SourceText, covering: Bool = true
  ) -> TestResult {
    if testCase.todo != nil { return TestResult(testCase: testCase, ending: .skipped, coverage: nil) }
    do throws(TestFailure) {
      let evaluator = try evaluator(for: testCase, testCase.conditions.answers, in: text)
      var findings: [TestFinding] = []
      for check in testCase.checks {
        findings.append(try finding(of: check, evaluator, testCase, in: text))
      }
      return TestResult(
        testCase: testCase, ending: .judged(findings),
        coverage: covering ? try coverage(of: testCase, evaluator) : nil)
    } catch {
      return TestResult(testCase: testCase, ending: .failed(error.diagnostics), coverage: nil)
    }
  }

  private mutating func evaluator(
    for testCase: TestCase, _ answers: [Bool?], in text: SourceText
  ) throws(TestFailure) -> ScalarEvaluator {
    let key = Key(date: testCase.date, requester: testCase.requester, answers: answers)
    if let known = evaluators[key] { return known }
    let scenario = Scenario.blank(for: testCase, answers: answers, in: text, of: rulebook)
    do throws(DiagnosticList) {
      let evaluator = ScalarEvaluator(try SimulationModel(rulebook: rulebook, scenario: scenario))
      evaluators[key] = evaluator
      return evaluator
    } catch {
      throw TestFailure(diagnostics: error.diagnostics)
    }
  }

  private mutating func finding(
    of check: TestCheck, _ evaluator: ScalarEvaluator, _ testCase: TestCase, in text: SourceText
  ) throws(TestFailure) -> TestFinding {
    let value = try value(of: check.subject, testCase.conditions, evaluator)
    switch check.bound {
    case .within(let wanted):
      let isKept = wanted.lowerBound - Self.rounding <= value && value <= wanted.upperBound + Self.rounding
      return TestFinding(check: check, isKept: isKept, value: value, other: nil)
    case .likelierThan(let rival):
      let other = try self.value(of: .event(rival), testCase.conditions, evaluator)
      return TestFinding(check: check, isKept: value > other + Self.rounding, value: value, other: other)
    case .likelierThanWith(let conditions), .lessLikelyThanWith(let conditions):
      let rival = try self.evaluator(for: testCase, conditions.answers, in: text)
      let other = try self.value(of: check.subject, conditions, rival)
      var isKept = value > other + Self.rounding
      if case .lessLikelyThanWith = check.bound { isKept = value < other - Self.rounding }
      return TestFinding(check: check, isKept: isKept, value: value, other: other)
    }
  }

  /// Less than this is the rounding of sums of probabilities.
  static let rounding = 1e-12

  private func value(
    of subject: Expectation.Subject, _ conditions: TestConditions, _ evaluator: ScalarEvaluator
  ) throws(TestFailure) -> Double {
    do throws(DrawError) {
      switch subject {
      case .event(let event):
        return try evaluator.evaluate(conditions, defaults: defaults).probability(of: event, in: rulebook)
      case .path(let path):
        return try evaluator.evaluate(conditions, defaults: defaults).probability(of: path, in: rulebook)
      case .answer(let stage, let isYes):
        return try evaluator.evaluate(stage: stage, conditions, defaults: defaults).answer.of(isYes)
      case .active(let criterion):
        let stage = try evaluator.evaluate(
          stage: rulebook.criteria[criterion].stage, conditions, defaults: defaults)
        return stage.activeCriteria.contains(criterion) ? 1 : 0
      case .quantile: return .nan
      }
    } catch {
      throw TestFailure(diagnostics: [error.diagnostic])
    }
  }

  /// What the case's request comes to, and the stages that it asks about.
  private func coverage(
    of testCase: TestCase, _ evaluator: ScalarEvaluator
  ) throws(TestFailure) -> TestResult.Coverage {
    var stages: [StageEvaluation] = []
    do throws(DrawError) {
      stages = try evaluator.evaluate(testCase.conditions, defaults: defaults).stages.compactMap(\.self)
    } catch {
      // The way as a whole was not asked about; the stages that were are taken up below.
    }
    let asked = testCase.checks.compactMap { check -> Int? in
      switch check.subject {
      case .answer(let stage, _): stage
      case .active(let criterion): rulebook.criteria[criterion].stage
      default: nil
      }
    }
    do throws(DrawError) {
      for stage in Set(asked).sorted() where !stages.contains(where: { $0.stage == stage }) {
        stages.append(try evaluator.evaluate(stage: stage, testCase.conditions, defaults: defaults))
      }
    } catch {
      throw TestFailure(diagnostics: [error.diagnostic])
    }
    return TestResult.Coverage(
      active: stages.flatMap(\.activeCriteria), yes: stages.filter { $0.answer.yes > 0 }.map(\.stage),
      no: stages.filter { $0.answer.no > 0 }.map(\.stage))
  }
}

/// Why a case could not be judged.
struct TestFailure: Error {
  let diagnostics: [Diagnostic]
}
