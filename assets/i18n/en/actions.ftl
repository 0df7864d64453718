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
