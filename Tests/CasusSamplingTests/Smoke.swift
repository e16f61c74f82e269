import CasusSampling
import Testing

@Test func smoke() throws {
  let clock = ContinuousClock()
  var list: [(String, TruncatedDistribution)] = []
  func add(_ n: String, _ d: Distribution, _ r: ClosedRange<Double> = -Double.infinity ... .infinity) throws {
    list.append((n, try TruncatedDistribution(d, to: r)))
  }
  try add("normal", .normal(mean: 0, sd: 1))
  try add("strength", .normal(mean: 2, sd: 0.6), 0 ... .infinity)
  try add("truncnormal", .normal(mean: 0.5, sd: 0.2), 0...1)
  try add("lognormal", .lognormal(logMean: 0, logSD: 0.5))
  try add("lognormal3", .lognormal(logMean: 0, logSD: 3))
  try add("pert", .pert(low: 0, mode: 0.3, high: 1))
  try add("beta.5", .beta(alpha: 0.5, beta: 0.5))
  try add("beta.1", .beta(alpha: 0.1, beta: 0.1))
  try add("gamma.5", .gamma(shape: 0.5, scale: 1))
  try add("gamma20", .gamma(shape: 20, scale: 1))
  try add("tri", .triangular(low: 0, mode: 0.3, high: 1))
  try add("uniform year", .uniform(low: 2020, high: 2022))
  try add("uniform 1e9", .uniform(low: 1e9, high: 1e9 + 1))
  try add("const", .constant(0.1))
  try add("a to b", .normal(from: 2.6, to: 3.4, range: 0...10), 0...10)
  try add("a to b tight", .normal(from: 0.02, to: 0.8, range: 0...1), 0...1)
  try add("points", .quantiles([.init(share: 0, value: 10), .init(share: 0.1, value: 20), .init(share: 0.5, value: 30), .init(share: 0.9, value: 50), .init(share: 1, value: 100)]))
  for (name, d) in list {
    var t: QuantileTable?
    let time = clock.measure { t = try? QuantileTable(d) }
    guard let t else { print(name, "refused", time); continue }
    print(name, t.nodes.count, t.octaveBits.prefix(6), t.least, t.median, t.greatest, d.massCutOff, time)
  }
}
