import Foundation
import Testing

private let kazakhstan = "scenarios/cases/kazakhstan-2022.yaml"
private let armenia = "scenarios/cases/armenia-2021.yaml"

@Suite("casus run: precision and threads")
struct PrecisionCommandTests {
  @Test("Where it stops, the result is that of a plain run with as many draws, and the number is told")
  func stopping() async throws {
    for format in ["table", "json", "csv"] {
      let stopped = try await CasusProcess.run([
        "run", "--precision", "0.002", "--format", format, kazakhstan,
      ])
      #expect(stopped.exitCode == 0, "\(stopped.errors)")
      let match = try #require(stopped.errors.firstMatch(of: /after ([0-9]+) draws in ([0-9]+) rows/))
      let draws = try #require(Int(match.1))
      #expect(draws > 65_536 && Int(match.2) == draws / 64)
      let plain = try await CasusProcess.run([
        "run", "--draws", String(draws), "--format", format, kazakhstan,
      ])
      #expect(stopped.output == plain.output, "\(format)")
    }
  }

  @Test("Several scenarios stop together, so that one number of draws gives the table again")
  func together() async throws {
    let stopped = try await CasusProcess.run(["run", "--precision", "0.003", kazakhstan, armenia])
    let match = try #require(stopped.output.firstMatch(of: /--draws ([0-9]+)/))
    let plain = try await CasusProcess.run(["run", "--draws", String(match.1), kazakhstan, armenia])
    #expect(stopped.output == plain.output && stopped.exitCode == 0)
  }

  @Test("Where the ceiling comes first, the result is printed and the exit code is 3")
  func inconclusive() async throws {
    let result = try await CasusProcess.run([
      "run", "--precision", "0.0005", "--draws", "100000", kazakhstan,
    ])
    #expect(result.exitCode == 3)
    #expect(
      result.errors.hasPrefix("run: error: not sure enough: the greatest standard error is 0.00"),
      "\(result.errors)")
    #expect(result.errors.contains("after 65536 draws in 1024 rows, and at most 0.0005 was wanted"))
    #expect(result.errors.contains("allow the next look with --draws 131072"))
    #expect(result.output == (try await CasusProcess.run(["run", kazakhstan])).output)
  }

  @Test(
    "A precision that no run attains, or a ceiling below the first look, is misuse",
    arguments: [
      ["--precision", "0"], ["--precision", "0.0000001"], ["--precision", "nan"], ["--precision", "0.7"],
      ["--precision", "0.01", "--draws", "65535"], ["--threads", "0"], ["--threads", "2000"],
    ])
  func misuse(options: [String]) async throws {
    #expect(try await CasusProcess.run(["run"] + options + [kazakhstan]).exitCode == 64)
  }

  @Test("The number of threads changes no byte, of one scenario or of several side by side")
  func threads() async throws {
    for files in [[kazakhstan], [kazakhstan, armenia]] {
      let one = try await CasusProcess.run(["run", "--threads", "1"] + files)
      for threads in ["2", "7"] {
        let result = try await CasusProcess.run(["run", "--threads", threads] + files)
        #expect(result.output == one.output && result.exitCode == 0)
      }
    }
  }

  @Test("Ctrl-C on the way to a precision prints what is finished, and ends with exit code 130")
  func interruption() async throws {
    let result = try await CasusProcess.run(
      ["run", "--precision", "0.0000005", kazakhstan], interruptAfter: 4)
    #expect(result.exitCode == 130, "\(result.errors)")
    #expect(result.output.contains("Interrupted: this is the run of the"))
  }
}
