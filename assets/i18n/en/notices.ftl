### What the bottom line says, and what sheets and the command line ask for.


## Results

acted-mute = { $end ->
    [never] { $count ->
        [1] muted { $who } without end
       *[other] muted { $n } members without end
    }
   *[after] { $count ->
        [1] muted { $who } for { $time }
       *[other] muted { $n } members for { $time }
    }
}
acted-unmute = { $count ->
    [1] unmuted { $who }
   *[other] unmuted { $n } members
}
acted-remove = { $count ->
    [1] removed { $who }
   *[other] removed { $n } members
}
acted-recall = { $by ->
    [number] recalled { $n } messages
   *[name] recalled { $who }
}
acted-recall-by-sender = recalled what { $who } wrote among the newest 1,000 messages
acted-transfer-owner = the group now belongs to { $who }
acted-notify = { $to ->
    [all] notified whoever is online in { $who }
   *[some] { $count ->
        [1] notified { $who }
       *[other] notified { $n } members
    }
}
acted-send = sent to { $who }
acted-role = { $rank ->
    [admin] { $who } is now an admin
   *[member] { $who } is now an ordinary member
}
acted-name-card = { $state ->
    [cleared] cleared the name card of { $who }
   *[set] name card of { $who } is now “{ $card }”
}
acted-mute-all = { $state ->
    [on] everyone is muted now
   *[off] everyone may speak again
}
time-days = { $n ->
    [1] 1 day
   *[other] { $n } days
}
time-hours = { $n ->
    [1] 1 hour
   *[other] { $n } hours
}
time-minutes = { $n ->
    [1] 1 minute
   *[other] { $n } minutes
}
time-seconds = { $n ->
    [1] 1 second
   *[other] { $n } seconds
}
time-and = { $before } { $last }
notice-entry = journal #{ $entry }
notice-no-entry = not in the journal
notice-acted = { $what } · { $entry }
notice-failed = { $action } failed: { $why } · { $entry }
notice-unknown = { $action }: nobody knows whether it happened; reading back. { $why } · { $entry }
notice-partly = { $action }: { $done } of { $total } done, { $failed } failed, { $unknown } unknown, { $idle } not started: { $why } · { $entry } · ! shows each
notice-stopped = stopped before its turn
notice-refused = { $who }: { $why }
notice-all-refused = None of the { $count } can be acted on. { $who }: { $why }

## Hints

notice-row-changed = The row under the cursor has just changed. Look, and press again.
notice-unbound = This key does nothing here. ? shows the keys.
notice-elsewhere = { $what }: works { $place }
place-members = in the list of members
place-messages = in the messages
place-groups = in the list of groups
place-person = on a member or a message
notice-interrupt = Ctrl-C again quits
notice-refreshing = refreshing
notice-no-profile = This group has no profile: { $why }
notice-opens-soon = opens as soon as its profile is there
notice-range = Range: move, then v or Space marks it
notice-one-only = This goes to one member at a time; { $count } are marked. \ clears the marks.
notice-copied = copied: { $what }
notice-paste = Pasted text is not read as keys. Open a line to type into first.
notice-sorted = sorted by { $column }
notice-sorted-backwards = sorted by { $column }, backwards
column-role = role
column-mute = mute
column-name = name
column-id = ID
column-spoke = last message
column-joined = join time
column-service = the service's order
column-type = type
column-size = size
notice-read-only = Read-only: no action goes out. :rw leaves it.
notice-read-write = Actions can be sent again.
notice-mouse-on = Mouse on: the terminal's own selection is off
notice-mouse-off = Mouse off
notice-ctx = Profiles are chosen at start in this version: imwarden --profile NAME
notice-put-off = Put off. :open shows them again.
notice-none-open = No intents are left open.
notice-stopping = Stopping: what has gone out is finished, the rest is not started.
notice-not-running = This job is not running.
notice-seeking-first = going to the first message, now at #{ $seq }; any key stops
notice-seeking-stopped = Stopped. gg goes on to the first message.
notice-still-running = Still running. x stops it.

## Why a key does nothing now

avail-live-no-history = Live rooms keep no history. :mute ID mutes a viewer; notifying and sending work too.
avail-live-by-id = Nobody is under the cursor. :mute ID mutes a viewer, :user ID opens the card.
avail-no-role = { $why } :owner transfers the group, :card sets the name card.
avail-nothing-open = No group is open. Enter on a group opens it.
avail-no-row = There is no row under the cursor.
avail-no-marks = Nothing is marked.
avail-no-search = Nothing is searched for. / begins a search.
avail-no-sort = Messages stay in order of time.

## Sheets

preset-10m = 10 minutes
preset-30m = 30 minutes
preset-1h = 1 hour
preset-6h = 6 hours
preset-1d = 1 day
preset-3d = 3 days
preset-7d = 7 days
preset-30d = 30 days
preset-forever = without end
sheet-bad-time = Not a time. Write 90s, 10m, 2h30m, 7d, or forever.
sheet-needs-time = Choose a time: 1 to 9, or t to type one.
sheet-needs-reason = A reason is needed. It goes into the journal.
sheet-needs-text = There is no text yet.
sheet-needs-challenge = Type { $expected } to confirm.
sheet-too-long = { $bytes } bytes; no more than { $limit } are allowed.
sheet-no-such-choice = This key chooses nothing here.
copy-id = ID
copy-name = name
copy-text = text
copy-seq = sequence
copy-json = JSON

## The hint line

hint-accept = accept
hint-complete = complete
hint-cancel = cancel
hint-close = close
hint-next-line = next line
hint-scroll = scroll
hint-move = move
hint-reasons = choose a reason
hint-presets = choose a time
hint-type-time = type a time
hint-unmute = unmute
hint-silent = silently or not
hint-admin = admin
hint-member = ordinary member
hint-transfer = transfer owner
hint-name-card = name card
hint-on = on
hint-off = off
hint-confirm = confirm: { $action }
hint-recall-marked = recall these
hint-recall-sender = all by the sender
hint-verify = verify
hint-reload = reload
hint-results = results
hint-stop = stop
hint-settle = settle by reading back
hint-later = later
hint-yes = yes
hint-no = no

## The command line

command-mute = mute people by ID; without IDs the marked, or whoever is under the cursor
command-unmute = unmute them, in the same way
command-remove = remove members from the group, in the same way
command-recall = recall messages
command-notify = system notification
command-send = send a message to the group
command-role = set the role
command-owner = transfer the group to this member (also :transfer)
command-card = set the name card
command-muteall = mute everyone, or let everyone speak
command-user = card of a user; m, x, o and e act from there
command-group = open a group by its ID
command-filter = filter this list; nothing clears it
command-sort = sort by a column; again turns it round
command-refresh = refresh now
command-journal = journal
command-jobs = jobs
command-open = intents that were left open
command-lang = change the language
command-width = width of ambiguous characters (borders, dots)
command-mouse = take the mouse, or leave it to the terminal
command-ro = read-only
command-rw = leave read-only
command-ctx = how to connect elsewhere
command-help = the keys that work here
command-quit = quit
command-unknown = There is no command { $name }.
command-nearest = { $unknown } Did you mean { $near }?
command-needs-id = An ID must follow.
command-columns = Columns: { $names }
command-lang-unknown = Languages: zh, en
command-width-unknown = narrow or wide
notice-chain-broken = The journal is not what was written: L, then v, says where. New actions are still recorded.
notice-one-group = This goes to one group at a time; { $count } are marked. \ clears the marks.
notice-many-senders = The marked messages have several senders. Clear the marks (\) and choose one sender's message.
notice-not-muted = The service took it, but { $who } is not in its list of muted members. Is the ID right?
