public import CasusRulebook

extension ScalarEvaluator {
  /// Evaluates the one request that a test states, from the first stage on.
  ///
  /// What it leaves out is at its median or likeliest value: factors by their default's branch, judgements, strengths and
  /// leans by their belief. What the model's own scenario states of factors is of no account. Quantities are left out.
  ///
  /// - Parameter defaults: Those of the model's rulebook.
  /// - Throws: ``DrawError`` where an expression fails that the request can reach.
  public func evaluate(
    _ conditions: TestConditions, defaults: CentralDefaults
  ) throws(DrawError) -> DrawEvaluation {
    try evaluate(
      draw: nil, request: defaults.request(stating: conditions.factors, model.context),
      judgements: judgements(stating: conditions), givesQuantities: false)
  }

  /// Evaluates one stage under what a test states, whether or not the request comes to it.
  ///
  /// - Parameter defaults: Those of the model's rulebook.
  /// - Throws: ``DrawError`` where an expression of the stage fails.
  public func evaluate(
    stage: Int, _ conditions: TestConditions, defaults: CentralDefaults
  ) throws(DrawError) -> StageEvaluation {
    let scene = DrawScene(
      model, draw: nil, request: defaults.request(stating: conditions.factors, model.context),
      judgements: judgements(stating: conditions))
    return try evaluate(stage: stage, scene)
  }

  private func judgements(stating conditions: TestConditions) -> RowJudgements {
    let central = centralJudgements
    return RowJudgements(
      values: zip(conditions.judgements, central.values).map { $0 ?? $1 },
      strengths: zip(conditions.strengths, central.strengths).map { stated, strength in
        strength.map { stated ?? $0 }
      },
      leans: zip(conditions.leans, central.leans).map { $0 ?? $1 })
  }
}
