### Lists on the command line.

cli-about-groups = All groups of the application
cli-about-members = The members of a group
cli-about-messages = The history of a group, newest first
cli-about-user = One person: role and mute in the groups that are named, else in all of theirs

cli-arg-type = Only groups of this type: work, public, meeting, live, community
cli-arg-of-group = The group
cli-arg-before = Only messages before this sequence
cli-arg-account = The person, by ID
cli-arg-look-in = A group to look in; may be given several times

cli-bad-type = { $words }: no type of group. Known: work, public, meeting, live, community.
cli-messages-more = Older messages: --before { $seq }
cli-user-is = { $user }: { $nick }
cli-no-such-user = { $user }: no such account. It is not imported.

cli-column-name = NAME
cli-column-type = TYPE
cli-column-owner = OWNER
cli-column-members = MEMBERS
cli-column-mute-all = MUTE ALL
cli-column-last-message = LAST MESSAGE
cli-column-user = USER
cli-column-name-card = NAME CARD
cli-column-role = ROLE
cli-column-mute = MUTE
cli-column-last-spoke = LAST SPOKE
cli-column-joined = JOINED
cli-column-seq = SEQ
cli-column-sender = SENDER
cli-column-state = STATE
cli-column-message = MESSAGE
