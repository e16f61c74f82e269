import CasusSimulation
import CasusStore
import SystemPackage

/// Makes one shard of a run and writes it.
struct ShardWork {
  let shard: ShardNumber
  /// The scenario's file, as the user named it.
  let file: String
  /// The rulebook, as the user named it.
  let rules: String?

  func write(_ model: SimulationModel, by simulation: Simulation, to path: String) async throws(Failure) {
    let settings = simulation.settings
    let header = ShardHeader(
      model, settings, shard, file: file, rules: rules, toolVersion: Version.text)
    let groups = header.groups
    let part = try await simulation.part(of: model, groups)
    guard part.tallies.groups == groups.count else {
      throw Failure(
        .interrupted, in: "run", "interrupted: shard \(shard) is not finished, and nothing was written",
        hint: "make it again")
    }
    try Files.write(ShardFile(header: header, tallies: part.tallies.lines).text(), to: FilePath(path))
  }
}
