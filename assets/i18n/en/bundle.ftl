### The case folder for a third party.

bundle-made = Case folder { $path }. Actions: { $actions }, messages: { $messages }, entries: { $entries }.
bundle-sums = SHA-256 of SHA256SUMS, to be told by another way: { $hash }
bundle-others = { $n ->
    [one] 1 other person is named in these actions; they cannot be taken out of entries that are to be checked.
   *[other] { $n } other people are named in these actions; they cannot be taken out of entries that are to be checked.
}
bundle-broken = No case folder was made: the journal is not whole.
bundle-title = Case folder made by imwarden
bundle-asked = Asked for: { $filter }
bundle-by = Made on { $time } by { $operator }.
bundle-head = Head of the journal then: { $head }
bundle-files = Files
bundle-file-messages = { $file }: the messages that were quoted as evidence, readable
bundle-file-raw = { $file }: the same exactly as the service sent them, one JSON object a line
bundle-file-actions = { $file }: what was done, in order, readable
bundle-file-entries = { $file }: the journal's entries of these actions, each exactly the bytes that were hashed
bundle-file-chain = { $file }: the hashes of the journal from the first of these entries to its head; of other entries nothing but hashes
bundle-file-sums = { $file }: SHA-256 of every file
bundle-file-check = { $file }: checks all of this with nothing but a shell and sha256sum (or shasum)
bundle-how = To check: sh { $file }, or sh { $file } NUMBER:HASH with a head of the journal that was noted elsewhere.
bundle-proves = What the check proves
bundle-proves-1 = No file of this folder was changed since it was made, if SHA256SUMS has the hash that you were told by another way.
bundle-proves-2 = Each entry in { $file } is the one that the journal's chain committed to, at that place, and none was changed afterwards without rewriting everything that follows it up to the head.
bundle-proves-3 = If the head was noted elsewhere at that time (by you, say), nothing up to it can have been rewritten since.
bundle-proves-not = What it does not prove
bundle-proves-not-1 = That the journal was not rewritten as a whole before its head was first noted elsewhere.
bundle-proves-not-2 = That the clock was right, that the operator is who they say, or that what the service answered is true.
bundle-proves-not-3 = That these are all actions that there are: others may have been left out of this folder.
bundle-proves-not-4 = That the readable files say what the entries say. They were made from them; in doubt, the entries count.
bundle-old = { $n ->
    [one] 1 entry in between is
   *[other] { $n } entries in between are
} of an older format whose hashes alone cannot be followed; the check says which.
bundle-no-messages = No messages were quoted.
bundle-needs-filter = Say whose case it is: --user, --group, or another filter.
bundle-empty = No recorded action matches; no case folder was made.
bundle-message = quoted in entry #{ $entry }

## The script that checks it

check-no-tool = Neither sha256sum nor shasum is here.
check-wrong = WRONG:
check-other-files = files that are not in SHA256SUMS, or are missing
check-stray = files in entries/ that are not in chain.txt
check-not-noted = not in this part of the chain:
check-count-entries = Entries of the case, each with its place in the chain:
check-count-links = Links of the chain that were followed:
check-count-opaque = Of these, in the older format, whose hashes alone cannot be followed:
check-head = The chain ends with this head; compare it with what was noted elsewhere:
check-sums = SHA-256 of SHA256SUMS; compare it with what you were told by another way:
check-right = RIGHT: files, entries and chain fit together. README.txt says what that proves, and what not.
check-failed = NOT RIGHT: see above.
