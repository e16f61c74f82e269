extension ResultsSchema {
  /// The tables of what a run found.
  ///
  /// Probabilities are from 0 to 1; `_error` is a standard error, `constant` 1 where no other value is possible.
  static let figures = """
    CREATE TABLE verdicts (
      run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      verdict TEXT NOT NULL CHECK (verdict IN ('refused', 'approved', 'none')),
      probability REAL NOT NULL,
      standard_error REAL NOT NULL,
      constant INTEGER NOT NULL,
      low_90 REAL,                  -- 90% interval from judgements
      high_90 REAL,
      judgement_share REAL,         -- of the variance over draws, from 0 to 1
      given_asked REAL,             -- the probability given that something was asked
      given_asked_error REAL,
      given_asked_constant INTEGER,
      given_asked_low_90 REAL,
      given_asked_high_90 REAL,
      PRIMARY KEY (run_id, verdict)
    ) WITHOUT ROWID;
    CREATE TABLE outcomes (
      run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      outcome TEXT NOT NULL,
      position INTEGER NOT NULL,    -- in the rulebook, from 0
      title TEXT NOT NULL,
      rank INTEGER NOT NULL,        -- the rung on the ladder
      verdicts TEXT NOT NULL,       -- those that it can count towards, parted by spaces
      probability REAL NOT NULL,
      standard_error REAL NOT NULL,
      constant INTEGER NOT NULL,
      low_90 REAL,
      high_90 REAL,
      judgement_share REAL,
      PRIMARY KEY (run_id, outcome)
    ) WITHOUT ROWID;
    CREATE TABLE rungs (
      run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      rank INTEGER NOT NULL,
      probability REAL NOT NULL,    -- of this rank or a higher one
      standard_error REAL NOT NULL,
      constant INTEGER NOT NULL,
      low_90 REAL,
      high_90 REAL,
      judgement_share REAL,
      PRIMARY KEY (run_id, rank)
    ) WITHOUT ROWID;
    CREATE TABLE readings (
      run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      judgement TEXT NOT NULL,
      value TEXT NOT NULL,
      meaning TEXT NOT NULL,
      dominant INTEGER NOT NULL,    -- 1 where the judgement explains over half of the variance from judgements
      share_of_approval REAL,       -- of the variance of P(approved) from judgements, explained by the judgement
      share_of_rows REAL NOT NULL,
      approved_given_asked REAL,
      approved_given_asked_error REAL,
      PRIMARY KEY (run_id, judgement, value)
    ) WITHOUT ROWID;
    CREATE TABLE reading_outcomes (
      run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      judgement TEXT NOT NULL,
      value TEXT NOT NULL,
      outcome TEXT NOT NULL,
      probability REAL NOT NULL,    -- given the value
      standard_error REAL NOT NULL,
      constant INTEGER NOT NULL,
      PRIMARY KEY (run_id, judgement, value, outcome)
    ) WITHOUT ROWID;
    CREATE TABLE stages (
      run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      stage TEXT NOT NULL,
      position INTEGER NOT NULL,
      question TEXT NOT NULL,
      answered_by TEXT NOT NULL,
      reached REAL NOT NULL,        -- the probability that a request comes to it
      reached_error REAL NOT NULL,
      yes_given_reached REAL,
      yes_error REAL,
      ends_here REAL NOT NULL,      -- the share of requests whose path ends with its answer
      ends_error REAL NOT NULL,
      known_answer TEXT,            -- yes or no, where it was not computed
      known_by TEXT,                -- 'scenario', or 'pin'
      known_expected REAL,          -- the probability that the rules would have given it
      known_expected_error REAL,
      PRIMARY KEY (run_id, stage)
    ) WITHOUT ROWID;
    CREATE TABLE criteria (
      run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      criterion TEXT NOT NULL,
      position INTEGER NOT NULL,
      stage TEXT NOT NULL,
      says TEXT NOT NULL CHECK (says IN ('yes', 'no')),
      strength TEXT NOT NULL,       -- its word, or bars, or settles
      active_given_reached REAL,
      active_error REAL,
      weight_on_approved REAL NOT NULL, -- what leaving it out would take from P(approved), signed
      weight_error REAL NOT NULL,
      measured_draws INTEGER NOT NULL,
      shared_draws INTEGER NOT NULL,
      unmeasured_draws INTEGER NOT NULL,
      because TEXT NOT NULL,
      PRIMARY KEY (run_id, criterion)
    ) WITHOUT ROWID;
    CREATE TABLE quantities (
      run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      quantity TEXT NOT NULL,
      position INTEGER NOT NULL,
      title TEXT NOT NULL,
      unit TEXT NOT NULL,           -- of the quantiles and the bins
      whole INTEGER NOT NULL,
      existence REAL NOT NULL,      -- the probability that a request leads to an outcome that has it
      existence_error REAL NOT NULL,
      effective_size REAL NOT NULL, -- in draws
      median REAL,                  -- NULL below an effective size of 100
      median_error REAL,
      quantile_05 REAL,
      quantile_05_error REAL,
      quantile_95 REAL,
      quantile_95_error REAL,
      scale TEXT NOT NULL,          -- linear, log, whole
      range_low REAL NOT NULL,
      range_high REAL NOT NULL,
      bins INTEGER NOT NULL,
      underflow REAL NOT NULL,      -- in requests
      overflow REAL NOT NULL,
      PRIMARY KEY (run_id, quantity)
    ) WITHOUT ROWID;
    CREATE TABLE histogram_bins (
      run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      quantity TEXT NOT NULL,
      bin INTEGER NOT NULL,         -- from 0; empty bins are left out
      low REAL NOT NULL,
      high REAL NOT NULL,
      weight REAL NOT NULL,         -- in requests
      PRIMARY KEY (run_id, quantity, bin)
    ) WITHOUT ROWID;
    CREATE TABLE assumed_factors (
      run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      factor TEXT NOT NULL,
      branch INTEGER NOT NULL,      -- of the default, from 0
      question TEXT NOT NULL,
      condition TEXT,               -- under which the branch is taken; NULL for always
      because TEXT NOT NULL,
      unsourced TEXT,               -- why no source is given
      PRIMARY KEY (run_id, factor, branch)
    ) WITHOUT ROWID;
    CREATE TABLE doubtful_items (
      run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      position INTEGER NOT NULL,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      unsourced INTEGER NOT NULL,   -- 1 where no source is given, 0 where its author's confidence is low
      PRIMARY KEY (run_id, position)
    ) WITHOUT ROWID;
    CREATE TABLE correlations (
      run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      first TEXT NOT NULL,
      second TEXT NOT NULL,
      stated REAL NOT NULL,         -- Spearman's
      attained REAL,
      PRIMARY KEY (run_id, first, second)
    ) WITHOUT ROWID;

    """
}
