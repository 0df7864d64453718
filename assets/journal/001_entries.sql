-- The entries, each bound to the one before by its hash. The columns behind `hash` are computed from the body, for
-- look-ups only; they are not stored and cannot disagree with it.
CREATE TABLE entries (
    number    INTEGER PRIMARY KEY CHECK (number > 0),
    time      INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    operator  TEXT NOT NULL,
    profile   TEXT NOT NULL,
    body      TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash      TEXT NOT NULL,
    intent    INTEGER GENERATED ALWAYS AS (CASE WHEN json_valid(body) THEN json_extract(body, '$.intent') END) VIRTUAL
) STRICT;

CREATE INDEX entries_by_intent ON entries (intent, kind);
CREATE INDEX entries_by_kind ON entries (kind, number);

-- The last entry that was written. A cut-off tail or a row from elsewhere disagrees with it.
CREATE TABLE head (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL,
    hash   TEXT NOT NULL
) STRICT;

INSERT INTO head (id, number, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- Guards against mistakes, not against an attacker, who can drop them.
CREATE TRIGGER entries_are_not_changed BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'journal entries are never changed'); END;

CREATE TRIGGER entries_are_not_deleted BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'journal entries are never deleted'); END;

-- INSERT OR REPLACE deletes without firing the trigger above.
CREATE TRIGGER entries_are_not_replaced BEFORE INSERT ON entries
WHEN EXISTS (SELECT 1 FROM entries WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'journal entries are never replaced'); END;

CREATE TRIGGER head_is_not_deleted BEFORE DELETE ON head
BEGIN SELECT RAISE(ABORT, 'the head of the journal is never deleted'); END;

CREATE TRIGGER head_moves_by_one BEFORE UPDATE ON head
WHEN NEW.number <> OLD.number + 1
BEGIN SELECT RAISE(ABORT, 'the head of the journal moves by one'); END;
