### The command line.

cli-heading-usage = Usage
cli-heading-options = Options
cli-heading-commands = Commands
cli-error = imwarden: { $words }

cli-about-imwarden = A moderation console for Tencent Cloud IM groups. Without a profile it opens the practice world.
cli-about-sandbox = The practice server alone: the service's REST API on loopback, for any client
cli-about-journal = Who did what, when and why
cli-about-journal-list = Recorded actions, newest first
cli-about-journal-verify = Check that no entry was altered, removed or added

cli-arg-help = Show this help
cli-arg-version = Show the version
cli-arg-profile = Work on this profile of the settings
cli-arg-endpoint = Base URL of the server instead of the profile's
cli-arg-lang = Language: zh or en
cli-arg-read-only = Look only: no action is sent
cli-arg-width = How the terminal draws characters of ambiguous width
cli-arg-world = Which practice world
cli-arg-activity = How much happens in the practice world by itself
cli-arg-seed = The same seed makes the same practice world
cli-arg-groups = Number of groups in the practice world
cli-arg-members = Members of its largest group
cli-arg-messages = Messages of its largest history
cli-arg-online = People online in its live rooms
cli-arg-listen = Address and port; port 0 picks a free one
cli-arg-log = Append one JSON line per request to this file
cli-arg-rate = Calls per second and command
cli-arg-tls = Serve HTTPS with a certificate made at start; the first line names the file to trust as "ca"
cli-arg-tls-name = Another host name for the certificate, for clients that insist on the vendor's
cli-arg-tls-ca = Where to write the certificate to trust; without it a temporary file
cli-arg-smallest-limits = Where the vendor's documents disagree about a limit, hold to the smaller figure
cli-arg-fault = What goes wrong: latency=80ms..200ms, error=60002@5%, http=502@1%, drop@1%, hang@1%, cut@1%, each optionally :command
cli-arg-user = Only actions on this user
cli-arg-group = Only actions in this group
cli-arg-operator = Only actions of this operator
cli-arg-action = Only this action: mute, unmute, remove, recall, recall-by-sender, transfer-owner, notify, send, role, name-card, mute-all, add, call
cli-arg-since = Only since this time: 2026-11-23T08:00:00Z, or a duration such as 24h
cli-arg-limit = At most this many
cli-arg-output = table or json; without it a table on a terminal and JSON lines elsewhere

cli-no-terminal = the console needs a terminal for input and output
cli-cannot-listen = cannot listen on { $address }: { $why }. --listen 127.0.0.1:0 picks a free port.
cli-bad-action = { $words }: no such action. Known: mute, unmute, remove, recall, recall-by-sender, transfer-owner, notify, send, role, name-card, mute-all, add, call.
cli-settings-wrong = The settings cannot be used:

cli-column-number = #
cli-column-time = TIME
cli-column-operator = OPERATOR
cli-column-action = ACTION
cli-column-group = GROUP
cli-column-targets = TARGETS
cli-column-result = RESULT
cli-column-reason = REASON

