import CColumns
import CasusExpressions
import CasusRulebook
import CasusSampling

extension ModelLowering {
  /// The value of a factor, a judgement or a fact by its slot, in the domain that is being built.
  mutating func value(ofSlot slot: Int) throws(NotLowerable) -> LoweredValue {
    if let known = names[slot] { return known }
    let domain = graph.domain
    graph.domain = .draw
    defer { graph.domain = domain }
    let rulebook = model.rulebook
    let value: LoweredValue
    if let factor = model.factorSlots.firstIndex(of: slot) {
      value = try self.factor(factor)
    } else if let judgement = model.judgementSlots.firstIndex(of: slot) {
      value = try sampled(
        model.judgements[judgement], rulebook.judgements[judgement].kind,
        rowWords(model.judgements[judgement].needsWord ? streams.judgements[judgement] : nil))
    } else if let fact = model.facts.first(where: { $0.slot == slot }) {
      value = try lower(fact.expression)
    } else {
      throw NotLowerable("a name that is neither certain nor drawn")
    }
    names[slot] = value
    return value
  }

  /// A stream's words over draws.
  mutating func drawWords(_ stream: Stream) -> Column {
    graph.place(
      ColumnNode(
        operation: UInt16(CASUS_words.rawValue), shape: .draw, element: .word, immediate: stream.nameHash))
  }

  /// A factor's words over draws.
  mutating func drawWords(_ stream: DesignedStream) -> Column {
    stream.design == .random
      ? drawWords(stream.stream) : designedWords(CASUS_designed_words, stream, shape: .draw)
  }

  /// A stream's words over rows; any column where none is needed.
  mutating func rowWords(_ stream: DesignedStream?) -> Column {
    if let stream, stream.design != .random {
      return designedWords(CASUS_designed_row_words, stream, shape: .row)
    }
    return graph.place(
      ColumnNode(
        operation: UInt16(CASUS_row_words.rawValue), shape: .row, element: .word,
        immediate: stream?.stream.nameHash ?? 0))
  }

  private mutating func designedWords(
    _ operation: casus_operation, _ stream: DesignedStream, shape: ColumnShape
  ) -> Column {
    let table = graph.tables.add(stream)
    return graph.place(
      ColumnNode(operation: UInt16(operation.rawValue), shape: shape, element: .word, table: table))
  }

  /// The words of the factors, after correlation.
  mutating func factorWords() -> [Column] {
    if !words.isEmpty { return words }
    words = streams.factors.map { drawWords($0) }
    guard let correlation = model.correlation else { return words }
    let normals = correlation.factors.map { graph.apply(CASUS_normal, [words[$0]], gives: .double) }
    let independent = words
    for (row, factor) in correlation.factors.enumerated() {
      let start = row * (row + 1) / 2
      let weights = correlation.copula.factor[start...(start + row)]
      guard weights.dropLast().contains(where: { $0 != 0 }) else {
        words[factor] = independent[factor]
        continue
      }
      var sum: Column?
      for (weight, normal) in zip(weights, normals) {
        let term = graph.apply(CASUS_mul, [graph.double(weight), normal], gives: .double)
        if let before = sum { sum = graph.add(before, term) } else { sum = term }
      }
      if let sum { words[factor] = word(ofNormal: sum) }
    }
    return words
  }

  private mutating func word(ofNormal normal: Column) -> Column {
    let share = graph.apply(CASUS_normal_cdf, [normal], gives: .double)
    return graph.apply(CASUS_word_of, [share], gives: .word)
  }

  /// The first branch that holds gives the value; without one that always does, a factor may have none.
  private mutating func factor(_ index: Int) throws(NotLowerable) -> LoweredValue {
    let source = model.factors[index]
    let kind = model.rulebook.factors[index].kind
    guard let last = source.branches.last, last.condition == nil else {
      throw NotLowerable("a factor without a last resort")
    }
    let word = factorWords()[index]
    var result = try sampled(last.sampler, kind, word)
    for branch in source.branches.dropLast().reversed() {
      guard let condition = branch.condition else { throw NotLowerable("a branch that hides others") }
      result = try select(
        try mask(try lower(condition)), try sampled(branch.sampler, kind, word), result)
    }
    return result
  }

  /// A sampler's value for words.
  private mutating func sampled(
    _ sampler: Sampler, _ kind: VariableKind, _ words: Column
  ) throws(NotLowerable) -> LoweredValue {
    switch sampler {
    case .constant(let value):
      if case .choice(let options, _) = kind, case .string = value {
        let names = options.map(\.value)
        return .text(try text(.constant(value), among: names), words: names)
      }
      return .constant(value)
    case .options(let cuts, let values):
      if values == [.bool(true), .bool(false)] {
        return .truth(graph.apply(CASUS_below, [words], gives: .byte, immediate: cuts.cuts[0]))
      }
      let names = values.compactMap { value -> String? in
        if case .string(let text) = value { return text }
        return nil
      }
      guard names.count == values.count, names.count <= 255 else {
        throw NotLowerable("a choice of too many")
      }
      let table = graph.tables.add(.cuts(cuts.cuts, first: 0))
      return .text(graph.apply(CASUS_cuts, [words], gives: .byte, table: table), words: names)
    case .real(let table):
      return .double(quantile(table, words))
    case .rounded(let table):
      return .long(graph.apply(CASUS_nearest, [quantile(table, words)], gives: .long))
    case .counts(let table):
      return .long(counts(table, words))
    }
  }

  mutating func quantile(_ table: QuantileTable, _ words: Column) -> Column {
    let index = graph.tables.add(table)
    return graph.apply(CASUS_quantile, [words], gives: .double, table: index)
  }

  mutating func counts(_ table: CountTable, _ words: Column) -> Column {
    let index = graph.tables.add(.cuts(table.cuts.cuts, first: table.first))
    return graph.apply(CASUS_counts, [words], gives: .long, table: index)
  }

  /// A strength in log-odds; see SharedCorrelation.
  mutating func strength(_ criterion: Int) -> Column {
    guard let sampler = model.strengths[criterion] else { return graph.double(0) }
    guard case .table(let table) = sampler else { return graph.double(sampler.central) }
    var words = rowWords(streams.strengths[criterion])
    let shared = model.sharedStrength
    if shared.sharedWeight > 0 {
      let common = graph.apply(CASUS_normal, [rowWords(streams.sharedStrength)], gives: .double)
      let own = graph.apply(CASUS_normal, [words], gives: .double)
      let left = graph.apply(CASUS_mul, [graph.double(shared.sharedWeight), common], gives: .double)
      let right = graph.apply(CASUS_mul, [graph.double(shared.ownWeight), own], gives: .double)
      words = word(ofNormal: graph.add(left, right))
    }
    return quantile(table, words)
  }

  /// A lean in log-odds.
  mutating func lean(_ stage: Int) -> Column {
    switch model.leans[stage] {
    case .constant(let value): graph.double(value)
    case .table(let table): quantile(table, rowWords(streams.leans[stage]))
    }
  }
}

extension Sampler {
  fileprivate var needsWord: Bool {
    if case .constant = self { false } else { true }
  }
}
