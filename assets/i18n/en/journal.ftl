### The journal: what checking it found, one action whole, and its part of the command line.

## Why it cannot be used

journal-trouble-cannot-open = its file cannot be opened: { $detail }
journal-trouble-locked = another program holds it
journal-trouble-not-a-journal = the file is not a journal of imwarden
journal-trouble-newer = a newer version of imwarden wrote it (schema { $detail })
journal-trouble-disk-full = the disk is full
journal-trouble-read-only = it can only be read
journal-trouble-damaged = the file is damaged ({ $detail })
journal-trouble-closed = it is closed already
journal-trouble-in-other-hands = another program of imwarden is carrying this action out
journal-trouble-failed = the system says: { $detail }
journal-unreadable = The journal cannot be read: { $why }.

## What checking it found

chain-whole = The journal is whole: { $count } { $n ->
    [one] entry
   *[other] entries
} (each action writes several).
chain-whole-pruned = The journal is whole: { $count } entries, of which { $pruned } were pruned.
chain-and-more = { $found } ({ $more } more)
chain-more = … and { $more } more
break-altered = ALTERED: { $n ->
    [1] entry { $first } is not what was written.
   *[other] entries { $first } to { $last } are not what was written.
}
break-unlinked = REWRITTEN: entry { $entry } does not follow { $before }; one of the two was written anew.
break-missing = MISSING: { $n ->
    [1] entry { $first }.
   *[other] entries { $first } to { $last }.
}
break-cut-off = CUT OFF: the last entry is { $last }, but { $head } were written.
break-appended = FOREIGN: { $n ->
    [1] entry { $first } was not written by imwarden.
   *[other] entries { $first } to { $last } were not written by imwarden.
}
break-emptied = EMPTIED: the content of { $n ->
    [1] entry { $first } was
   *[other] entries { $first } to { $last } was
} taken away without a record of it.
break-head = HEAD: the note of the last entry does not fit entry { $last }.
break-unexpected = REWRITTEN: entry { $first } does not have the hash that was noted elsewhere; everything up to it may be new.
break-schema = TABLES: the tables of the file were changed by something else than imwarden.
break-lookup = LOOK-UPS: lists by user leave out, or add, what the entries do not say.
break-inconsistent = INCONSISTENT: the database contradicts itself ({ $detail }). Lists may leave out entries.
break-unreadable = UNREADABLE: the file cannot be read behind entry { $last }.

## One action whole

record-title = Journal #{ $entry }
record-when = when
record-operator = operator
record-profile = profile
record-group = group
record-time = for
record-content = content
record-reason = reason
record-standing = outcome
record-denied = stopped
record-owner = owner before
record-mute-all = mute all before
record-overridden = overridden
record-told = warned that
record-on = on
record-off = off
record-targets = Targets ({ $n })
record-refused = Left out by the policy ({ $n })
record-evidence = Quoted messages ({ $n })
record-steps = What followed
record-seals = Hashes
record-call = call { $n }, on { $count ->
    [1] 1 target
   *[other] { $count } targets
}
record-answer-ok = answered after { $ms } ms: OK
record-answer-code = answered after { $ms } ms: { $code }, { $meaning }
record-answer-none = ended after { $ms } ms without an answer: { $why }
record-taken-over = taken over to settle it
record-resumed = taken over to go on with { $count } of its targets
record-settled = settled by reading back: { $done } of { $count } done
record-ended = over: { $done } of { $count } done
record-by = by { $operator }
record-unreadable = an entry that this version cannot read
record-no-steps = nothing
record-muted-until = muted until { $time }
record-muted-forever = muted without end
record-fits = fits
record-fits-not = DOES NOT FIT
record-none = There is no entry { $entry }.
record-loading = loading
record-fault = fault
record-by-hand = Request written by hand
record-path = path
record-request = request
record-answer-after = answered after { $ms } ms
record-no-answer = no answer is recorded
record-pruned = Entry { $entry } was pruned: number, links and hash are left. Entry { $by } says when and by whom.
record-emptied = The content of entry { $entry } was taken away, and no entry says by whom.
record-pruning = Entries before { $before } were pruned
record-pruning-what = { $entries } entries of { $actions } actions, from #{ $first } to #{ $last }

## The window

journal-filter = shown: { $filter }  (Esc shows all)
journal-filter-none = Nothing matches.
prompt-journal = user:u_77 group:ID operator:zhang action:mute since:24h until:2026-11-23
prompt-journal-short = user: group: operator: action: since: until:
prompt-journal-word = { $word } is not understood
hint-whole = whole action
hint-filter = filter

## The command line

cli-about-journal-show = One action whole: plan, targets, evidence, calls, results, hashes
cli-about-journal-export = Entries as they were hashed, or a table for spreadsheets
cli-about-journal-bundle = A folder for a third party: messages, actions, entries, and a script that checks them
cli-about-journal-prune = Take the content of old entries away and keep the chain whole
cli-arg-until = Only until this time: 2026-11-23T08:00:00Z, 2026-11-23 (to its end), or a duration such as 24h ago
cli-arg-as-json = The same as --output json
cli-arg-expect-head = Fail unless this entry still has this hash, as an earlier check printed it
cli-arg-number = Number of the action, or of any of its entries
cli-arg-format = jsonl (every entry, exactly) or csv (a row per target)
cli-arg-out = Where to write, instead of to standard output
cli-arg-force = Write over an existing file
cli-arg-pruned-before = Prune what is from before this time: 2026-11-23, or a duration such as 180d

cli-journal-none = No journal yet at { $path }.
cli-journal-empty = No recorded action matches.
cli-journal-broken = The journal is NOT whole: { $n ->
    [one] 1 finding
   *[other] { $n } findings
}.
cli-journal-no-verdict = The journal cannot be checked: { $why }.
cli-journal-damaged = The journal is NOT whole: { $why }.
cli-journal-head = Head { $head }
cli-journal-head-why = Keep it where nobody can change it who can change the journal. `imwarden journal verify --expect-head { $head }` then proves that nothing up to this entry was rewritten since.
cli-journal-pruned-by = #{ $entry } pruned { $entries } entries before { $before }, by { $operator }.
cli-bad-head = { $words }: not NUMBER:HASH as `imwarden journal verify` prints it.
cli-bad-moment = { $words }: neither a time such as 2026-11-23T08:00:00Z or 2026-11-23 nor a duration such as 24h.
cli-file-exists = { $path } exists already. --force writes over it.
cli-folder-exists = { $path } exists already; a case folder is always made anew.
cli-cannot-write = { $path } cannot be written: { $why }
cli-exported = { $n ->
    [one] 1 entry
   *[other] { $n } entries
} written to { $path }.
cli-exported-rows = { $n ->
    [one] 1 row
   *[other] { $n } rows
} written to { $path }.
cli-prune-plan = { $entries } entries of { $actions } actions from before { $before } would lose their content for good; numbers, links and hashes stay. { $kept ->
    [0] {""}
    [one] 1 action is open or has later entries and stays.
   *[other] { $kept } actions are open or have later entries and stay.
}
cli-prune-nothing = Nothing to prune before { $before }.
cli-prune-ask = Type yes to go on:
cli-prune-needs-yes = Nothing was pruned. Without a terminal to ask on, --yes is needed.
cli-prune-no = Nothing was pruned.
cli-prune-broken = Nothing was pruned: what is taken away can prove nothing any more, and the journal is not whole.
cli-pruned = { $entries } entries of { $actions } actions pruned; recorded as #{ $records }.
cli-pruned-in-use = Another console is using the journal: the content is overwritten, but pieces of it may be left in unused places of the file. Pruning again once no console runs clears them.
