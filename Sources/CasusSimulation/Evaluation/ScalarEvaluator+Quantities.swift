import CasusExpressions
import CasusRulebook
import CasusSampling

extension ScalarEvaluator {
  /// Each quantity's value after each outcome that has units in the draw, at its own uniform (section 3.3.4).
  func quantities(_ scene: DrawScene, units: [UInt64]) throws(DrawError) -> [[Double?]] {
    var values: [[Double?]] = []
    for (quantity, sources) in model.quantities.enumerated() {
      var row = [Double?](repeating: nil, count: units.count)
      for (outcome, source) in sources.enumerated() where units[outcome] > 0 {
        guard let source else { continue }
        let stream = streams.quantities[quantity][outcome]
        let word = scene.draw.map { stream.word(at: $0) } ?? 1 << 31
        var value = try number(source, word, scene)
        if source.isWhole { value = value.rounded(.toNearestOrEven) }
        if let floor = source.floor, let least = values[floor][outcome] { value = max(value, least) }
        if let ceiling = source.ceiling, let greatest = values[ceiling][outcome] {
          value = min(value, greatest)
        }
        row[outcome] = value
      }
      values.append(row)
    }
    return values
  }

  private func number(
    _ source: QuantitySource, _ word: UInt32, _ scene: DrawScene
  ) throws(DrawError) -> Double {
    guard source.components.count > 1 else {
      return try number(source.components[0].component, word, scene)
    }
    var ends: [Double] = []
    var sum = 0.0
    for part in source.components {
      sum += try parameter(part.weight, atLeast: 0, "weight", scene)
      ends.append(sum)
    }
    guard sum > 0, sum.isFinite else { throw weightless(source, scene) }
    // The word's uniform picks the component, and what is left of it is the uniform within the component.
    let place = UniformVariate.value(of: word) * sum
    let chosen = ends.firstIndex { place < $0 } ?? ends.count - 1
    let start = chosen > 0 ? ends[chosen - 1] : 0
    let within = UniformVariate.word(of: (place - start) / (ends[chosen] - start))
    return try number(source.components[chosen].component, within, scene)
  }

  private func number(
    _ component: QuantitySource.Component, _ word: UInt32, _ scene: DrawScene
  ) throws(DrawError) -> Double {
    switch component {
    case .constant(let value): return value
    case .table(let table): return table.value(of: word)
    case .counts(let table): return Double(table.value(of: word))
    case .normal(let mean, let deviation):
      let mean = try parameter(mean, atLeast: -.infinity, "mean", scene)
      let deviation = try parameter(deviation, atLeast: 0, "standard deviation", scene)
      return mean + deviation * Kernel.normalQuantile(UniformVariate.value(of: word))
    case .lognormal(let median, let spread):
      let median = try parameter(median, atLeast: .leastNormalMagnitude, "median", scene)
      let spread = try parameter(spread, atLeast: 1, "spread", scene)
      let z = Kernel.normalQuantile(UniformVariate.value(of: word))
      return Kernel.exp(Kernel.log(median) + Kernel.log(spread) * z)
    }
  }

  private func parameter(
    _ parameter: Parameter, atLeast least: Double, _ name: String, _ scene: DrawScene
  ) throws(DrawError) -> Double {
    switch parameter {
    case .number(let value): return value
    case .expression(let expression):
      let value = try scene.number(expression)
      guard value >= least else {
        throw scene.failure(
          "impossible-parameter", "the \(name) is \(value); it must be \(QuantitySource.limit(least))",
          expression)
      }
      return value
    }
  }

  /// The failure of a mixture whose weights are all 0.
  private func weightless(_ source: QuantitySource, _ scene: DrawScene) -> DrawError {
    for part in source.components {
      if case .expression(let expression) = part.weight {
        return scene.failure(
          "impossible-parameter", "the weights of the mixture do not sum to more than 0", expression)
      }
    }
    return DrawError(
      draw: scene.draw,
      failure: EvaluationError(
        "impossible-parameter", "the weights of a mixture do not sum to more than 0",
        in: model.rulebook.text.name),
      values: [])
  }
}
