### 三个窗格。

pane-of = { $shown } / { $total }
pane-loading = 加载中
pane-no-match = 没有匹配项。按 Esc 清除筛选。
pane-nothing-open = 尚未打开群组。请在列表中选中一个群，按 Enter 打开。
pane-age = { $age }前的数据
pane-marked = 已标记 { $n }
pane-range = 正在标记范围
row-pending = 处理中

groups-title = 群组
groups-none = 该应用没有群组。
groups-failed = 群组加载失败。按 R 重试。
group-dissolved = 已解散
group-failed = 加载失败
group-mute-all = 全员禁言

members-title = 群成员
members-none = 没有成员。
members-failed = 群成员加载失败。按 R 重试。
members-refreshing = 刷新中 { $n }
members-live = 直播群不保存成员列表，这里只列出被禁言的用户；输入 :mute ID 10m 可禁言任何观众。
members-live-none-muted = 目前没有人被禁言。输入 :mute ID 10m 可按 ID 禁言观众。
members-live-short = 直播群没有成员列表
members-muted-count = { $n } 人被禁言
badge-owner = 群主
badge-admin = 管理员
badge-like-owner = 名似群主
badge-like-admin = 名似管理员
badge-like-listed = 疑似冒名
muted-for = 禁言 { $left }
muted-forever = 永久禁言
column-last-spoke = 发言
column-joined-at = 入群
never-spoke = 从未
never-known = -

messages-title = 消息
messages-none = 没有消息。
messages-found = 匹配 { $shown } / 已加载 { $total }
messages-no-match = 已加载的 { $n } 条消息中没有匹配项。更早的消息尚未加载，未参与搜索。按 Esc 清除搜索。
messages-no-match-all = 本群全部 { $n } 条消息中没有匹配项。按 Esc 清除搜索。
messages-failed = 历史消息加载失败。按 R 重试。
messages-live = 直播群不保存历史消息，因此这里没有内容，也无法撤回。
messages-live-works = 可以做的：发送消息（s）、向所有人发系统通知（w）、全员禁言（F），以及在被禁言列表中修改禁言（m）。
messages-first = -- 本群第一条消息 --
messages-expired = -- 更早的消息已过期 --
messages-older = 正在加载更早的消息
messages-frozen = 已冻结   按 G 恢复跟随
messages-frozen-new = 已冻结，{ $n } 条新消息   按 G 恢复跟随
message-tip = [群提示]
message-more = 还有更多：按 d 查看全部
slot-recalled = [已撤回]
slot-hole = [已过期]
priority-high = 高优先级
priority-low = 低优先级
priority-lowest = 最低优先级

part-face = [表情]
part-image = [图片]
part-sound = [语音]
part-video = [视频]
part-file = [文件]
part-location = [位置]
part-custom = [自定义消息]
part-relay = [合并转发]
part-relay-count = { $n ->
   *[other] { $count }
} 条消息
part-other = [未知类型]

sort-kind = 按类型
sort-name = 按名称
sort-size = 按人数
sort-last-message = 按最后消息
sort-mute = 按禁言
sort-id = 按 ID
sort-last-spoke = 按最后发言
sort-joined = 按入群时间
sort-reversed = ，倒序
sort-only-reversed = 倒序

tip-users = { $users }
tip-between = 、
tip-users-more = { $users } 等，另有 { $more } 人
tip-joined = { $users } 加入群组（操作人 { $operator }）
tip-left = { $users } 退出群组
tip-removed = { $operator } 将 { $users } 移出群组
tip-admin-set = { $operator } 将 { $users } 设为管理员
tip-admin-unset = { $operator } 取消 { $users } 的管理员身份
tip-group-changed = { $operator } 修改了群资料
tip-member-changed = { $operator } 更改了 { $users } 的禁言状态或群成员资料
