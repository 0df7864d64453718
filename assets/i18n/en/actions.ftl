### Names of group types, roles and actions. The vendor's own terms.

kind-Private = Work group
kind-Public = Public group
kind-ChatRoom = Meeting group
kind-AVChatRoom = live room
kind-Community = community
role-owner = owner
role-admin = admin
role-member = member
role-not_member = not a member
action-mute = mute
action-unmute = unmute
action-remove = remove
action-recall = recall
action-recall-by-sender = recall all by sender
action-transfer-owner = transfer owner
action-notify = system notification
action-send = send message
action-role = set role
action-name-card = set name card
action-mute-all = mute all
action-call = call by hand

## What the confirming key does, as a phrase behind "y to"

do-mute = mute
do-unmute = unmute
do-remove = remove from the group
do-recall = recall
do-recall-by-sender = recall everything by this sender
do-transfer-owner = transfer the group
do-notify = send the notification
do-send = send the message
do-role = set the role
do-name-card = set the name card
do-mute-all = change mute all
