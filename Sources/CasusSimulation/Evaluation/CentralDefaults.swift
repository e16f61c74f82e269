import CasusExpressions
public import CasusRulebook

/// The median or likeliest value that each branch of each factor's default gives, found when it is first asked for.
public final class CentralDefaults {
  private let rulebook: Rulebook
  private let factorOfSlot: [Int: Int]
  /// By factor, then branch; nil where it was not asked for yet.
  private var known: [[Value?]]

  /// Creates the defaults of a rulebook.
  public init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
    factorOfSlot = Dictionary(
      rulebook.factors.enumerated().map { ($1.slot, $0) }, uniquingKeysWith: { first, _ in first })
    known = rulebook.factors.map { [Value?](repeating: nil, count: $0.defaults.count) }
  }

  /// The request in which some factors are stated, and each other one has the central value of the first branch of its
  /// default that holds.
  func request(stating stated: [Value?], _ context: RequestContext) -> Request {
    let count = rulebook.factors.count
    var request = OpenRequest(
      bindings: Bindings(values: context.values, functions: [context.isSeated]), values: stated,
      branches: [Int?](repeating: nil, count: count),
      failures: [EvaluationError?](repeating: nil, count: count),
      isSettled: [Bool](repeating: false, count: count))
    request.bindings.failures = [EvaluationError?](
      repeating: nil, count: request.bindings.values.count)
    for factor in rulebook.factors.indices { settle(factor, in: &request) }
    return Request(
      values: request.values, branches: request.branches, failures: request.failures,
      words: [UInt32](repeating: 1 << 31, count: count))
  }

  private struct OpenRequest {
    var bindings: Bindings
    var values: [Value?]
    var branches: [Int?]
    var failures: [EvaluationError?]
    var isSettled: [Bool]
  }

  /// Gives a factor its value, after those that its default's conditions read.
  private func settle(_ factor: Int, in request: inout OpenRequest) {
    guard !request.isSettled[factor] else { return }
    request.isSettled[factor] = true
    let slot = rulebook.factors[factor].slot
    do throws(EvaluationError) {
      if request.values[factor] == nil, let branch = try branch(of: factor, in: &request) {
        request.branches[factor] = branch
        request.values[factor] = central(factor, branch)
      }
      if let value = request.values[factor] { request.bindings.values[slot] = value }
    } catch {
      request.failures[factor] = error
      request.bindings.failures[slot] = error
    }
  }

  private func branch(of factor: Int, in request: inout OpenRequest) throws(EvaluationError) -> Int? {
    for (index, branch) in rulebook.factors[factor].defaults.enumerated() {
      guard let condition = branch.condition else { return index }
      for slot in condition.slots {
        if let needed = factorOfSlot[slot] { settle(needed, in: &request) }
      }
      if case .bool(true) = try condition.evaluate(request.bindings) { return index }
    }
    return nil
  }

  private func central(_ factor: Int, _ branch: Int) -> Value? {
    if let value = known[factor][branch] { return value }
    var samplers = SamplerBuilder()
    let item = rulebook.factors[factor]
    let sampler = samplers.sampler(for: item.defaults[branch].value, kind: item.kind, name: item.name)
    known[factor][branch] = sampler?.central
    return known[factor][branch]
  }
}
