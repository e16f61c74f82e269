import CasusSampling
import Testing

@testable import CasusReport
@testable import CasusSimulation

/// The texts of `casus results list` and `casus verify`, to the letter.
@Suite struct StoredReportTests {
  private func line(
    _ id: Int64, _ name: String, scenario: String = "armenia-2021", draws: Int = 65_536,
    design: RunDesign = .drawn(.random), isInterrupted: Bool = false, overrides: [String] = [],
    exact: ExactExtent? = nil, approved: ProbabilityResult?, kept: Int = 0
  ) -> SavedRunLine {
    SavedRunLine(
      id: id, name: name, savedAt: "2026-11-21T22:30:59Z",
      manifest: RunManifest(
        rulebook: "csto", scenario: scenario, seed: 7, drawsAsked: draws, draws: draws, rows: draws / 64,
        isInterrupted: isInterrupted, design: design, tableFingerprint: 0xAB,
        numericVersion: NumericVersion.current, overrides: overrides),
      exact: exact, approved: approved, keptDraws: kept)
  }

  private var lines: [SavedRunLine] {
    [
      line(1, "base", approved: WrittenDown.figure(0.0216, 0.0041, 0.001...0.08)),
      line(
        12, "kazakhstan-2022-as-it-was-understood", scenario: "kazakhstan-2022", draws: 1_048_576,
        design: .drawn(.sobol), isInterrupted: true, overrides: ["reading.article4=outside"],
        approved: WrittenDown.figure(0.66, 0.0012, 0.1...0.9), kept: 1_048_576),
      line(
        13, "trial", scenario: "trial", design: .exact,
        exact: ExactExtent(requests: 2, judgementSets: 1, isComplete: true),
        approved: WrittenDown.proved(0.25)),
      line(14, "silent", approved: nil),
    ]
  }

  @Test func runsAreListedOneALineWithHowLikelyApprovalIs() {
    #expect(
      SavedRunsReport(lines).text(in: TerminalStyle(width: 120)) == """
        id  name                      saved (UTC)       scenario             draws  approved        seed  remarks
         1  base                      2026-11-21 22:30  armenia-2021        65,536   2.16% ± 0.41%     7
        12  kazakhstan-2022-as-it-    2026-11-21 22:30  kazakhstan-2022  1,048,576  66.00% ± 0.12%     7  interrupted; sobol;
              was-understood                                                                                reading.
                                                                                                            article4=outside;
                                                                                                            1,048,576 draws kept
        13  trial                     2026-11-21 22:30  trial                exact  25%    exact       7
        14  silent                    2026-11-21 22:30  armenia-2021        65,536  -                  7

        """)
  }

  @Test func aNarrowTerminalKeepsNamesDrawsAndProbabilities() {
    #expect(
      SavedRunsReport(lines).text(in: TerminalStyle(usesUnicode: false, width: 60)) == """
        id  name                             draws  approved
         1  base                            65,536   2.16% +/- 0.41%
        12  kazakhstan-2022-as-it-was-   1,048,576  66.00% +/- 0.12%
              understood
        13  trial                            exact  25%    exact
        14  silent                          65,536  -

        """)
  }

  @Test func withoutRunsItIsSaidHowOneIsSaved() {
    #expect(
      SavedRunsReport([]).text(in: TerminalStyle(width: 80))
        == "No runs are saved. 'casus run --save FILE' saves one.\n")
  }

  private func verification(
    checked: Int, parts: Int = 32, isComplete: Bool = false, kept: Int = 0, isExact: Bool = false,
    differences: [(String, String, String)] = [], count: Int? = nil
  ) -> String {
    VerificationReport(
      name: "base", draws: 1_048_576, checkedDraws: checked, parts: 32, checkedParts: parts,
      isComplete: isComplete, keptDraws: kept, isExact: isExact,
      differences: differences.map { .init(place: $0.0, saved: $0.1, computed: $0.2) },
      differenceCount: count ?? differences.count
    ).text(in: TerminalStyle(width: 80))
  }

  @Test func aSampleThatAgreesSaysWhatItProves() {
    #expect(
      verification(checked: 65_536, parts: 2) == """
        base agrees to the bit: 65,536 of 1,048,576 draws were computed again, 2 of 32
          parts.
          The fingerprints of all parts sum to that of the saved numbers, so that a
          number that was changed by itself is always found; a part that was changed
          together with its fingerprint is found only where it is in the sample. --all
          computes every part.

        """)
  }

  @Test func aWholeRunThatAgreesSaysSoAndNoMore() {
    #expect(
      verification(checked: 1_048_576, isComplete: true, kept: 2_048)
        == """
        base agrees to the bit: all 1,048,576 draws were computed again, and 2,048 kept
          draws compared value by value.

        """)
    #expect(
      verification(checked: 12, isComplete: true, isExact: true)
        == "base agrees to the bit: all 12 requests were enumerated again.\n")
  }

  @Test func differencesAreToldWithTheirPlaceAndWhatTheyMayComeOf() {
    #expect(
      verification(
        checked: 1_048_576, isComplete: true,
        differences: [("table outcomes, troops, probability", "0.5", "0.25")], count: 1_201)
          == """
          base differs in 1,201 places: all 1,048,576 draws were computed again.
          • table outcomes, troops, probability: saved 0.5, computed 0.25
          • and 1,200 more
            Either the file was changed after the run was saved, or this machine computes
            otherwise.

          """)
    #expect(
      verification(checked: 65_536, parts: 2, differences: [("part 3", "1f", "2e")])
        .hasPrefix("base differs in 1 place: 65,536 of 1,048,576 draws were computed again, 2 of 32\n")
    )
  }
}
