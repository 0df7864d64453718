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
