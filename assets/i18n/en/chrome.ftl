### The top line, the bottom lines, units of time.

screen-too-small = The terminal is too small: imwarden needs { $columns }x{ $rows }.
header-sandbox = SANDBOX
header-read-only = READ-ONLY
header-read-write = read-write
header-waiting = connecting
header-down = DOWN since { $since }
header-journal-fault = JOURNAL FAULT
header-quota = quota { $used } of { $limit }/s
header-jobs = jobs { $n }
level-done = done
level-hint = note
level-unknown = UNKNOWN
level-failed = FAILED
prompt-command = Enter runs it, Esc cancels
prompt-groups = name, ID or type
prompt-members = name, ID, role:admin, muted, never-spoke, joined<24h
prompt-members-short = name, role:admin, muted, joined<24h
prompt-messages = text, name or ID of the sender
result-journal-fault = Nothing will be sent: the journal cannot be written ({ $detail }).
result-failures = ({ $n } in a row)
span-seconds = { $n }s
span-minutes = { $n }m
span-hours = { $n }h
span-days = { $n }d
long-seconds = { $n ->
    [one] 1 second
   *[other] { $n } seconds
}
long-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
long-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
long-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
