-- How an entry was hashed. Entries that were there before are of format 1, and so are those of an older program that
-- goes on writing.
ALTER TABLE entries ADD COLUMN format INTEGER NOT NULL DEFAULT 1;

-- For look-ups only, like `intent`. A request written by hand names its group itself.
ALTER TABLE entries ADD COLUMN plan_group TEXT
    GENERATED ALWAYS AS (CASE WHEN json_valid(body) THEN
        coalesce(json_extract(body, '$.plan.group'), json_extract(body, '$.request.GroupId')) END) VIRTUAL;
ALTER TABLE entries ADD COLUMN action TEXT
    GENERATED ALWAYS AS (CASE WHEN kind = 'raw' THEN 'call' WHEN json_valid(body) THEN json_extract(body, '$.action') END)
    VIRTUAL;

-- Everything that a list is filtered by but users, a few dozen bytes an action instead of its whole body.
CREATE INDEX actions ON entries (number, time, operator, profile, plan_group, action)
WHERE kind IN ('intent', 'denied', 'raw');

-- The people that actions are about: targets, and senders of messages that are; in a request written by hand, every text
-- that is short enough for an ID. Somebody may come up twice.
CREATE VIEW named (user, number) AS
SELECT
    coalesce(json_extract(target.value, '$.subject.user'), json_extract(target.value, '$.sender')),
    it.number
FROM entries AS it, json_each(CASE WHEN json_valid(it.body) THEN it.body END, '$.plan.targets') AS target
WHERE it.kind IN ('intent', 'denied')
    AND coalesce(json_extract(target.value, '$.subject.user'), json_extract(target.value, '$.sender')) IS NOT NULL
UNION ALL
SELECT part.atom, it.number
FROM entries AS it, json_tree(CASE WHEN json_valid(it.body) THEN it.body END, '$.request') AS part
WHERE it.kind = 'raw' AND part.type = 'text' AND length(part.atom) <= 64;

-- The same, kept. A trigger fills it, so that an older program that goes on writing fills it too.
CREATE TABLE mentions (
    user   TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (user, number)
) STRICT, WITHOUT ROWID;

INSERT INTO mentions (user, number) SELECT DISTINCT user, number FROM named ORDER BY user, number;

CREATE TRIGGER entries_are_found AFTER INSERT ON entries WHEN NEW.kind IN ('intent', 'denied', 'raw')
BEGIN INSERT OR IGNORE INTO mentions (user, number) SELECT user, number FROM named WHERE number = NEW.number; END;

-- One change is allowed: to take the content away and leave number, links and hash.
DROP TRIGGER IF EXISTS entries_are_not_changed;

CREATE TRIGGER entries_are_not_changed BEFORE UPDATE ON entries
WHEN NEW.kind <> 'pruned' OR OLD.kind IN ('prune', 'pruned') OR NEW.number <> OLD.number OR NEW.format <> OLD.format
    OR NEW.prev_hash <> OLD.prev_hash OR NEW.hash <> OLD.hash
    OR NEW.time <> 0 OR NEW.operator <> '' OR NEW.profile <> ''
BEGIN SELECT RAISE(ABORT, 'journal entries are never changed'); END;
