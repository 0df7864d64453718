### 操作日志：校验结果、单次操作全貌，以及命令行中的日志部分。

## 为什么不能用

journal-trouble-cannot-open = 无法打开文件：{ $detail }
journal-trouble-locked = 被其他程序占用
journal-trouble-not-a-journal = 该文件不是 imwarden 的日志
journal-trouble-newer = 由更新版本的 imwarden 写入（结构版本 { $detail }）
journal-trouble-disk-full = 磁盘已满
journal-trouble-read-only = 只能读取
journal-trouble-damaged = 文件已损坏（{ $detail }）
journal-trouble-closed = 已经关闭
journal-trouble-in-other-hands = 另一个 imwarden 正在执行此操作
journal-trouble-failed = 系统提示：{ $detail }
journal-unreadable = 无法读取日志：{ $why }。

## 校验结果

chain-whole = 日志完整：共 { $n ->
   *[other] { $count }
} 条记录（每次操作会写入多条）。
chain-whole-pruned = 日志完整：共 { $count } 条记录，其中 { $pruned } 条已清理。
chain-and-more = { $found }（另有 { $more } 处）
chain-more = ……另有 { $more } 处
break-altered = 被篡改：{ $n ->
    [1] 第 { $first } 条的内容与写入时不符。
   *[other] 第 { $first } 至 { $last } 条的内容与写入时不符。
}
break-unlinked = 被改写：第 { $entry } 条与第 { $before } 条接不上，其中一条被重写过。
break-missing = 缺失：{ $n ->
    [1] 第 { $first } 条。
   *[other] 第 { $first } 至 { $last } 条。
}
break-cut-off = 被截断：最后一条是第 { $last } 条，但曾写到第 { $head } 条。
break-appended = 外来记录：{ $n ->
    [1] 第 { $first } 条不是 imwarden 写入的。
   *[other] 第 { $first } 至 { $last } 条不是 imwarden 写入的。
}
break-emptied = 被清空：{ $n ->
    [1] 第 { $first } 条的内容被移除
   *[other] 第 { $first } 至 { $last } 条的内容被移除
}，却没有清理记录。
break-head = 末尾标记：与最后一条（第 { $last } 条）不符。
break-unexpected = 被改写：第 { $first } 条的哈希与另存的不同，此前的记录都可能被重写过。
break-schema = 表结构：文件中的表被 imwarden 以外的程序改动过。
break-lookup = 索引：按用户查询的结果与记录内容不一致。
break-inconsistent = 自相矛盾：数据库内部不一致（{ $detail }），列表可能漏掉记录。
break-unreadable = 无法读取：第 { $last } 条之后的内容读不出来。

## 单次操作全貌

record-title = 日志 #{ $entry }
record-when = 时间
record-operator = 操作人
record-profile = 配置
record-group = 群
record-time = 时长
record-content = 内容
record-reason = 原因
record-standing = 结果
record-denied = 未获允许
record-owner = 此前的群主
record-mute-all = 此前全员禁言
record-overridden = 已越过保护
record-told = 事前提示
record-on = 开
record-off = 关
record-targets = 对象（{ $n }）
record-refused = 被策略排除（{ $n }）
record-evidence = 引用的消息（{ $n }）
record-steps = 执行过程
record-seals = 哈希
record-call = 第 { $n } 次调用，涉及 { $count } 个对象
record-answer-ok = { $ms } 毫秒后返回：成功
record-answer-code = { $ms } 毫秒后返回：{ $code }，{ $meaning }
record-answer-none = { $ms } 毫秒后中断，未收到响应：{ $why }
record-taken-over = 接手核实
record-resumed = 接手继续执行其中 { $count } 个目标
record-settled = 读回结果并了结：完成 { $done } / { $count }
record-ended = 结束：完成 { $done } / { $count }
record-by = 操作人 { $operator }
record-unreadable = 本版本读不懂的记录
record-no-steps = 无
record-muted-until = 禁言至 { $time }
record-muted-forever = 永久禁言
record-fits = 相符
record-fits-not = 不相符
record-none = 没有第 { $entry } 条记录。
record-loading = 正在加载
record-fault = 错误
record-by-hand = 手写请求体的调用
record-path = 路径
record-request = 请求
record-answer-after = { $ms } 毫秒后返回
record-no-answer = 没有返回结果的记录
record-pruned = 第 { $entry } 条已清理，只保留编号、链接和哈希。清理的时间和操作人见第 { $by } 条。
record-emptied = 第 { $entry } 条的内容被移除，但没有任何记录说明是谁所为。
record-pruning = 清理了 { $before } 之前的记录
record-pruning-what = { $actions } 次操作的 { $entries } 条记录，从 #{ $first } 到 #{ $last }

## 日志窗口

journal-filter = 当前筛选：{ $filter }  （Esc 显示全部）
journal-filter-none = 没有符合条件的记录。
prompt-journal = user:u_77 group:群ID operator:操作人 action:mute since:24h until:2026-11-23
prompt-journal-short = user: group: operator: action: since: until:
prompt-journal-word = 无法识别 { $word }
hint-whole = 操作全貌
hint-filter = 筛选

## 命令行

cli-about-journal-show = 单次操作全貌：计划、对象、证据、调用、结果、哈希
cli-about-journal-export = 按哈希时的原文导出记录，或导出为电子表格
cli-about-journal-bundle = 生成交给第三方的案卷文件夹：消息、操作、记录，以及校验脚本
cli-about-journal-prune = 清除旧记录的内容，并保持日志链完整
cli-arg-until = 只看此时间之前：2026-11-23T08:00:00Z、2026-11-23（含当日），或 24h 这样的时长（即 24 小时前）
cli-arg-as-json = 等同于 --output json
cli-arg-expect-head = 要求该条记录的哈希仍与此前校验时输出的一致，否则失败
cli-arg-number = 操作的编号，或其中任意一条记录的编号
cli-arg-format = jsonl（逐条原样）或 csv（每个对象一行）
cli-arg-out = 写到哪里，代替标准输出
cli-arg-force = 覆盖已有文件
cli-arg-pruned-before = 清理此时间之前的内容：2026-11-23，或 180d 这样的时长

cli-journal-none = { $path } 还没有日志。
cli-journal-empty = 没有符合条件的记录。
cli-journal-broken = 日志不完整：发现 { $n } 处问题。
cli-journal-no-verdict = 无法校验日志：{ $why }。
cli-journal-damaged = 日志不完整：{ $why }。
cli-journal-head = 末尾 { $head }
cli-journal-head-why = 请另存到能改动日志的人碰不到的地方。以后运行 `imwarden journal verify --expect-head { $head }`，即可证明此条及之前的记录未被改写。
cli-journal-pruned-by = #{ $entry }：{ $operator } 清理了 { $before } 之前的 { $entries } 条记录。
cli-bad-head = { $words }：不是 `imwarden journal verify` 输出的“编号:哈希”。
cli-bad-moment = { $words }：既不是 2026-11-23T08:00:00Z 或 2026-11-23 这样的时间，也不是 24h 这样的时长。
cli-file-exists = { $path } 已存在。加 --force 可覆盖。
cli-folder-exists = { $path } 已存在；案卷文件夹总是新建。
cli-cannot-write = 无法写入 { $path }：{ $why }
cli-exported = { $n ->
   *[other] 已将 { $n } 条记录写入 { $path }。
}
cli-exported-rows = { $n ->
   *[other] 已将 { $n } 行写入 { $path }。
}
cli-prune-plan = { $before } 之前的 { $actions } 次操作、{ $entries } 条记录将永久失去内容，只保留编号、链接和哈希。{ $kept ->
    [0] {""}
   *[other] 另有 { $kept } 次操作尚未了结或有更晚的记录，予以保留。
}
cli-prune-nothing = { $before } 之前没有可清理的内容。
cli-prune-ask = 输入 yes 继续：
cli-prune-needs-yes = 未清理任何内容。没有可供确认的终端，需要加 --yes。
cli-prune-no = 未清理任何内容。
cli-prune-broken = 未清理任何内容：日志不完整，一旦清除内容便再也无从查证。
cli-pruned = 已清理 { $actions } 次操作的 { $entries } 条记录，记录为 #{ $records }。
cli-pruned-in-use = 另有控制台正在使用日志：内容已被覆写，但文件的空闲位置可能仍有残留。等没有控制台运行时再清理一次即可清除。
