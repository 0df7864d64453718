### 撤销已执行的操作。

## 重新拉人入群，只用于撤销

action-add = 拉人入群
do-add = 拉入群组
sheet-title-add = 拉 { $n ->
   *[other] { $count }
} 人入群
sheet-means-add = 重新成为群成员，群内会收到通知。
acted-add = { $count ->
    [1] 已重新拉入 { $who }
   *[other] 已重新拉入 { $n } 人
}
deny-unsupported-add = { $kind }不能拉人入群（{ $code }）。
fault-not-added = { $request }：服务没有添加此帐号{ $detail ->
    [waits] （等待对方或管理员同意）
   *[other] （未说明原因，被封禁的帐号也会如此）
}。
fault-denied-why = 没有发送：{ $why }

## 为什么被排除，什么无法恢复

deny-changed-since = 此后已被他人更改，保持不动。
deny-not-recorded = 日志中没有之前的状态。
deny-not-a-member = 已不是群成员。
caveat-comes-back-bare = 重新入群后是普通成员，群名片、身份和入群时间不会恢复。
caveat-were-admins = 其中 { $n ->
   *[other] { $count }
} 人原为管理员，身份需要手动重新设置。

undo-label-full = 完全
undo-label-partial = 部分
undo-label-impossible = 不可
undo-why-recalled = 已撤回的消息无法恢复
undo-why-notified = 系统通知无法收回
undo-why-sent = 已发出的消息只能撤回
undo-why-nothing-done = 没有任何目标成功
undo-why-open = 尚未了结
undo-why-undone = 已由 #{ $by } 撤销
undo-why-by-hand = 手写的请求无法撤销
undo-why-not-recorded = 没有记录之前的状态
undo-partly = 部分已由 #{ $by } 撤销
record-undo = 撤销
undo-of = 撤销 #{ $entry }
undo-means-full = 撤销：全部恢复原状，此后被他人更改的除外。
undo-means-partial = 撤销：只能恢复一部分，详见操作单。

## 列表和操作单

undo-title = 撤销哪一项？
undo-none = 还没有任何操作。
undo-looking = 正在查看当前状态
undo-sheet-one = 撤销 #{ $entry }：{ $what }
undo-sheet-redo = 重做被 #{ $entry } 撤销的操作
undo-sheet-many = { $n ->
   *[other] 撤销 { $count } 项操作
}
undo-sheet-redo-many = { $n ->
   *[other] 重做 { $count } 项操作
}
undo-was-done = #{ $entry }  { $what }
undo-by = 操作人 { $operator }，{ $time }
undo-counts = { $actions }：可完全撤销 { $full } 项，部分 { $partial } 项，不可 { $impossible } 项；排除 { $refused } 个
undo-since = 自 { $time } 起在此群的全部操作。
undo-do = 撤销
undo-do-redo = 重做
undo-line-impossible = 不可撤销：{ $why }
undo-line-none = 没有可恢复的内容

notice-entry-undo = 日志 #{ $entry } · 按 { $key } 撤销
notice-undo-impossible = #{ $entry } 不可撤销：{ $why }。
notice-undo-nothing = #{ $entry } 没有可撤销的内容：{ $who }：{ $why }
notice-undo-window-empty = 自 { $time } 起，此群没有尚未撤销的操作。
notice-undo-window-nothing = 自 { $time } 起，此群没有可撤销的操作。
notice-redo-nothing = 没有可重做的撤销。
notice-undo-no-entry = #{ $entry } 不是此配置的操作。
notice-undo-word = 用 :undo 10m 撤销本群最近十分钟的操作，用 :undo #812 撤销一项，用 :undo 打开列表。

intent-undo = 撤销：列出已执行的操作，先预览再确认
intent-undo-short = 撤销
intent-redo = 重做上一次撤销
intent-redo-short = 重做
command-undo = 可撤销操作的列表；写时长则为本群自那时起的全部操作
command-redo = 重做上一次撤销
hint-undo = 撤销
hint-preview = 预览

## 命令行

cli-about-journal-undo = 撤销日志中的一项操作，或某群自某时起的全部操作
cli-about-journal-redo = 取消撤销：上一次撤销，或指定编号的撤销
cli-arg-undo-group = 与 --since 一起使用：此群自那时起的全部操作
cli-arg-undo-since = 起始时间：2026-11-23T08:00:00Z，或 10m 这样的时长
cli-arg-redo-entry = 撤销在日志中的编号；不写则为上一次撤销
cli-undo-no-entry = 日志中没有此配置的操作 #{ $entry }。
cli-undo-no-redo = 没有可重做的撤销。
cli-undo-not-undo = #{ $entry } 不是撤销操作。
cli-undo-empty = 自那时起，{ $group } 没有尚未撤销的操作。
cli-undo-what = #{ $entry } { $what } - 操作人 { $operator }，{ $time } - 撤销：{ $label }
cli-undo-cannot = #{ $entry } 不可撤销：{ $why }。
cli-undo-left-out = #{ $entry }：没有可恢复的内容。
