### Actions on the command line.

cli-about-mute = Keep members from speaking for a time
cli-about-unmute = Let members speak again
cli-about-remove = Remove members from the group
cli-about-recall = Recall messages, by sequence or all by one sender
cli-about-notify = Send a system notification to everybody or to some members
cli-about-send = Send a message to the group
cli-about-transfer-owner = Give the group another owner
cli-about-role = Make a member an admin, or an ordinary member again
cli-about-name-card = Set the name card of a member
cli-about-mute-all = Mute everyone in the group, or let everyone speak again

cli-heading-shared = Shared options
cli-arg-dry-run = Show what would be done and send nothing
cli-arg-reason = Why; goes into the journal. Removing, recalling, notifying, sending and transferring need one
cli-arg-yes = Do not ask. Needed wherever input and standard error are not a terminal
cli-arg-quiet = Only results and faults
cli-arg-verbose = Say more: whole plans, and progress of long orders
cli-arg-in-groups = The group; may be given several times
cli-arg-in-group = The group
cli-arg-users = Members, by ID
cli-arg-users-from = Members from a file, or with - from standard input: one ID a line, # begins a comment
cli-arg-match = Members that the filter of the console lets through: words of ID or name card, role:admin, muted, never-spoke, joined<24h
cli-arg-for = How long: 90s, 10m, 2h30m, 7d, or forever
cli-arg-silent = Without telling the group
cli-arg-seq = Messages by sequence: 7, or 10..20 with both ends; several, also by comma
cli-arg-by = Everything that this sender wrote among the newest 1,000 messages
cli-arg-to = Only this member; may be given several times
cli-arg-text = The text
cli-arg-new-owner = The new owner, a member of the group
cli-arg-member = The member, by ID
cli-arg-role = admin or member
cli-arg-card = The name card; empty removes it
cli-arg-state = on or off

cli-no-application = There is nothing to work on: no --profile, and no application in the environment (IMWARDEN_ENDPOINT, IMWARDEN_SDKAPPID, IMWARDEN_IDENTIFIER, IMWARDEN_SECRET_KEY). A practice world inside this command would be gone when it ends; imwarden sandbox keeps one running.
cli-needs-yes = Nothing was sent: nobody can be asked here, and --yes was not given. --dry-run shows the plan.
cli-not-confirmed = Nothing was sent: it was not confirmed.
cli-dry-run = Dry run: nothing was sent.
cli-dry-run-nothing = --dry-run belongs to an action such as imwarden mute. The console has no dry run; --read-only opens it so that nothing can be sent.
cli-needs-reason = { $action }: needs a reason (--reason TEXT). It goes into the journal.
cli-needs-users = Whom? Give IDs, --users-from FILE, or --match PATTERN.
cli-empty-pattern = --match is empty. It must name something that not every member has.
cli-pattern-everybody = --match { $pattern } fits every member of { $group }. Name the members, or use mute-all.
cli-live-no-members = { $group } is a live room, and the service keeps no list of the members of live rooms. Viewers can be named by ID; imwarden user ID --group { $group } shows whether somebody is muted.
cli-live-no-history = { $group } is a live room, and the service keeps no history for live rooms.
cli-bad-duration = { $words }: not a time. Write 90s, 10m, 2h30m, 7d, or forever.
cli-bad-seq = { $words }: not a sequence. Write 7, or 10..20.
cli-empty-seq = Which messages? Give their sequences: --seq 7, or --seq 10..20.
cli-bad-id = { $words }: { $why }
cli-empty-id = an ID is empty
cli-id-characters = an ID has characters that no ID of a user has: it is made of printable ASCII
cli-id-too-long = longer than an ID of a user can be (32 bytes)
cli-id-several = one ID a line, without blanks and commas
cli-bad-line = { $file }, line { $line }: { $words }: { $why }
cli-bad-lines-more = and { $n ->
    [one] 1 more line
   *[other] { $n } more lines
}
cli-cannot-read = { $file } cannot be read: { $why }
cli-standard-input = standard input
cli-no-ids = { $file } holds no ID.

cli-deny-read-only = Read-only, by --read-only or by the profile: nothing is sent.
cli-deny-unsupported-remove = { $kind }s have no removal ({ $code }). Mute instead.
cli-deny-no-effect-recall-by-sender = In a { $kind } this does nothing, though the service says OK. Mute instead.
cli-deny-learned = The service refused this here before ({ $code }).
cli-deny-protected-administrator = Protected: an administrator of this profile. --override with exactly this ID, and --reason, go past that.
cli-deny-protected-owner = Protected: the owner of the group. --override with exactly this ID, and --reason, go past that.
cli-deny-protected-listed = Protected: on the list in your settings. --override with exactly this ID, and --reason, go past that.
cli-override-needs-reason = --override needs a reason (--reason TEXT). It goes into the journal.
cli-override-nothing = --override belongs to an action such as imwarden mute. In the console the sheet asks for the ID.
cli-arg-override = Act on this protected user all the same: exactly the ID, may be given several times; needs --reason
cli-plan-overridden = { $who } - { $why } Overridden by --override.
cli-deny-no-target = Nobody is selected.
cli-caveat-known-by-id-only = { $count } of them { $n ->
    [one] is not a member
   *[other] are not members
} of the group: check the ID, the service does not.
cli-caveat-live-by-id = Live rooms keep no list of members: check the ID, the service does not.

cli-group-left-out = { $group }: { $why }
cli-muted-until = muted until { $end }
cli-muted-forever = muted without end
cli-plan-time = Time: { $time }
cli-plan-forever = Time: without end
cli-plan-silent = Silently: the group is not told.
cli-plan-text = Text: { $text }
cli-plan-admin = New role: admin
cli-plan-member = New role: ordinary member
cli-plan-card = New name card: { $card }
cli-plan-no-card = The name card is removed.
cli-plan-all-on = On
cli-plan-all-off = Off
cli-plan-found = Found: { $n ->
    [one] 1 message by this sender
   *[other] { $count } messages by this sender
}

cli-ask = Go on? [y/N]
cli-ask-challenge = This cannot be undone. Type { $challenge } to go on:
cli-progress = { $action }: { $done } of { $total }, { $time } left
cli-stopped = Stopped: what had gone out was finished, the rest was not started.
cli-abandoned = Stopped without waiting: what had gone out may be done or not, the rest was not started.
cli-unknown = Unknown means that nobody knows whether it was done: look before it is ordered again. What is left open in the journal the console settles at its next start.
cli-results-refused = { $n } refused
cli-and = { $before }, { $next }
cli-entries = journal #{ $first } to #{ $last }
cli-summary = { $action }: { $counts } · { $entry }

cli-column-target = TARGET
cli-column-code = CODE
cli-column-journal = JOURNAL
cli-column-detail = DETAIL
