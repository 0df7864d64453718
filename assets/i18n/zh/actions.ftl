### 群类型、身份和操作的名称，采用官方术语。

kind-Private = 好友工作群
kind-Public = 陌生人社交群
kind-ChatRoom = 临时会议群
kind-AVChatRoom = 直播群
kind-Community = 社群
role-owner = 群主
role-admin = 管理员
role-member = 普通成员
role-not_member = 非群成员
action-mute = 禁言
action-unmute = 解除禁言
action-remove = 移除
action-recall = 撤回
action-recall-by-sender = 撤回此人全部消息
action-transfer-owner = 转让群主
action-notify = 系统通知
action-send = 发送消息
action-role = 设置身份
action-name-card = 修改群名片
action-mute-all = 全员禁言
action-call = 手写调用

## 确认键的作用，接在“再按 y”之后

do-mute = 禁言
do-unmute = 解除禁言
do-remove = 移出群组
do-recall = 撤回消息
do-recall-by-sender = 撤回此人全部消息
do-transfer-owner = 转让群主
do-notify = 发送通知
do-send = 发送消息
do-role = 设置身份
do-name-card = 修改群名片
do-mute-all = 更改全员禁言
