-- library.db: the documents seen, their texts and what they cite. Can be
-- rebuilt from the files at any time. For "-- step N" see notes.sql.

-- step 1

-- One language version of one document.
CREATE TABLE doc (
  doc    INTEGER PRIMARY KEY,
  key    TEXT NOT NULL,     -- the symbol, or a readable stand-in
  lang   TEXT NOT NULL,     -- 'zh', 'en' …
  symbol TEXT,              -- 'A/HRC/RES/28/2'
  number TEXT,              -- '28/2'
  body   TEXT,              -- 'HRC'
  title  TEXT,
  date   TEXT,              -- adopted, else distributed; ISO
  kind   TEXT NOT NULL,     -- 'resolution', 'draft' …
  path   TEXT,              -- absolute; where it was last read from
  hash   INTEGER NOT NULL,  -- FNV-1a of all that is known of it but the source
  source_hash INTEGER NOT NULL, -- FNV-1a of lines and marks; 0 if there are none
  lines  TEXT,              -- the source's lines, each ended by U+000A
  marks  TEXT,              -- what the lines don't show: see library_source.c
  UNIQUE (key, lang)
) STRICT;

CREATE INDEX doc_by_number ON doc (number);
CREATE INDEX doc_by_symbol ON doc (symbol);

-- Every text of a document that has an id: clauses, footnotes, title …
CREATE TABLE passage (
  doc    INTEGER NOT NULL,
  seq    INTEGER NOT NULL,  -- clauses first, in order, from 0
  id     TEXT NOT NULL,     -- 'OP5', 'FN1', 'TITLE'
  kind   TEXT NOT NULL,     -- 'preambular', 'operative', 'annex', 'footnote', 'title', 'basis', 'closing'
  lead   INTEGER NOT NULL,  -- bytes of the opening verb phrase; 0 if none
  text   TEXT NOT NULL,
  PRIMARY KEY (doc, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE citation (
  target  TEXT NOT NULL,    -- 'A/RES/69/179', 'instrument:charter'
  doc     INTEGER NOT NULL, -- the citing document
  seq     INTEGER NOT NULL, -- order in it
  passage TEXT NOT NULL,    -- where it stands there
  start_byte INTEGER NOT NULL,
  end_byte   INTEGER NOT NULL,
  locator TEXT,             -- 'art. 1(3)'
  date    TEXT,             -- the date the text gives, ISO
  PRIMARY KEY (target, doc, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX citation_of_doc ON citation (doc);

-- step 2

-- What the full-text search looks through: the passages of a document in
-- their folded form (case, width, accents, quotation marks and blanks made
-- one), in the order of passage.seq, each ended by U+000A, which no folded
-- text holds. A document without a row is folded when next searched.
CREATE TABLE fold (
  doc  INTEGER PRIMARY KEY,
  text BLOB NOT NULL
) STRICT;

-- The search goes through the newest documents first.
CREATE INDEX doc_by_date ON doc (date DESC, key, lang);
