### Taking back what was done.

## Adding people, which only an undo does

action-add = add
do-add = add to the group
sheet-title-add = Add { $n ->
    [one] 1 member
   *[other] { $count } members
}
sheet-means-add = They are in the group again, and the group is told.
acted-add = { $count ->
    [1] added { $who } again
   *[other] added { $n } members again
}
deny-unsupported-add = Nobody can be added to a { $kind } ({ $code }).
fault-not-added = { $request }: the service did not add this account { $detail ->
    [waits] (it waits for an approval)
   *[other] (no reason given; banned accounts are among them)
}.
fault-denied-why = Nothing was sent: { $why }

## Why a target is left out, what does not come back

deny-changed-since = Changed by somebody since, so it stays as it is.
deny-not-recorded = What was there before is not in the journal.
deny-not-a-member = Not a member of the group any more.
caveat-comes-back-bare = They come back as ordinary members. Name card, role and time of joining are not restored.
caveat-were-admins = { $count } of them { $n ->
    [one] was an admin
   *[other] were admins
} before: set the role again by hand.

undo-label-full = full
undo-label-partial = partly
undo-label-impossible = cannot
undo-why-recalled = what was recalled is gone
undo-why-notified = notifications cannot be taken back
undo-why-sent = sent messages can only be recalled
undo-why-nothing-done = it went well with nobody
undo-why-open = it has no end yet
undo-why-undone = undone by #{ $by }
undo-why-by-hand = requests written by hand have no undo
undo-why-not-recorded = what was before is not recorded
undo-partly = undone in part by #{ $by }
record-undo = undo
undo-of = undoes #{ $entry }
undo-means-full = Undo: everything comes back as it was, unless somebody changed it since.
undo-means-partial = Undo: only part of it comes back; the sheet says what.

## The list and the sheet

undo-title = Undo what?
undo-none = Nothing was done yet.
undo-looking = looking up what is so now
undo-sheet-one = Undo #{ $entry }: { $what }
undo-sheet-redo = Redo what #{ $entry } took back
undo-sheet-many = { $n ->
    [one] Undo 1 action
   *[other] Undo { $count } actions
}
undo-sheet-redo-many = { $n ->
    [one] Redo 1 action
   *[other] Redo { $count } actions
}
undo-was-done = #{ $entry }  { $what }
undo-by = by { $operator }, { $time }
undo-counts = { $actions }: { $full } fully, { $partial } in part, { $impossible } not at all; left out { $refused }
undo-since = Everything done here since { $time }.
undo-do = undo
undo-do-redo = redo
undo-line-impossible = cannot be undone: { $why }
undo-line-none = nothing to restore

notice-entry-undo = journal #{ $entry } · { $key } undoes
notice-undo-impossible = #{ $entry } cannot be undone: { $why }.
notice-undo-nothing = Nothing of #{ $entry } can be undone: { $who }: { $why }
notice-undo-window-empty = Nothing that was done here since { $time } is left to undo.
notice-undo-window-nothing = Nothing that was done here since { $time } can be undone.
notice-redo-nothing = There is no undo that could be taken back.
notice-undo-no-entry = #{ $entry } is no action of this profile.
notice-undo-word = Write :undo 10m for the last ten minutes here, :undo #812 for one action, or :undo for the list.

intent-undo = undo: the list of what was done, with a preview
intent-undo-short = undo
intent-redo = redo what the last undo took back
intent-redo-short = redo
command-undo = the list of what can be undone; with a time, everything done in this group since
command-redo = redo what the last undo took back
hint-undo = undo
hint-preview = preview

## The command line

cli-about-journal-undo = Undo a recorded action, or everything done in a group since some time
cli-about-journal-redo = Take back an undo: the last one, or the one with this number
cli-arg-undo-group = With --since: everything that was done in this group
cli-arg-undo-since = Since this time: 2026-11-23T08:00:00Z, or a duration such as 10m
cli-arg-redo-entry = Number of the undo in the journal; without it the last one
cli-undo-no-entry = The journal holds no action #{ $entry } of this profile.
cli-undo-no-redo = There is no undo that could be taken back.
cli-undo-not-undo = #{ $entry } is no undo.
cli-undo-empty = Nothing that was done in { $group } since then is left to undo.
cli-undo-what = #{ $entry } { $what } - by { $operator }, { $time } - undo: { $label }
cli-undo-cannot = #{ $entry } cannot be undone: { $why }.
cli-undo-left-out = #{ $entry }: nothing to restore.
