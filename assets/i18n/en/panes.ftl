### The three panes.

pane-of = { $shown } of { $total }
pane-loading = loading
pane-no-match = Nothing matches. Esc clears the filter.
pane-nothing-open = No group is open. Move to one in the list and press Enter.
pane-age = as of { $age } ago
pane-marked = { $n } marked
pane-range = marking a range
row-pending = pending

groups-title = Groups
groups-none = This application has no groups.
groups-failed = The groups could not be loaded. R tries again.
group-dissolved = DISSOLVED
group-failed = FAILED
group-mute-all = MUTE ALL

members-title = Members
members-none = No members.
members-failed = The members could not be loaded. R tries again.
members-refreshing = refreshing { $n }
members-live = Live rooms keep no member list. Only people who are muted are listed here; :mute ID 10m mutes any viewer.
members-live-none-muted = Nobody is muted now. :mute ID 10m mutes a viewer by ID.
members-live-short = no member list in live rooms
members-muted-count = { $n } muted
badge-owner = OWNER
badge-admin = ADMIN
badge-like-owner = LIKE OWNER
badge-like-admin = LIKE ADMIN
badge-like-listed = LOOK-ALIKE
muted-for = MUTED { $left }
muted-forever = MUTED perm
column-last-spoke = spoke
column-joined-at = joined
never-spoke = never
never-known = -

messages-title = Messages
messages-none = No messages.
messages-found = { $shown } of { $total } loaded
messages-no-match = Nothing among the { $n } messages loaded matches. Older ones are not loaded and were not searched. Esc clears the search.
messages-no-match-all = None of the { $n } messages of this group matches. Esc clears the search.
messages-failed = The history could not be loaded. R tries again.
messages-live = The service keeps no history for live rooms, so there is nothing to show or recall here.
messages-live-works = What works: send a message (s), notify everybody (w), mute everyone (F), and in the list of muted people change a mute (m).
messages-first = -- first message of the group --
messages-expired = -- older messages have expired --
messages-older = loading older messages
messages-frozen = frozen   G follows again
messages-frozen-new = frozen, { $n } new   G follows again
message-tip = [tip]
message-more = more: d shows all of it
slot-recalled = [recalled]
slot-hole = [expired]
priority-high = high
priority-low = low
priority-lowest = lowest

part-face = [Face]
part-image = [Image]
part-sound = [Voice]
part-video = [Video]
part-file = [File]
part-location = [Location]
part-custom = [Custom]
part-relay = [Merged]
part-relay-count = { $n ->
   [one] { $n } message
  *[other] { $count } messages
}
part-other = [Unknown]

sort-kind = by type
sort-name = by name
sort-size = by size
sort-last-message = by last message
sort-mute = by mute
sort-id = by ID
sort-last-spoke = by last spoke
sort-joined = by joined
sort-reversed = , reversed
sort-only-reversed = reversed

tip-users = { $users }
tip-between = { ", " }
tip-users-more = { $users } and { $more } more
tip-joined = { $users } joined the group ({ $operator })
tip-left = { $users } left the group
tip-removed = { $operator } removed { $users } from the group
tip-admin-set = { $operator } made { $users } admin
tip-admin-unset = { $operator } ended { $users } as admin
tip-group-changed = { $operator } changed the group's profile
tip-member-changed = { $operator } changed the mute or profile of { $users }
