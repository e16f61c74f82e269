import CGSL

/// How likely counts as far from equal as these are, if every bin is equally likely.
func chiSquareProbability(_ counts: [Int]) -> Double {
  let expected = Double(counts.reduce(0, +)) / Double(counts.count)
  let statistic = counts.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
  return gsl_cdf_chisq_Q(statistic, Double(counts.count - 1))
}

/// The ranks of numbers without ties, from 0.
func ranks(_ values: [some Comparable]) -> [Double] {
  var result = [Double](repeating: 0, count: values.count)
  for (rank, index) in values.indices.sorted(by: { values[$0] < values[$1] }).enumerated() {
    result[index] = Double(rank)
  }
  return result
}

/// Spearman's correlation of two lists without ties.
func spearman(_ first: [some Comparable], _ second: [some Comparable]) -> Double {
  let (a, b) = (ranks(first), ranks(second))
  let mean = Double(a.count - 1) / 2
  var product = 0.0
  var square = 0.0
  for index in a.indices {
    product += (a[index] - mean) * (b[index] - mean)
    square += (a[index] - mean) * (a[index] - mean)
  }
  return product / square
}
