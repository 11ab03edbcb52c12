-- notes.db-history: every earlier state of a note that was changed or
-- deleted. Kept beside notes.db and not in it, so that two machines with the
-- same notes have the same notes.db, and an export gives away no deleted note.

-- step 1

CREATE TABLE version (
  seq          INTEGER PRIMARY KEY, -- order of the changes
  change       TEXT NOT NULL,       -- what ended this state: 'edit', 'delete', 'tags', 'undo', 'import'
  ended        TEXT NOT NULL,       -- when
  id           TEXT NOT NULL,       -- the rest as in notes.db
  doc          TEXT NOT NULL,
  lang         TEXT NOT NULL,
  title        TEXT,
  passage      TEXT NOT NULL,
  clause_order TEXT NOT NULL,
  exact        TEXT NOT NULL,
  prefix       TEXT NOT NULL,
  suffix       TEXT NOT NULL,
  start_byte   INTEGER NOT NULL,
  end_byte     INTEGER NOT NULL,
  start_point  INTEGER NOT NULL,
  end_point    INTEGER NOT NULL,
  passage_hash INTEGER NOT NULL,
  kind         TEXT NOT NULL,
  status       TEXT,
  due          TEXT,
  colour       TEXT,
  body         TEXT NOT NULL,
  created      TEXT NOT NULL,
  modified     TEXT NOT NULL,
  extra        TEXT,
  tags         TEXT NOT NULL        -- JSON array
) STRICT;

CREATE INDEX version_of_note ON version (id, seq);

-- step 2

ALTER TABLE version ADD COLUMN until TEXT;
ALTER TABLE version ADD COLUMN priority TEXT;
ALTER TABLE version ADD COLUMN author TEXT;
ALTER TABLE version ADD COLUMN origin TEXT;
ALTER TABLE version ADD COLUMN before_hash INTEGER;
ALTER TABLE version ADD COLUMN after_hash INTEGER;

-- step 3

ALTER TABLE version ADD COLUMN responsible TEXT;
ALTER TABLE version ADD COLUMN undone INTEGER;  -- 1: the change was taken back

-- Every earlier state of two clauses that were paired or parted by hand.
CREATE TABLE pin_version (
  seq      INTEGER PRIMARY KEY, -- order of the changes
  change   TEXT NOT NULL,       -- what ended this state: 'pin', 'unpin', 'undo', 'import'
  ended    TEXT NOT NULL,       -- when; the same for what was changed at once
  undone   INTEGER,
  doc_a    TEXT NOT NULL,       -- the rest as in notes.db
  lang_a   TEXT NOT NULL,
  passage_a TEXT NOT NULL,
  doc_b    TEXT NOT NULL,
  lang_b   TEXT NOT NULL,
  passage_b TEXT NOT NULL,
  parted   INTEGER,             -- NULL: neither paired nor parted
  modified TEXT NOT NULL        -- '' with that
) STRICT;

CREATE INDEX version_of_pin ON pin_version (doc_a, doc_b, passage_a, passage_b, seq);
