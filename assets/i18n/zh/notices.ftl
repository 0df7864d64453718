### 底部一行的提示，以及操作窗和命令行的文字。


## 结果

acted-mute = { $end ->
    [never] { $count ->
        [1] 已永久禁言 { $who }
       *[other] 已永久禁言 { $n } 人
    }
   *[after] { $count ->
        [1] 已禁言 { $who }，时长 { $time }
       *[other] 已禁言 { $n } 人，时长 { $time }
    }
}
acted-unmute = { $count ->
    [1] 已解除 { $who } 的禁言
   *[other] 已解除 { $n } 人的禁言
}
acted-remove = { $count ->
    [1] 已移除 { $who }
   *[other] 已移除 { $n } 人
}
acted-recall = { $by ->
    [number] 已撤回 { $n } 条消息
   *[name] 已撤回 { $who }
}
acted-recall-by-sender = 已撤回 { $who } 在最新 1,000 条内的消息
acted-transfer-owner = 已将群转让给 { $who }
acted-notify = { $to ->
    [all] 已通知 { $who } 的在线成员
   *[some] { $count ->
        [1] 已通知 { $who }
       *[other] 已通知 { $n } 人
    }
}
acted-send = 已发送到 { $who }
acted-role = { $rank ->
    [admin] 已将 { $who } 设为管理员
   *[member] 已将 { $who } 设为普通成员
}
acted-name-card = { $state ->
    [cleared] 已清除 { $who } 的群名片
   *[set] 已将 { $who } 的群名片改为“{ $card }”
}
acted-mute-all = { $state ->
    [on] 已开启全员禁言
   *[off] 已关闭全员禁言
}
time-days = { $n } 天
time-hours = { $n } 小时
time-minutes = { $n } 分钟
time-seconds = { $n } 秒
time-and = { $before } { $last }
notice-entry = 日志 #{ $entry }
notice-no-entry = 未写入日志
notice-acted = { $what } · { $entry }
notice-failed = { $action }失败：{ $why } · { $entry }
notice-unknown = { $action }：结果未知，正在回读。{ $why } · { $entry }
notice-partly = { $action }：{ $total } 个中 { $done } 个成功，{ $failed } 个失败，{ $unknown } 个未知，{ $idle } 个未开始：{ $why } · { $entry } · 按 ! 查看明细
notice-stopped = 未轮到就已停止
notice-refused = { $who }：{ $why }
notice-all-refused = 这 { $count } 个都不能操作。{ $who }：{ $why }

## 提示

notice-row-changed = 光标所在行刚刚变化，请看清后再按。
notice-unbound = 此键在这里没有作用，按 ? 查看按键。
notice-elsewhere = { $what }：{ $place }可用
place-members = 在成员列表
place-messages = 在消息列表
place-groups = 在群组列表
place-person = 在成员或消息上
notice-interrupt = 再按一次 Ctrl-C 退出
notice-refreshing = 正在刷新
notice-no-profile = 该群组没有资料：{ $why }
notice-opens-soon = 资料到达后立即打开
notice-range = 段标记：移动后按 v 或空格完成
notice-one-only = 此操作一次只能用于一人，现在标记了 { $count } 人。按 \ 清除标记。
notice-copied = 已复制：{ $what }
notice-paste = 粘贴的文字不会当作按键，请先打开一个输入框。
notice-sorted = 按{ $column }排序
notice-sorted-backwards = 按{ $column }倒序
column-role = 身份
column-mute = 禁言
column-name = 名称
column-id = ID
column-spoke = 最后发言
column-joined = 入群时间
column-service = 服务端顺序
column-type = 类型
column-size = 人数
notice-read-only = 只读：不会发出任何操作，用 :rw 解除。
notice-read-write = 已可执行操作。
notice-mouse-on = 鼠标已开启，终端自带的选择暂停
notice-mouse-off = 鼠标已关闭
notice-ctx = 本版本在启动时选择配置：imwarden --profile 名称
notice-put-off = 已推迟，:open 可再次查看。
notice-none-open = 没有未了结的操作。
notice-stopping = 正在停止：已发出的会完成，其余不再开始。
notice-not-running = 该任务没有在运行。
notice-seeking-first = 正在前往第一条消息，已到 #{ $seq }，按任意键停止
notice-seeking-stopped = 已停止，按 gg 可继续前往第一条消息。
notice-still-running = 仍在运行，按 x 停止。

## 按键此时不可用的原因

avail-live-no-history = 直播群不保存历史消息，可用 :mute ID 禁言观众，或发通知、发消息。
avail-live-by-id = 光标处没有人。用 :mute ID 禁言观众，用 :user ID 查看资料。
avail-no-role = { $why }可用 :owner 转让群主，用 :card 修改群名片。
avail-nothing-open = 还没有打开群组，在群组上按 Enter 打开。
avail-no-row = 光标处没有内容。
avail-no-marks = 没有标记。
avail-no-search = 还没有搜索内容，按 / 开始。
avail-no-sort = 消息始终按时间排列。

## 操作窗

preset-10m = 10 分钟
preset-30m = 30 分钟
preset-1h = 1 小时
preset-6h = 6 小时
preset-1d = 1 天
preset-3d = 3 天
preset-7d = 7 天
preset-30d = 30 天
preset-forever = 永久
sheet-bad-time = 无法识别的时长，请写 90s、10m、2h30m、7d 或 永久。
sheet-needs-time = 请选择时长：1 到 9，或按 t 输入。
sheet-needs-reason = 需要填写原因，原因会写入日志。
sheet-needs-text = 还没有内容。
sheet-needs-challenge = 请输入 { $expected } 以确认。
sheet-too-long = 共 { $bytes } 字节，最多 { $limit } 字节。
sheet-no-such-choice = 此键在这里不是选项。
copy-id = ID
copy-name = 名称
copy-text = 文本
copy-seq = 序号
copy-json = JSON

## 提示行

hint-accept = 确定
hint-complete = 补全
hint-cancel = 取消
hint-close = 关闭
hint-next-line = 下一项
hint-scroll = 滚动
hint-move = 移动
hint-reasons = 选择原因
hint-presets = 选择时长
hint-type-time = 输入时长
hint-unmute = 解除禁言
hint-silent = 是否静默
hint-admin = 管理员
hint-member = 普通成员
hint-transfer = 转让群主
hint-name-card = 群名片
hint-on = 开启
hint-off = 关闭
hint-confirm = 确认：{ $action }
hint-recall-marked = 撤回这些
hint-recall-sender = 撤回此人全部
hint-verify = 校验
hint-reload = 重新加载
hint-results = 结果
hint-stop = 停止
hint-settle = 回读核实
hint-later = 稍后
hint-yes = 是
hint-no = 否

## 命令行

command-mute = 按 ID 禁言；不写 ID 则为所标记的或光标处的人
command-unmute = 解除禁言，用法同上
command-remove = 移出群组，用法同上
command-recall = 撤回消息
command-notify = 系统通知
command-send = 向群组发送消息
command-role = 设置身份
command-owner = 把群转让给该成员（也可用 :transfer）
command-card = 修改群名片
command-muteall = 全员禁言或取消
command-user = 查看用户资料，可在其中按 m、x、o、e 操作
command-group = 按 ID 打开群组
command-filter = 筛选此列表，留空则清除
command-sort = 按某列排序，再次执行则倒序
command-refresh = 立即刷新
command-journal = 操作日志
command-jobs = 任务
command-open = 未了结的操作
command-lang = 切换语言
command-width = 歧义宽度字符（边框、圆点）的宽度
command-mouse = 启用鼠标，或交还终端
command-ro = 只读
command-rw = 解除只读
command-ctx = 如何连接其他配置
command-help = 此处可用的按键
command-quit = 退出
command-unknown = 没有命令 { $name }。
command-nearest = { $unknown }是想输入 { $near } 吗？
command-needs-id = 后面需要一个 ID。
command-columns = 可用的列：{ $names }
command-lang-unknown = 可用语言：zh、en
command-width-unknown = 可选 narrow 或 wide
notice-chain-broken = 日志与写入时不一致：按 L 再按 v 查看位置。新的操作仍会记录。
notice-one-group = 此操作一次只针对一个群；已标记 { $count } 个。按 \ 清除标记。
notice-many-senders = 标记的消息来自多个发送者。请清除标记（\），再选中其中一人的消息。
notice-not-muted = 服务已受理，但 { $who } 不在被禁言成员列表中。ID 是否正确？
