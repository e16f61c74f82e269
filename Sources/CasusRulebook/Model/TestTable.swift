public import CasusExpressions

/// A table of small requests with expected answers, read and checked against its rulebook.
///
/// Each case is one request: every factor has one value, and every judgement, strength and lean is at its median or
/// likeliest value unless it is pinned. What a case asks about is therefore computed, not estimated.
public struct TestTable: Sendable {
  /// Its identifier.
  public let id: String
  /// Its title, in plain words.
  public let title: String
  /// The text that it was read from.
  public let text: SourceText
  /// The cases, in the order of the file.
  public let cases: [TestCase]
}

/// One small request and what is expected of it.
public struct TestCase: Sendable {
  /// What it shows, in plain words; no two of a table share one.
  public let name: String
  /// Why it is not checked yet; nil where it is checked.
  public let todo: String?
  /// The date of the request.
  public let date: CivilDate
  /// Who asks.
  public let requester: Requester
  /// What is stated.
  public let conditions: TestConditions
  /// What is expected, in the order of the file; at least one.
  public let checks: [TestCheck]
  /// Where the table states it.
  public let span: SourceSpan
}

/// What a case states of its request and of the rules; whatever is left out has its default or its central value.
public struct TestConditions: Hashable, Sendable {
  /// The value of each factor, by index; nil where it is left out.
  public var factors: [Value?]
  /// The value of each judgement, by index; nil where it is not pinned.
  public var judgements: [Value?]
  /// The strength of each criterion in log-odds, by index; nil where it is not pinned.
  public var strengths: [Double?]
  /// The lean of each stage in log-odds, by index; nil where it is not pinned.
  public var leans: [Double?]
  /// The answer of each stage, by index; nil where the rules give it.
  public var answers: [Bool?]
}

/// One thing that is expected of a case.
public struct TestCheck: Sendable {
  /// What is asked of the subject's probability in the one request.
  public enum Bound: Hashable, Sendable {
    /// It lies in the closed range.
    case within(ClosedRange<Double>)
    /// It is above that of another event.
    case likelierThan(Expectation.Event)
    /// It is above what it would be under other conditions.
    case likelierThanWith(TestConditions)
    /// It is below what it would be under other conditions.
    case lessLikelyThanWith(TestConditions)
  }

  /// What is asked about: anything but a quantity.
  ///
  /// A stage's answer and a criterion are asked about whether or not the request comes to the stage.
  public let subject: Expectation.Subject
  /// What is asked of it.
  public let bound: Bound
  /// Where the table states it.
  public let span: SourceSpan
}
