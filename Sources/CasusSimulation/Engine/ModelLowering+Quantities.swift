import CColumns
import CasusExpressions
import CasusRulebook
import CasusSampling

extension ModelLowering {
  /// Each quantity's values over draws, by quantity and outcome; nil where an outcome cannot be reached or has none.
  mutating func quantities(_ routes: LoweredRoutes) throws(NotLowerable) -> [[Column?]] {
    var values: [[Column?]] = []
    for (quantity, sources) in model.quantities.enumerated() {
      var row = [Column?](repeating: nil, count: sources.count)
      for (outcome, source) in sources.enumerated() {
        guard let source, routes.units[outcome] != nil else { continue }
        let words = drawWords(streams.quantities[quantity][outcome])
        var value = try number(source, words)
        if source.isWhole { value = graph.apply(CASUS_whole, [value], gives: .double) }
        if let floor = source.floor, let least = values[floor][outcome] {
          value = graph.apply(CASUS_floored, [value, least], gives: .double)
        }
        if let ceiling = source.ceiling, let greatest = values[ceiling][outcome] {
          value = graph.apply(CASUS_capped, [value, greatest], gives: .double)
        }
        row[outcome] = value
      }
      values.append(row)
    }
    return values
  }

  private mutating func number(_ source: QuantitySource, _ words: Column) throws(NotLowerable) -> Column {
    guard source.components.count > 1 else { return try number(source.components[0].component, words) }
    var ends: [Column] = []
    var sum = graph.double(0)
    for part in source.components {
      sum = graph.join(sum, try parameter(part.weight, atLeast: 0))
      ends.append(sum)
    }
    if !isSafe(source.components.map(\.weight)) {
      check(graph.isUnusable(sum, atLeast: .leastNonzeroMagnitude))
    }
    if ends.count == 2, let tables = source.tables {
      let part = graph.apply(CASUS_mixed_part, [words, ends[0], sum], gives: .byte)
      let within = graph.apply(CASUS_mixed_word, [words, ends[0], sum], gives: .word)
      let table = graph.tables.add(.quantiles(tables))
      return graph.apply(CASUS_quantile_of, [within, part], gives: .double, table: table)
    }
    let uniform = graph.apply(CASUS_uniform, [words], gives: .double)
    let place = graph.multiply(uniform, sum)
    // From the last component back, so that the first end beyond the place decides.
    var start = ends[ends.count - 2]
    var end = ends[ends.count - 1]
    var chosen: [Column] = []
    for index in ends.indices.dropLast() {
      chosen.append(graph.apply(CASUS_lt, [place, ends[index]], gives: .byte))
    }
    for index in ends.indices.dropLast().reversed() {
      start = graph.select(chosen[index], index > 0 ? ends[index - 1] : graph.double(0), start)
      end = graph.select(chosen[index], ends[index], end)
    }
    let share = graph.apply(
      CASUS_div, [graph.subtract(place, start), graph.subtract(end, start)], gives: .double)
    let within = graph.apply(CASUS_word_of, [share], gives: .word)
    if let tables = source.tables {
      // One look-up in the chosen component's table instead of one in each.
      var component = graph.byte(UInt8(ends.count - 1))
      for index in ends.indices.dropLast().reversed() {
        component = graph.select(chosen[index], graph.byte(UInt8(index)), component)
      }
      let table = graph.tables.add(.quantiles(tables))
      return graph.apply(CASUS_quantile_of, [within, component], gives: .double, table: table)
    }
    var value = try number(source.components[ends.count - 1].component, within)
    for index in ends.indices.dropLast().reversed() {
      value = graph.select(chosen[index], try number(source.components[index].component, within), value)
    }
    return value
  }

  /// Whether the weights of a mixture are certain to be finite, not negative and not all 0.
  private func isSafe(_ weights: [Parameter]) -> Bool {
    var isPositive = false
    for weight in weights {
      switch weight {
      case .number(let value): isPositive = isPositive || value > 0
      case .expression(let expression):
        guard case .numbers(let range) = outcome(of: expression).shape, range.low >= 0, range.high < 1e300,
          !range.mayBeNaN
        else { return false }
        isPositive = isPositive || range.low > 0
      }
    }
    return isPositive
  }

  private mutating func number(
    _ component: QuantitySource.Component, _ words: Column
  ) throws(NotLowerable) -> Column {
    switch component {
    case .constant(let value): return graph.double(value)
    case .table(let table): return quantile(table, words)
    case .counts(let table): return graph.apply(CASUS_to_double, [counts(table, words)], gives: .double)
    case .normal(let mean, let deviation):
      let mean = try parameter(mean, atLeast: -.greatestFiniteMagnitude)
      let deviation = try parameter(deviation, atLeast: 0)
      let normal = graph.apply(CASUS_normal, [words], gives: .double)
      return graph.add(mean, graph.apply(CASUS_mul, [deviation, normal], gives: .double))
    case .lognormal(let median, let spread):
      let median = try logarithm(of: median, atLeast: .leastNormalMagnitude)
      let spread = try logarithm(of: spread, atLeast: 1)
      let normal = graph.apply(CASUS_normal, [words], gives: .double)
      let exponent = graph.add(median, graph.apply(CASUS_mul, [spread, normal], gives: .double))
      return graph.apply(CASUS_exp, [exponent], gives: .double)
    }
  }

  private mutating func logarithm(
    of parameter: Parameter, atLeast least: Double
  ) throws(NotLowerable) -> Column {
    if case .number(let value) = parameter { return graph.double(Kernel.log(value)) }
    return graph.apply(CASUS_log, [try self.parameter(parameter, atLeast: least)], gives: .double)
  }

  private mutating func parameter(
    _ parameter: Parameter, atLeast least: Double
  ) throws(NotLowerable) -> Column {
    switch parameter {
    case .number(let value): return graph.double(value)
    case .expression(let expression):
      let value = try double(try lower(expression))
      if case .numbers(let range) = outcome(of: expression).shape, range.low >= least,
        range.high < .infinity, !range.mayBeNaN
      {
        return value
      }
      check(graph.isUnusable(value, atLeast: least))
      return value
    }
  }
}

extension QuantitySource {
  /// The tables of its components, where all have one and there are at most 255.
  fileprivate var tables: [QuantileTable]? {
    var tables: [QuantileTable] = []
    for part in components {
      guard case .table(let table) = part.component else { return nil }
      tables.append(table)
    }
    return tables.count <= 255 ? tables : nil
  }
}
