### Calls with a body written by hand.

cli-about-call = One signed call with a body written by hand; the answer as JSON
cli-arg-command-name = The command, such as get_group_info; --list shows all
cli-arg-json = The body: a file, - for standard input, or JSON beginning with a brace; without it an empty object
cli-arg-path = A command that imwarden does not know, by its path
cli-arg-list = Show all commands with path, page of the manual and what they do

cli-column-command = COMMAND
cli-column-path = PATH
cli-column-doc = MANUAL
cli-column-does = DOES

cli-call-what = Which command? imwarden call --list shows all.
cli-call-unknown = { $words }: no such command here. imwarden call --list shows all; --path v4/SERVICE/COMMAND calls any other.
cli-call-path = { $words }: not a path such as v4/group_open_http_svc/get_group_info.
cli-call-unreadable = The body cannot be read from { $file }: { $why }
cli-call-bad-json = The body is not JSON that can be sent: { $why }
cli-call-no-object = The body must be a JSON object, in braces.
cli-call-needs-yes = Nothing was sent: { $request } takes something away that no command brings back, nobody can be asked here, and --yes was not given. --dry-run shows the request.
cli-call-destroys = This takes something away that no command brings back.
cli-call-no-journal = Nothing was sent, since the journal cannot be written: { $why }
cli-call-unrecorded = The call was made, but its outcome could not be written into the journal: { $why }
cli-call-unknown-outcome = Nobody knows whether it was done. Read back before you send it again.
