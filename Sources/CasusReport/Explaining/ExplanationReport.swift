public import CasusSimulation

/// How one request fares, as an argument that can be checked against the sources: plain language first, numbers after.
public struct ExplanationReport: Sendable {
  /// What to show.
  public struct Options: Hashable, Sendable {
    /// Whether stages that the request is unlikely to come to are told in full.
    public var showsEverything: Bool
    /// The command that gives this explanation again; empty leaves it out.
    public var command: String

    /// Creates options.
    public init(showsEverything: Bool = false, command: String = "") {
      self.showsEverything = showsEverything
      self.command = command
    }
  }

  private let explanation: Explanation
  private let model: SimulationModel
  private let options: Options

  /// Creates the report of an explanation.
  ///
  /// - Parameter model: What the draw was made of.
  public init(_ explanation: Explanation, of model: SimulationModel, options: Options = Options()) {
    self.explanation = explanation
    self.model = model
    self.options = options
  }

  /// The report as lines of text, each ended.
  public func text(in style: TerminalStyle) -> String {
    var writer = ExplanationWriter(explanation, of: model, options: options, style: style)
    writer.addTitle()
    writer.addSummary()
    writer.addRequest()
    writer.addJudgements()
    writer.addStages()
    writer.addOutcomes()
    writer.addTossedPath()
    writer.page.worksCited(writer.citations)
    writer.addCommand()
    return writer.page.text
  }
}
