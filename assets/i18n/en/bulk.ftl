### Long work: going on, pausing, order.

cli-about-resume = Go on with an action that a crash, a quit or faults left unfinished; without a number, list what is open
cli-arg-entry = Number of the action in the journal
cli-arg-close = Do not go on: end it in the journal as it stands
cli-column-done = DONE
cli-column-unanswered = UNANSWERED
cli-column-rest = REST
cli-resume-none = No action is open.
cli-resume-how = imwarden resume N reads back what was on its way and goes on with the rest; --dry-run shows the plan, --close ends it as it stands.
cli-resume-no-such = #{ $entry } is no action of this profile.
cli-resume-running = #{ $entry } is in the hands of a program that still runs.
cli-resume-ended = #{ $entry } has an end already.
cli-resume-reads = { $n ->
    [one] 1 target had
   *[other] { $count } targets had
} been sent without an answer. Without --dry-run they are read back first, and those that are done are left out.
cli-resume-reading = { $n ->
    [one] 1 target had
   *[other] { $count } targets had
} been sent without an answer: reading back.
cli-resume-nothing = Nothing is left to go on with.
cli-resume-unknown = What is unknown is not sent again: a repeat would do it twice. Look before it is ordered again.
cli-rest = { $n ->
    [one] 1 target is
   *[other] { $count } targets are
} left. imwarden resume { $entry } reads back and goes on with them.

hint-pause = pause or go on
hint-go-on = go on
hint-end-it = end as it stands
command-pause = let an action wait
command-resume = let a paused action go on, or go on with one that was left open
command-cancel = stop an action
pace-pausing = Pausing: the call that is on its way is finished first.
pace-going-on = Going on.
pace-which = Several actions are under way. Name one by its journal number, or use the jobs window (!).
pace-none-paused = Nothing is paused.
jobs-done-of = { $done } of { $total } done
jobs-failed = { $n } failed
jobs-unknown = { $n } unknown
jobs-left = { $n } left
jobs-time-left = about { $time }
jobs-paused = PAUSED
jobs-pausing = pausing
header-jobs-done = { $done }/{ $total }
header-jobs-paused = PAUSED { $done }/{ $total }
open-told = read back: { $done } of { $total } done, { $unknown } unknown, { $left } to go on with
open-left = #{ $entry }: { $n ->
    [one] 1 target is
   *[other] { $count } targets are
} left. g goes on with them, c ends it as it stands.
open-closed = #{ $entry } is ended as it stands.
sheet-goes-on = Goes on with #{ $entry }: { $rest } of its { $total } targets are left.

named-too-late = { $file } was read while you did something else. Give the command again.
named-too-long = Too long to paste: nothing was taken. Put the IDs into a file and name it: @FILE.

caveat-recent-speakers-first = Order: whoever spoke last goes first.
caveat-newest-first = Order: the newest messages go first.
caveat-order-as-given = Order: as given; nothing is known that tells who is most harmful.
