import GRDB

/// The tables of a results file.
///
/// `Documentation/store.md` says what each column holds. A change of the tables is a new migration and a new ``version``; a migration that was released is never changed.
enum ResultsSchema {
  /// What `PRAGMA user_version` says in a file of this form.
  static let version = 1
  /// What `PRAGMA application_id` says in every results file: "CASU" in ASCII.
  static let applicationID = 0x4341_5355

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(sql: ResultsSchema.manifest + ResultsSchema.figures + ResultsSchema.integers)
      try db.execute(sql: ResultsSchema.views)
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = 1")
    }
    return migrator
  }
}

extension ResultsSchema {
  private static let manifest = """
    CREATE TABLE texts (
      sha256 TEXT PRIMARY KEY,      -- of the text's UTF-8 bytes, 64 hexadecimal digits
      text TEXT NOT NULL
    );
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE,
      saved_at TEXT NOT NULL,       -- UTC, such as 2026-11-21T22:30:00Z
      rulebook TEXT NOT NULL,
      scenario TEXT NOT NULL,
      title TEXT NOT NULL,
      seed TEXT NOT NULL,           -- decimal: up to 2^64 - 1, more than an INTEGER holds
      design TEXT NOT NULL,
      draws_asked INTEGER NOT NULL,
      draws INTEGER NOT NULL,       -- 2,048 in a group of rows
      rows INTEGER NOT NULL,        -- 64 draws in a row
      interrupted INTEGER NOT NULL, -- 1 where it was stopped before it had made all draws
      exact_requests INTEGER,       -- how many were enumerated; NULL where they were drawn
      exact_judgement_sets INTEGER,
      exact_complete INTEGER,       -- 1 where judgements were enumerated too
      tool_version TEXT NOT NULL,
      numeric_version INTEGER NOT NULL,
      table_fingerprint TEXT NOT NULL, -- of the quantile tables, 16 hexadecimal digits
      command TEXT NOT NULL,        -- the command that makes the run again
      file TEXT NOT NULL,           -- the scenario's file, as the user named it
      rules TEXT,                   -- the rulebook that --rules named
      engine TEXT NOT NULL,         -- what computed the draws, which changes no bit
      instruction_set TEXT NOT NULL,
      processors INTEGER NOT NULL,
      system TEXT NOT NULL,
      doubtful_share REAL,          -- of the criteria's weight, from 0 to 1
      kept_draws INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE run_texts (
      run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      role TEXT NOT NULL CHECK (role IN ('rulebook', 'scenario', 'varied scenario')),
      name TEXT NOT NULL,           -- of the file
      sha256 TEXT NOT NULL REFERENCES texts,
      PRIMARY KEY (run_id, role)
    ) WITHOUT ROWID;
    CREATE TABLE overrides (
      run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      position INTEGER NOT NULL,    -- from 0; where two change one thing the later one holds
      kind TEXT NOT NULL CHECK (kind IN ('set', 'pin')),
      text TEXT NOT NULL,
      PRIMARY KEY (run_id, position)
    ) WITHOUT ROWID;

    """

  private static let integers = """
    CREATE TABLE tallies (
      run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      section TEXT NOT NULL,
      line INTEGER NOT NULL,        -- from 0
      numbers TEXT NOT NULL,        -- decimal, parted by spaces; 0*31 is 31 zeros
      PRIMARY KEY (run_id, section, line)
    ) WITHOUT ROWID;
    CREATE TABLE blocks (
      run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      first_group INTEGER NOT NULL,
      groups INTEGER NOT NULL,      -- of 2,048 draws
      digest TEXT NOT NULL,         -- decimal, below 2^61 - 1; the sum of all is that of the run's tallies
      PRIMARY KEY (run_id, first_group)
    ) WITHOUT ROWID;
    CREATE TABLE draw_columns (
      run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      of_rows INTEGER NOT NULL,     -- 1 for a column of the rows' table, 0 for one of the requests' table
      position INTEGER NOT NULL,
      name TEXT NOT NULL,           -- the column's name, such as factor/threat.origin
      kind TEXT NOT NULL,           -- number, whole, yes_no, choice, members
      unit TEXT NOT NULL,
      PRIMARY KEY (run_id, of_rows, position)
    ) WITHOUT ROWID;

    """

  private static let views = """
    CREATE VIEW run_outcomes AS
      SELECT r.id AS run_id, r.name AS run, r.scenario, r.rulebook, r.draws, o.position, o.outcome, o.title, o.rank,
        o.verdicts, o.probability, o.standard_error, o.constant, o.low_90, o.high_90, o.judgement_share
      FROM runs r JOIN outcomes o ON o.run_id = r.id ORDER BY r.id, o.position;
    CREATE VIEW run_headlines AS
      SELECT r.id AS run_id, r.name AS run, r.scenario, r.rulebook, r.draws,
        a.given_asked AS approved_given_asked, a.given_asked_error AS standard_error,
        a.given_asked_low_90 AS low_90, a.given_asked_high_90 AS high_90, n.probability AS nothing_asked
      FROM runs r
        LEFT JOIN verdicts a ON a.run_id = r.id AND a.verdict = 'approved'
        LEFT JOIN verdicts n ON n.run_id = r.id AND n.verdict = 'none'
      ORDER BY r.id;
    CREATE VIEW run_quantities AS
      SELECT r.id AS run_id, r.name AS run, r.scenario, q.quantity, q.title, q.unit, q.existence, q.median,
        q.median_error, q.quantile_05, q.quantile_95
      FROM runs r JOIN quantities q ON q.run_id = r.id ORDER BY r.id, q.position;
    CREATE VIEW run_criteria AS
      SELECT r.id AS run_id, r.name AS run, r.scenario, c.criterion, c.stage, c.says, c.strength,
        c.active_given_reached, c.weight_on_approved, c.weight_error, c.because
      FROM runs r JOIN criteria c ON c.run_id = r.id ORDER BY r.id, abs(c.weight_on_approved) DESC;
    """
}
