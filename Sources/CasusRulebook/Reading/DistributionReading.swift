import CasusExpressions

extension NodeReader {
  /// The family of distributions, and its parameters, that a mapping states; nil, and an error, where it states none.
  mutating func distribution(_ node: YAMLNode, for subject: ValueSubject) -> DistributionForm? {
    let families = CommonShapes.families.map(\.name)
    guard let pair = node.pairs.first(where: { families.contains($0.key) }) else {
      report(
        "wrong-type", at: node.headSpan, "this does not fit \(subject.name), which is a number",
        notes: [
          "expected a number, an interval such as 2 to 4, or one of: \(families.joined(separator: ", "))"
        ])
      return nil
    }
    let form = distribution(pair.key, pair.value, for: subject)
    if case .poisson? = form, case .number = subject.kind {
      report("wrong-type", at: pair.keySpan, "a Poisson is for counts, and \(subject.name) is a real number")
      return nil
    }
    return form
  }

  private mutating func distribution(
    _ family: String, _ node: YAMLNode, for subject: ValueSubject
  ) -> DistributionForm? {
    switch family {
    case "uniform": ends(node).map { .uniform(low: $0.low, high: $0.high) }
    case "triangular": modal(node).map { .triangular(low: $0.low, mode: $0.mode, high: $0.high) }
    case "pert": modal(node).map { .pert(low: $0.low, mode: $0.mode, high: $0.high) }
    case "normal": normal(node, for: subject)
    case "lognormal": lognormal(node, for: subject)
    case "beta":
      moments(node).map {
        .beta(
          mean: $0.mean, standardDeviation: $0.sd, low: number("low", in: node) ?? 0,
          high: number("high", in: node) ?? 1)
      }
    case "gamma": moments(node).map { .gamma(mean: $0.mean, standardDeviation: $0.sd) }
    case "poisson": number("mean", in: node).map { .poisson(mean: $0) }
    default: quantiles(node)
    }
  }

  private func ends(_ node: YAMLNode) -> (low: Double, high: Double)? {
    guard let low = number("low", in: node), let high = number("high", in: node) else { return nil }
    return (low, high)
  }

  private func modal(_ node: YAMLNode) -> (low: Double, mode: Double, high: Double)? {
    guard let (low, high) = ends(node), let mode = number("mode", in: node) else { return nil }
    return (low, mode, high)
  }

  private func moments(_ node: YAMLNode) -> (mean: Double, sd: Double)? {
    guard let mean = number("mean", in: node), let sd = number("sd", in: node) else { return nil }
    return (mean, sd)
  }

  private mutating func normal(_ node: YAMLNode, for subject: ValueSubject) -> DistributionForm? {
    if let p5 = number("p5", in: node), let p95 = number("p95", in: node) {
      return .normalQuantiles(p5: p5, p95: p95)
    }
    guard let mean = parameter("mean", in: node, for: subject),
      let sd = parameter("sd", in: node, for: subject)
    else { return nil }
    return .normal(mean: mean, standardDeviation: sd)
  }

  private mutating func lognormal(_ node: YAMLNode, for subject: ValueSubject) -> DistributionForm? {
    if node["spread"] != nil, node["median"] != nil {
      guard let median = parameter("median", in: node, for: subject),
        let spread = parameter("spread", in: node, for: subject)
      else { return nil }
      return .lognormal(median: median, spread: spread)
    }
    if let p5 = number("p5", in: node), let p95 = number("p95", in: node) {
      return .lognormalQuantiles(p5: p5, p95: p95)
    }
    if let median = number("median", in: node), let p95 = number("p95", in: node) {
      return .lognormalMedian(median, p95: p95)
    }
    if let (mean, sd) = moments(node) { return .lognormalMoments(mean: mean, standardDeviation: sd) }
    report(
      "conflicting-keys", at: node.headSpan,
      "a lognormal is stated by median and spread, median and p95, p5 and p95, or mean and sd")
    return nil
  }

  private mutating func quantiles(_ node: YAMLNode) -> DistributionForm? {
    let points = node.pairs.compactMap { pair -> (probability: Double, value: Double)? in
      guard let probability = ScalarReading.number(pair.key),
        let value = pair.value.scalar.flatMap({ ScalarReading.number($0.text) })
      else { return nil }
      return (probability, value)
    }.sorted { $0.probability < $1.probability }
    guard points.count == node.pairs.count else { return nil }
    guard points.first?.probability == 0, points.last?.probability == 1 else {
      report(
        "incomplete-quantiles", at: node.headSpan, "quantiles must be given for 0 and for 1, the two ends")
      return nil
    }
    guard zip(points, points.dropFirst()).allSatisfy({ $0.value <= $1.value }) else {
      report("falling-quantiles", at: node.headSpan, "quantiles must not fall as the probability rises")
      return nil
    }
    return .quantiles(points)
  }

  /// A number, or, where the subject has a scope, an expression for a double.
  mutating func parameter(_ key: String, in node: YAMLNode, for subject: ValueSubject) -> Parameter? {
    guard let value = node[key], let scalar = value.scalar else { return nil }
    if let number = ScalarReading.number(scalar.text) { return .number(number) }
    guard let scope = subject.scope else {
      report(
        "wrong-type", at: value.span,
        "'\(key)' must be a number here, not '\(scalar.text.abbreviated)'; only quantities take expressions")
      return nil
    }
    return expression(value, in: scope, expecting: .double).map { .expression($0) }
  }
}
