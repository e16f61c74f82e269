extension Golden {
  /// How the run's table and its picture begin at 80 columns.
  static let head80 = #"""
    Brum calls for help
    Would the league come?
    Brum asks on 2005-06-01. Rulebook league: How a small league answers a call for
    help.
    2,048 draws in 32 rows of 64, seed 7, independent draws. 2,000 were asked for;
    runs are made of whole groups of 2,048.

    ANSWER
    Given that something is asked, the request is refused: 66.2% ± 2.1%; approved:
    33.8% ± 2.1%.
    The stated beliefs leave P(refused) between <0.1% and 99.8% (90% interval from
    judgements, which explain 73% of the variance over draws).
    Nothing is asked: 0%, certain.
    It turns on reading: approved, by reading: narrow 15.1% ± 1.2%; wide
    80.0% ± 3.1%.

    """#
}
