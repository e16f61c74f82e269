import CasusExpressions
import CasusRulebook
import CasusSampling
import Testing

@testable import CasusSimulation

/// The engine against the reference, bit for bit, on rulebooks and scenarios that nobody thought of.
@Suite struct EngineDifferentialTests {
  static let rows: [UInt64] = [0, 1, 77, 1_000_003]

  @Test(arguments: 0..<12)
  func randomBooksAgree(part: Int) throws {
    var lowered = 0
    var left = 0
    for seed in stride(from: UInt64(part), to: 300, by: 12) {
      var book = RandomBook(seed: seed)
      let model: SimulationModel
      do {
        model = try book.model()
      } catch let error as DiagnosticList {
        Issue.record("seed \(seed): \(error.diagnostics.map(\.message))")
        continue
      }
      let sets = InstructionSet.available
      let set = sets[Int(seed / 24) % sets.count].name
      let design = (seed / 12).isMultiple(of: 2) ? Design.latin : .sobol
      _ = try Self.compare(model, seed: seed, design: design, instructionSet: set)
      switch try Self.compare(model, seed: seed) {
      case .lowered: lowered += 1
      case .leftToScalar: left += 1
      case .notLowered: break
      }
    }
    // Most books have nothing that may fail, so that columns compute all of it.
    #expect(lowered >= 12, "\(lowered) by columns, \(left) with rows left to the scalar evaluator, of 25")
  }

  enum Outcome {
    case lowered, leftToScalar, notLowered
  }

  static func compare(
    _ model: SimulationModel, seed: UInt64, design: Design = .random, instructionSet: String? = nil
  ) throws -> Outcome {
    let program: ColumnProgram
    do throws(NotLowerable) {
      program = try ColumnProgram(model, seed: seed, design: design)
    } catch {
      print("seed \(seed) is not lowered: \(error.reason)")
      return .notLowered
    }
    let worker = ColumnWorker(program, on: try InstructionSet.named(instructionSet))
    guard worker.add(rows: rows) else { return .leftToScalar }
    let columns = worker.tallies(groups: 0)
    let evaluator = ScalarEvaluator(model, seed: seed, design: design)
    var scalar = RunTallies(model, design: design)
    for row in rows {
      scalar.add(try evaluator.totals(row: row, scalar.layout), replicate: Int(row % 32))
    }
    #expect(columns == scalar, "seed \(seed), \(design)")
    if columns != scalar { EngineDifference.describe(columns, scalar, model) }
    return .lowered
  }
}
