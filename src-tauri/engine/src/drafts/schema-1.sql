-- One row a draft; `revision` is what a save compares and sets.
CREATE TABLE drafts (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  created TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  saved TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a change. `reverts` is the revision that an undo or a redo turns back.
-- `checksum` is over the document after the change.
CREATE TABLE revisions (
  draft TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  n INTEGER NOT NULL CHECK (n >= 1),
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo', 'import')),
  reverts INTEGER,
  patch TEXT NOT NULL,
  inverse TEXT NOT NULL,
  checksum TEXT NOT NULL,
  PRIMARY KEY (draft, n)
) STRICT, WITHOUT ROWID;

-- The whole document after some revisions, so that opening replays few changes.
CREATE TABLE snapshots (
  draft TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  document BLOB NOT NULL,
  checksum TEXT NOT NULL,
  PRIMARY KEY (draft, n)
) STRICT;

-- Where the person was; the window's own business.
CREATE TABLE windows (
  draft TEXT PRIMARY KEY REFERENCES drafts (id) ON DELETE CASCADE,
  state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
