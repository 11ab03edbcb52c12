-- notes.db: what one reader wrote. Precious and small.
--
-- A line "-- step N" opens the statements that lead from user_version N-1 to
-- N; resread runs those that are missing in one transaction. A step that was
-- ever released is never edited: a change is a new step.
-- Tables without rowids keep the dump independent of the order of writing.

-- step 1

-- A note stands beside one passage of one document. It carries all that is
-- needed to find the passage again, or to make sense without the document.
CREATE TABLE note (
  id           TEXT PRIMARY KEY NOT NULL, -- UUIDv7, lower case
  doc          TEXT NOT NULL,    -- the document's key, mostly its symbol
  lang         TEXT NOT NULL,    -- 'zh', 'en' …; '' if unknown
  title        TEXT,             -- the document's title when the note was written
  passage      TEXT NOT NULL,    -- clause id: 'OP5', 'TITLE'
  clause_order TEXT NOT NULL,    -- made of passage; sorts as the clauses stand in a text
  exact        TEXT NOT NULL,    -- the quoted words
  prefix       TEXT NOT NULL,    -- up to 32 code points before them
  suffix       TEXT NOT NULL,    -- and behind them
  start_byte   INTEGER NOT NULL, -- place of the words in the passage's text: bytes, half open
  end_byte     INTEGER NOT NULL,
  start_point  INTEGER NOT NULL, -- the same place in code points
  end_point    INTEGER NOT NULL,
  passage_hash INTEGER NOT NULL, -- FNV-1a of the passage's whole text; 64 bits, signed
  kind         TEXT NOT NULL,    -- 'note', 'highlight', 'question', 'task'
  status       TEXT,             -- 'open', 'done' …
  due          TEXT,             -- ISO day, or a session: 'HRC 43'
  colour       TEXT,             -- highlight letter
  body         TEXT NOT NULL,    -- Markdown; '' for a mere highlight or tag
  created      TEXT NOT NULL,    -- '2026-11-21T05:30:00.123Z'
  modified     TEXT NOT NULL,
  extra        TEXT              -- JSON: what an import said beyond these columns
) STRICT, WITHOUT ROWID;

CREATE INDEX note_of_doc ON note (doc, clause_order);

-- No index on tag: all tags are few enough to look through, and each index is
-- one more page that a durable save has to write.
CREATE TABLE tag (
  note TEXT NOT NULL, -- note.id; written and removed with the note
  tag  TEXT NOT NULL, -- NFC, trimmed; '/' makes a hierarchy
  PRIMARY KEY (note, tag)
) STRICT, WITHOUT ROWID;

-- Two clauses of two documents paired, or parted, by hand.
CREATE TABLE pin (
  doc_a    TEXT NOT NULL,    -- keys; doc_a sorts before doc_b, or is the same
  passage_a TEXT NOT NULL,
  doc_b    TEXT NOT NULL,
  passage_b TEXT NOT NULL,
  parted   INTEGER NOT NULL, -- 1: these two must not be paired
  PRIMARY KEY (doc_a, doc_b, passage_a, passage_b)
) STRICT, WITHOUT ROWID;

-- step 2

-- The last clause where a note spans several; passage is the first. The
-- places and the hash are then those of their texts joined by line feeds.
ALTER TABLE note ADD COLUMN until TEXT;
ALTER TABLE note ADD COLUMN priority TEXT;       -- 'high', 'medium', 'low'
ALTER TABLE note ADD COLUMN author TEXT;
ALTER TABLE note ADD COLUMN origin TEXT;         -- note.id on another version that it was carried over from
ALTER TABLE note ADD COLUMN before_hash INTEGER; -- as passage_hash, of the text before and
ALTER TABLE note ADD COLUMN after_hash INTEGER;  -- behind the passage; 0: none; NULL: unknown

-- A note that is not to be offered again for carrying over to a document.
CREATE TABLE rejected (
  note TEXT NOT NULL, -- note.id
  doc  TEXT NOT NULL, -- key of the document it was offered on
  PRIMARY KEY (note, doc)
) STRICT, WITHOUT ROWID;

-- step 3

ALTER TABLE note ADD COLUMN responsible TEXT;    -- who is to see to it

-- Pins tell the languages of their documents apart, and when they were made.
ALTER TABLE pin RENAME TO pin_before;

CREATE TABLE pin (
  doc_a    TEXT NOT NULL,    -- keys; doc_a with lang_a sorts before doc_b with lang_b
  lang_a   TEXT NOT NULL,    -- 'zh', 'en' …; '' both: pinned before step 3, in all languages
  passage_a TEXT NOT NULL,
  doc_b    TEXT NOT NULL,
  lang_b   TEXT NOT NULL,
  passage_b TEXT NOT NULL,
  parted   INTEGER NOT NULL, -- 1: these two must not be paired
  modified TEXT NOT NULL,    -- as note.modified; '': unknown
  PRIMARY KEY (doc_a, doc_b, passage_a, passage_b, lang_a, lang_b)
) STRICT, WITHOUT ROWID;

INSERT INTO pin SELECT doc_a, '', passage_a, doc_b, '', passage_b, parted, '' FROM pin_before;
DROP TABLE pin_before;
