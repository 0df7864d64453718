### 操作单和其他窗口。

window-position = { $first }-{ $last } / { $total }
window-position-more = { $first }-{ $last } / { $total }，{ $down } 更多

## 窗口中的按键

key-cancel = 取消
key-fields = 其他字段
key-next-field = 下一字段
key-take-time = 使用此时长
key-quit = 退出
key-read-write = 允许写入

## 操作单

risk-reversible = 可恢复
risk-serious = 影响较大
risk-red = 不可恢复

sheet-title-mute = 禁言 { $n ->
   *[other] { $count }
} 人
sheet-title-unmute = 解除 { $n ->
   *[other] { $count }
} 人的禁言
sheet-title-remove = 移除 { $n ->
   *[other] { $count }
} 人
sheet-title-recall = 撤回 { $n ->
   *[other] { $count }
} 条消息
sheet-title-recall-by-sender = 撤回此人全部消息
sheet-title-transfer-owner = 转让群主
sheet-title-notify = 发送系统通知
sheet-title-send = 发送消息
sheet-title-role = 设置身份
sheet-title-name-card = 修改群名片
sheet-title-mute-all = 全员禁言

sheet-means-mute = 到期前只能看，不能发言。
sheet-means-unmute = 可以重新发言。
sheet-means-remove = 移出群组，仍可再次加入。
sheet-means-recall = 所有人都看不到这些消息，会留下撤回痕迹。
sheet-means-recall-by-sender = 此帐号在本群最近的消息中发送的内容全部消失。
sheet-means-transfer-owner = 该成员成为群主，拥有本群的全部权限。
sheet-means-notify = 以系统身份显示在应用中。
sheet-means-send = 以 App 管理员身份发送的普通消息。
sheet-means-role = 管理员可以禁言和移除普通成员。
sheet-means-name-card = 群内所有人都会看到新的群名片。
sheet-means-mute-all = 开启：仅群主和管理员可发言。关闭：所有人可发言。

sheet-everyone = 群内所有人
sheet-audience = 群内所有人：{ $n ->
   *[other] { $count }
} 名成员
sheet-marked = 已标记：{ $n }
sheet-marked-beside = 已标记：{ $n }（不是光标所在的行）
sheet-protected = { $who } { $why }须填写原因并输入此用户 ID 才能继续，两者都会记入日志。
sheet-reasons = 常用原因：
sheet-refused = 不执行 { $n } 项
sheet-refused-one = 不执行 1 项：{ $who }。{ $why }
sheet-refused-more = 不执行 { $n } 项：{ $who }。{ $why }（另有 { $more } 项，见列表末尾）
sheet-quotes-more = 还有 { $n } 条
sheet-calls-quick = { $n ->
   *[other] { $count }
} 次调用，不到 1 秒（每秒 { $limit } 次）
sheet-calls = { $n ->
   *[other] { $count }
} 次调用，约需 { $time }（每秒 { $limit } 次）
sheet-then-y = 填完后按 Enter 到最后，再按 y { $action }。
sheet-then-choose = 填完后按 Enter 到最后，再选择。
sheet-asks-twice = 目标超过 { $n } 个：按键只作选择，按 y 确认。
sheet-asks-twice-protected = 目标受保护：按键只作选择，按 y 确认。
sheet-chosen-time = 已选：{ $time }，按 y 确认。

reason-1 = 刷屏
reason-2 = 广告
reason-3 = 辱骂
reason-4 = 诈骗
reason-5 = 跑题

standout-owner = 群主
standout-admin = 群管理员
standout-administrator = 此配置的 App 管理员
standout-listed = 受保护名单中的用户
lookalike-copy = { $user }（{ $name }）只是看起来像 { $like }（{ $standout }），两者不是同一帐号。
lookalike-original = { $like } 是真正的{ $standout }。{ $user }（{ $name }）看起来与其相同：要找的是不是后者？

caveat-loses-role-and-card = 重新加入后，原有身份和群名片不会恢复。
caveat-recall-is-final = 撤回后无法恢复，日志中会留存副本。
caveat-newest-thousand-silently = 只处理本群最新 1,000 条消息，且不会通知任何人。
caveat-online-only = 只有当前在线的成员能收到，不会保存。
caveat-sent-to-all = 发出后可以撤回，但可能已被看到。
caveat-old-owner-loses-rank = 现任群主 { $owner } 将变为普通成员。
caveat-no-owner-now = 该群目前没有群主。
caveat-sent-live = 直播群不保存历史消息：发出后无法在这里撤回。
caveat-replaces-mutes = 其中 { $n ->
   *[other] { $count }
} 人已被禁言：新的时长会替换原有时长，可能变长，也可能变短。
caveat-includes-admins = 其中 { $n ->
   *[other] { $count }
} 人是群管理员。
caveat-known-by-id-only = 其中 { $n } 人不在已加载的成员中：请核对 ID，服务不会核对。
caveat-live-recall = 直播群只能撤回最近一小时的消息，仅对在线观众生效。

field-time = 时长（10m、2h30m、7d）
field-notification = 通知内容
field-message = 消息内容
field-name-card = 群名片
field-reason = 原因
field-reason-shown = 原因（群内可见）
field-reason-optional = 原因（选填）
field-challenge = 请输入 { $challenge }

choice-other-time = 其他时长
choice-unmute = 解除禁言
choice-silent-on = 静默移除：是
choice-silent-off = 静默移除：否
choice-admin = 管理员
choice-member = 普通成员
choice-transfer = 转让群主
choice-name-card = 群名片
choice-on = 开启
choice-off = 关闭

## 询问

recall-title = 撤回
recall-these = 撤回 { $n ->
   *[other] { $count }
} 条消息
recall-by-sender = 撤回 { $sender } 的全部消息
read-write-title = 允许写入？
read-write-question = 配置 { $profile }（{ $host }）以只读方式打开。确认后，操作将会真正发送。
quit-title = 退出？
quit-question = 退出 imwarden？
quit-running = 有 { $n ->
   *[other] { $count }
} 项操作正在进行：
quit-job = { $action }：{ $group }（{ $id }），{ $done } / { $total }
quit-finishes = 已发出的调用会等其完成。已开始的操作，其余部分在日志中保持未了结，下次启动时可以继续。

## 帮助

help-title = 按键
help-groups = 群组列表中
help-messages = 消息中
help-members = 成员列表中
help-lists = 所有列表中
help-anywhere = 任何位置
help-commands = 命令
help-elsewhere = 其他窗格中

## 资料卡

card-group = 群组
card-user = 群成员
card-message = 消息
card-person = 用户
card-recent = 已加载消息中的最新几条
card-content = 内容
card-gone = 已查不到相关信息。
fact-name = 群名称
fact-group-id = 群 ID
fact-kind = 群类型
fact-owner = 群主
fact-no-owner = 无
fact-members = 成员数
fact-online = 在线人数
fact-mute-all = 全员禁言
fact-on = 开启
fact-off = 关闭
fact-created = 创建时间
fact-last-message = 最后消息
fact-announcement = 群公告
fact-introduction = 群简介
fact-fault = 故障
fact-user-id = 用户 ID
fact-name-card = 群名片
fact-nick = 昵称
fact-role = 身份
fact-not-loaded = 不在已加载的成员中
fact-mute = 禁言
fact-mute-until = 禁言截止
fact-joined = 入群时间
fact-last-spoke = 最后发言
fact-seq = 消息序列号
fact-time = 时间
fact-sender = 发送者
fact-state = 状态
fact-priority = 优先级
fact-address = 地址
fact-data = 数据

## 原始数据、复制

raw-title = 服务返回的原始数据
copy-title = 复制

## 任务和结果

jobs-title = 任务
jobs-none = 还没有执行过操作。
jobs-reads = { $n ->
    [0] 没有正在加载的数据
   *[other] 正在加载 { $count } 项
}
jobs-done = 完成 { $done }
jobs-partly = 完成 { $done }，未成功 { $failed }
results-done = 完成 { $n }
results-failed = 失败 { $n }
results-unknown = 结果未知 { $n }
results-not-started = 未开始 { $n }
results-entry = 日志 #{ $entry }
results-no-entry = 未写入日志，因此没有发送
results-overridden = 已越过保护：{ $who }
results-reason = 原因：{ $reason }
verdict-done = 完成
verdict-failed = 失败
verdict-unknown = 结果未知
verdict-not-started = 未开始
subject-group = 群组本身

## 日志

journal-title = 日志
journal-none = 还没有执行过操作。
journal-first = -- 第一条记录 --
journal-more = 还有更早的记录
journal-unverified = 每次启动时都会校验日志链；按 v 立即校验。
journal-verifying = 正在校验日志链
standing-open = 未了结 { $done } / { $count }
standing-done = 完成 { $count }
standing-partly = 部分完成 { $done } / { $count }
standing-failed = 失败 { $count }
standing-unknown = 结果未知 { $done } / { $count }

## 未了结的操作

open-title = 未了结的操作
open-what = 程序上次退出时，这些操作还在进行。已发出但没有应答的部分会从服务读回实际结果；未经确认不会再发送任何请求。
open-state = 已知 { $known } / { $total }，已发出未应答 { $in_flight }，可继续 { $left }
open-settling = 正在读回
open-settled = 已了结：完成 { $done } / { $total }
