### What went wrong and what to do about it. One line each: they are shown in banners and toasts.

code-unknown = not in the vendor's tables
fault-dns = { $request }: server name not found ({ $detail }). Check network and endpoint.
fault-connect = { $request }: cannot connect ({ $detail }). Is the server up?
fault-tls = { $request }: no secure connection ({ $detail }). Check clock and certificate.
fault-timeout = { $request }: no answer in time. The server is slow or hangs.
fault-dropped = { $request }: the connection ended before the answer.
fault-http-status = { $request }: HTTP { $code } from a gateway, not the service ({ $detail }).
fault-bad-body = { $request }: the answer is cut off or of another form ({ $detail }).
fault-too-large = { $request }: the answer is far too large.
fault-refused = { $request }: refused with { $code }: { $meaning }
fault-rate-limited = { $request }: too many calls, slowing down ({ $code }: { $meaning })
fault-credentials = { $request }: the service does not accept this profile ({ $code }: { $meaning }) Check sdkappid, identifier and key.
fault-journal = Nothing was sent: the journal cannot be written ({ $detail }).
fault-denied = Nothing was sent. { $detail }
fault-dropped-by-service = { $request }: taken, then dropped ({ $detail }): too many messages in this group.
fault-internal = { $request }: a fault of this program ({ $detail }). Please report it.

## Why an action is not allowed

deny-read-only = This session is read-only. :rw leaves read-only mode.
deny-unsupported-mute = { $kind }s have no mutes ({ $code }). Removing works.
deny-unsupported-unmute = { $kind }s have no mutes ({ $code }).
deny-unsupported-remove = { $kind }s have no removal ({ $code }). Mute instead (:mute ID 10m).
deny-unsupported-role = Roles cannot be set in a { $kind } ({ $code }).
deny-unsupported-name-card = A { $kind } has no name cards ({ $code }).
deny-unsupported-transfer-owner = The owner of a { $kind } cannot be changed ({ $code }).
deny-no-effect-recall-by-sender = In a { $kind } this does nothing, though the service says OK. Mute instead (:mute ID 10m).
deny-unknown-kind = This version does not know this type of group, so it only shows it.
deny-not-loaded = The group's profile is not loaded yet.
deny-learned = The service refused this here before ({ $code }); R allows another try.
deny-protected-administrator = Protected: an administrator of this profile.
deny-protected-owner = Protected: the owner of the group.
deny-protected-listed = Protected: on the list in your settings.
deny-too-many = More than { $limit } targets in one action. Do it in parts.
deny-too-fast = { $limit } actions a minute are the limit of this profile. The next can begin at { $until }.
deny-too-fast-together = So many actions together are more than the { $limit } a minute of this profile. Do it in parts.
deny-not-permitted = This profile has no right to this: { $action } (allow and deny in the settings).
deny-not-listed = This profile may do listed actions only (allow in the settings), and requests by hand are none.
deny-no-reason = Whoever is protected is acted against for a reason only.
deny-no-target = Nothing is selected.
deny-owner-role = The owner's role cannot be changed. Transfer the group instead.
deny-already = That is so already.
deny-not-recallable = Nothing to recall here: a tip of the service, or already gone.
deny-live-to-all-only = In a live room a notification goes to everybody or to nobody.
deny-system-account = This is the service itself, not a person.
deny-no-history = Live rooms keep no history, so nobody can look up whose message this is.
