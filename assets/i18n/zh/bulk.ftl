### 批量操作：继续、暂停、顺序

cli-about-resume = 继续因崩溃、退出或故障而没有做完的操作；不写编号则列出未了结的操作
cli-arg-entry = 操作在日志中的编号
cli-arg-close = 不再继续：按现状在日志中了结
cli-column-done = 已完成
cli-column-unanswered = 未应答
cli-column-rest = 剩余
cli-resume-none = 没有未了结的操作。
cli-resume-how = imwarden resume N 会先读回已发出部分的结果，再继续其余部分；--dry-run 只显示计划，--close 按现状了结。
cli-resume-no-such = #{ $entry } 不是此配置下的操作。
cli-resume-running = #{ $entry } 正由另一个仍在运行的程序处理。
cli-resume-ended = #{ $entry } 已经了结。
cli-resume-reads = 有 { $n ->
   *[other] { $count }
} 个对象已发出但没有应答。去掉 --dry-run 后会先读回结果，已完成的不再发送。
cli-resume-reading = 有 { $n ->
   *[other] { $count }
} 个对象已发出但没有应答：正在读回结果。
cli-resume-nothing = 没有需要继续的部分。
cli-resume-unknown = 结果未知的不会重发，以免重复执行。重新下达前请先核实。
cli-rest = 还剩 { $n ->
   *[other] { $count }
} 个对象。imwarden resume { $entry } 会先读回结果，再继续处理。

hint-pause = 暂停或继续
hint-go-on = 继续
hint-end-it = 按现状了结
command-pause = 暂停进行中的操作
command-resume = 继续已暂停或未了结的操作
command-cancel = 停止操作
pace-pausing = 正在暂停：先等已发出的调用完成。
pace-going-on = 继续执行。
pace-which = 有多个操作正在进行。请写明日志编号，或在任务窗口（!）中选择。
pace-none-paused = 没有已暂停的操作。
jobs-done-of = 完成 { $done } / { $total }
jobs-failed = 失败 { $n }
jobs-unknown = 未知 { $n }
jobs-left = 剩余 { $n }
jobs-time-left = 约 { $time }
jobs-paused = 已暂停
jobs-pausing = 正在暂停
header-jobs-done = { $done }/{ $total }
header-jobs-paused = 已暂停 { $done }/{ $total }
open-told = 已读回：完成 { $done } / { $total }，未知 { $unknown }，可继续 { $left }
open-left = #{ $entry } 还剩 { $n ->
   *[other] { $count }
} 个对象。按 g 继续，按 c 按现状了结。
open-closed = #{ $entry } 已按现状了结。
sheet-goes-on = 继续 #{ $entry }：共 { $total } 个对象，还剩 { $rest } 个。

named-too-late = 读取 { $file } 期间进行了其他操作，请重新输入命令。
named-too-long = 粘贴的内容过长，未被采用。请把 ID 存入文件，再用 @文件 指定。

caveat-recent-speakers-first = 顺序：最近发言的人优先处理。
caveat-newest-first = 顺序：最新的消息优先撤回。
caveat-order-as-given = 顺序：按给出的顺序；没有可用来判断轻重的信息。
