extension Golden {
  static let side120 = #"""
    3 scenarios side by side
    A  Brum calls for help (brum-calls)
    B  Brum calls for help (brum-calls)
    C  Brum calls for help (brum-calls)
    2,048 draws in 32 rows, seed 7. Beside each other: the same draws under other conditions.

                            A                               B                               C
    Given that something is asked
      approved               33.8%  ± 2.1%  ▒▒▒▒▒░░░░░░░░░   33.8%  ± 2.1%  ▒▒▒▒▒░░░░░░░░░   33.8%  ± 2.1%  ▒▒▒▒▒░░░░░░░░░
      refused                66.2%  ± 2.1%  ▒▒▒▒▒▒▒▒▒░░░░░   66.2%  ± 2.1%  ▒▒▒▒▒▒▒▒▒░░░░░   66.2%  ± 2.1%  ▒▒▒▒▒▒▒▒▒░░░░░
      beliefs leave, from     0.2%                            0.2%                            0.2%
      to (90% interval)     >99.9%                          >99.9%                          >99.9%
    Nothing is asked          0%   certain                    0%   certain                    0%   certain
    Outcomes, highest rung first
      Troops are sent        33.8%  ± 2.1%  ▒▒▒▒▒░░░░░░░░░   33.8%  ± 2.1%  ▒▒▒▒▒░░░░░░░░░   33.8%  ± 2.1%  ▒▒▒▒▒░░░░░░░░░
      Goods, and no troops   25.0%  ± 3.1%  █▒▒▒░░           25.0%  ± 3.1%  █▒▒▒░░           25.0%  ± 3.1%  █▒▒▒░░
      The call is declined   41.2%  ± 1.2%  ██▒▒▒▒░░░        41.2%  ± 1.2%  ██▒▒▒▒░░░        41.2%  ± 1.2%  ██▒▒▒▒░░░

                        A                               B                               C
    Approved under each reading, given that something is asked
      reading = narrow  15.1% ± 1.2%  ██                15.1% ± 1.2%  ██                15.1% ± 1.2%  ██
      reading = wide    80.0% ± 3.1%  █████████████     80.0% ± 3.1%  █████████████     80.0% ± 3.1%  █████████████

                                   A              B              C
    Medians, where they exist
      Days to the decision (days)  2.034 ± 0.081  2.034 ± 0.081  2.034 ± 0.081
    ± is the standard error; a dash: too few draws lead there to say.

    WHAT HAPPENED
    A  Goods, and no troops: the run gives it 25.0% ± 3.1%.
    B  Goods, and no troops: the run gives it 25.0% ± 3.1%.
    C  Goods, and no troops: the run gives it 25.0% ± 3.1%.

    TO REPEAT THESE RUNS
      casus run a.yaml b.yaml
    """#
}
