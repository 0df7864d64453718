### Sheets and the other windows.

window-position = { $first }-{ $last } of { $total }
window-position-more = { $first }-{ $last } of { $total }, { $down } more

## Keys in windows

key-cancel = cancel
key-fields = other fields
key-next-field = next field
key-take-time = take this time
key-quit = quit
key-read-write = allow writing

## Sheets

risk-reversible = reversible
risk-serious = serious
risk-red = CANNOT BE UNDONE

sheet-title-mute = Mute { $n ->
    [one] 1 member
   *[other] { $count } members
}
sheet-title-unmute = Unmute { $n ->
    [one] 1 member
   *[other] { $count } members
}
sheet-title-remove = Remove { $n ->
    [one] 1 member
   *[other] { $count } members
}
sheet-title-recall = Recall { $n ->
    [one] 1 message
   *[other] { $count } messages
}
sheet-title-recall-by-sender = Recall all by this sender
sheet-title-transfer-owner = Transfer the group
sheet-title-notify = System notification
sheet-title-send = Send a message
sheet-title-role = Set the role
sheet-title-name-card = Set the name card
sheet-title-mute-all = Mute everyone

sheet-means-mute = They can read but not speak until the time is over.
sheet-means-unmute = They may speak again.
sheet-means-remove = They are out of the group. They may join again.
sheet-means-recall = The messages disappear for everybody; a trace stays.
sheet-means-recall-by-sender = What this account wrote among the newest messages of the group disappears.
sheet-means-transfer-owner = This member becomes the owner, with every right over the group.
sheet-means-notify = The text appears in the app, sent by the system.
sheet-means-send = An ordinary message from the app administrator.
sheet-means-role = Admins may mute and remove ordinary members.
sheet-means-name-card = Everybody in the group sees the new name card.
sheet-means-mute-all = On: only the owner and admins may speak. Off: everybody may.

sheet-everyone = everyone in the group
sheet-audience = everyone in the group: { $n ->
    [one] 1 member
   *[other] { $count } members
}
sheet-marked = Marked: { $n }
sheet-marked-beside = Marked: { $n } (not the row under the cursor)
sheet-protected = { $who } - { $why } Going on takes a reason and this ID, typed. Both go into the journal.
sheet-reasons = Reasons:
sheet-refused = Left out: { $n }
sheet-refused-one = Left out: 1 - { $who }. { $why }
sheet-refused-more = Left out: { $n } - { $who }. { $why } (+{ $more } more at the end of the list)
sheet-quotes-more = +{ $n } more
sheet-calls-quick = { $n ->
    [one] 1 call
   *[other] { $count } calls
}, under a second at { $limit } calls a second
sheet-calls = { $n ->
    [one] 1 call
   *[other] { $count } calls
}, { $time } at { $limit } calls a second
sheet-then-y = When filled in: Enter to the end, then y to { $action }.
sheet-then-choose = When filled in: Enter to the end, then choose.
sheet-asks-twice = More than { $n } targets: a key only chooses, y confirms.
sheet-asks-twice-protected = Somebody protected: a key only chooses, y confirms.
sheet-chosen-time = Chosen: { $time }. y confirms.

reason-1 = spam
reason-2 = advertising
reason-3 = abuse
reason-4 = fraud
reason-5 = off topic

standout-owner = the owner of the group
standout-admin = an admin of the group
standout-administrator = an administrator of this profile
standout-listed = on the protected list
lookalike-copy = { $user } ({ $name }) only looks like { $like }, { $standout }. They are two accounts.
lookalike-original = { $like } is the real one, { $standout }. { $user } ({ $name }) looks the same: is that who is meant?

caveat-loses-role-and-card = Whoever comes back has lost role and name card.
caveat-recall-is-final = A recalled message cannot be brought back. A copy stays in the journal.
caveat-newest-thousand-silently = Only the newest 1,000 messages of the group are looked at, and nobody is told.
caveat-online-only = Only members who are online now get it. It is not stored.
caveat-sent-to-all = A sent message can be recalled, but it may have been read by then.
caveat-old-owner-loses-rank = { $owner }, the owner now, becomes an ordinary member.
caveat-no-owner-now = The group has no owner now.
caveat-sent-live = A live room keeps no history: what is sent stays sent.
caveat-replaces-mutes = { $count } of them { $n ->
    [one] is
   *[other] are
} muted: the new time replaces theirs, longer or shorter.
caveat-includes-admins = { $count } of them { $n ->
    [one] is an admin
   *[other] are admins
} of the group.
caveat-known-by-id-only = { $n } of them not among the members loaded: check the ID, the service does not.
caveat-live-recall = In a live room only messages of the last hour can be recalled, for viewers who are online.

field-time = Time (10m, 2h30m, 7d)
field-notification = Notification
field-message = Message
field-name-card = Name card
field-reason = Reason
field-reason-shown = Reason (the group sees it)
field-reason-optional = Reason (optional)
field-challenge = Type { $challenge }

choice-other-time = other time
choice-unmute = unmute
choice-silent-on = silently: yes
choice-silent-off = silently: no
choice-admin = admin
choice-member = ordinary member
choice-transfer = transfer the group
choice-name-card = name card
choice-on = on
choice-off = off

## Questions

recall-title = Recall
recall-these = recall { $n ->
    [one] this message
   *[other] { $count } messages
}
recall-by-sender = recall everything by { $sender }
read-write-title = Allow writing?
read-write-question = Profile { $profile } ({ $host }) was opened read-only. From now on actions will be sent.
quit-title = Quit?
quit-question = Leave imwarden?
quit-running = { $n ->
    [one] One action is under way:
   *[other] { $count } actions are under way:
}
quit-job = { $action }: { $group } ({ $id }), { $done } of { $total }
quit-finishes = Calls that have gone out are finished. The rest of what had begun stays open in the journal, and the next start offers to go on.

## Help

help-title = Keys
help-groups = In the list of groups
help-messages = In the messages
help-members = In the list of members
help-lists = In every list
help-anywhere = Everywhere
help-commands = Commands
help-elsewhere = In the other panes

## Cards

card-group = Group
card-user = Member
card-message = Message
card-person = Person
card-recent = Newest messages among those loaded
card-content = Content
card-gone = Nothing is known about it any more.
fact-name = name
fact-group-id = group ID
fact-kind = type
fact-owner = owner
fact-no-owner = none
fact-members = members
fact-online = online
fact-mute-all = mute all
fact-on = on
fact-off = off
fact-created = created
fact-last-message = last message
fact-announcement = announcement
fact-introduction = introduction
fact-fault = fault
fact-user-id = user ID
fact-name-card = name card
fact-nick = nickname
fact-role = role
fact-not-loaded = not among the members loaded
fact-mute = mute
fact-mute-until = muted until
fact-joined = joined
fact-last-spoke = last spoke
fact-seq = sequence
fact-time = time
fact-sender = sender
fact-state = state
fact-priority = priority
fact-address = address
fact-data = data

## Raw, copy

raw-title = As the service sent it
copy-title = Copy

## Jobs and results

jobs-title = Jobs
jobs-none = Nothing was done yet.
jobs-reads = { $n ->
    [0] nothing is being loaded
    [one] 1 load under way
   *[other] { $count } loads under way
}
jobs-done = done { $done }
jobs-partly = done { $done }, not { $failed }
results-done = { $n } done
results-failed = { $n } failed
results-unknown = { $n } unknown
results-not-started = { $n } not started
results-entry = journal #{ $entry }
results-no-entry = not in the journal, nothing was sent
results-overridden = Protection overridden: { $who }
results-reason = Reason: { $reason }
verdict-done = done
verdict-failed = FAILED
verdict-unknown = UNKNOWN
verdict-not-started = not started
subject-group = the group

## Journal

journal-title = Journal
journal-none = Nothing was done yet.
journal-first = -- first entry --
journal-more = older entries follow
journal-unverified = The chain is checked at every start; v checks it now.
journal-verifying = checking the chain
standing-open = OPEN { $done } of { $count }
standing-done = done { $count }
standing-partly = partly { $done } of { $count }
standing-failed = FAILED { $count }
standing-unknown = UNKNOWN { $done } of { $count }

## Open intents

open-title = Actions without an end
open-what = The program ended while these were under way. What had been sent without an answer is read back from the service; nothing is sent before you say so.
open-state = { $known } of { $total } known, { $in_flight } sent without an answer, { $left } to go on with
open-settling = reading back
open-settled = settled: { $done } of { $total } done
