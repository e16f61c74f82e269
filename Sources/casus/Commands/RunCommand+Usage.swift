import ArgumentParser
import CasusSampling
import CasusSimulation
import CasusStore

extension RunCommand {
  /// What is wrong with the options, one by one or together; nil where nothing is.
  var usageProblem: String? {
    let greatest = RunSettings.greatestDraws(under: sampling.design)
    if let draws, !(1...greatest).contains(draws) {
      return "--draws must be from 1 to \(greatest), not \(draws)"
    }
    if let threads, !(1...1024).contains(threads) {
      return "--threads must be from 1 to 1024, not \(threads)"
    }
    return problemWithAlong ?? problemWithExact ?? precision.flatMap(problem(withPrecision:))
      ?? shard.flatMap(problem(withShard:))
      ?? saving.problem(draws: precision == nil ? settings.draws : nil, isExact: exact)
  }

  private var problemWithAlong: String? {
    guard !along.isEmpty else { return nil }
    if files.count > 1 { return "--along draws one scenario's line, not those of \(files.count)" }
    if shard != nil { return "--along cannot be used with --shard: a shard is a part of one run" }
    switch results.format ?? .table {
    case .table, .chart: return nil
    case .json, .csv: return "--along draws a picture: choose --format table or chart"
    }
  }

  private var problemWithExact: String? {
    guard exact else { return nil }
    if sampling.design != .random {
      return
        "--exact cannot be used with --design \(sampling.design.rawValue): requests are enumerated, not drawn"
    }
    if precision != nil {
      return "--exact cannot be used with --precision: requests are enumerated, not drawn"
    }
    if shard != nil { return "--exact cannot be used with --shard: an exact run is made in one piece" }
    guard files.count == 1 || (results.format ?? .table) != .table else {
      return "--exact makes no table side by side: give it one file, or choose --format json or csv"
    }
    return nil
  }

  private func problem(withPrecision precision: Double) -> String? {
    guard precision >= 0.0000005, precision <= 0.5 else {
      return "--precision must be from 0.0000005 to 0.5, not \(precision)"
    }
    guard greatestDraws >= Precision.leastDraws else {
      return
        "--draws must be at least \(Precision.leastDraws) with --precision, for the first look, not \(greatestDraws)"
    }
    return nil
  }

  private func problem(withShard shard: ShardNumber) -> String? {
    if precision != nil {
      return "--shard cannot be used with --precision: a shard does not know how many draws the others need"
    }
    if results.format != nil {
      return
        "--shard cannot be used with --format: a shard holds integers, and `casus merge` makes the result"
    }
    if saving.save != nil {
      return "--shard cannot be used with --save: `casus merge --save` saves the run when it is whole"
    }
    if results.out == nil { return "--shard needs --out, the file to write the shard to" }
    if files.count > 1 { return "--shard takes one scenario file, not \(files.count)" }
    guard shard.count <= settings.groups else {
      return
        "--draws \(greatestDraws) makes \(settings.groups) groups of rows, so that at most \(settings.groups) shards make "
        + "sense, not \(shard.count)"
    }
    return nil
  }
}

extension RunCommand {
  /// Reads the value of --shard.
  static func shard(_ text: String) throws -> ShardNumber {
    guard let shard = ShardNumber(text) else {
      throw ValidationError("'\(text)' is not of the form k/n, such as 3/64, with k from 1 to n")
    }
    return shard
  }
}
