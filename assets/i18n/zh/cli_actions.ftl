### 命令行上的操作。

cli-about-mute = 在一段时间内禁止成员发言
cli-about-unmute = 解除成员的禁言
cli-about-remove = 将成员移出群组
cli-about-recall = 按消息序列号撤回消息，或撤回某个发送者的全部消息
cli-about-notify = 向全体或部分成员发送系统通知
cli-about-send = 向群组发送消息
cli-about-transfer-owner = 转让群主
cli-about-role = 设为管理员，或改回普通成员
cli-about-name-card = 修改成员的群名片
cli-about-mute-all = 开启或关闭全员禁言

cli-heading-shared = 通用选项
cli-arg-dry-run = 只显示将要做什么，不发送
cli-arg-reason = 原因，写入日志。移除、撤回、通知、发消息和转让群主必须填写
cli-arg-yes = 不再询问。标准输入和标准错误不是终端时必须加上
cli-arg-quiet = 只输出结果和错误
cli-arg-verbose = 输出更多：完整计划，以及批量操作的进度
cli-arg-in-groups = 群 ID，可多次指定
cli-arg-in-group = 群 ID
cli-arg-users = 成员的用户 ID
cli-arg-users-from = 从文件读取用户 ID，写 - 则从标准输入读取：每行一个，# 之后为注释
cli-arg-match = 按控制台的筛选语法选择成员：ID 或群名片中的词、role:admin、muted、never-spoke、joined<24h
cli-arg-for = 时长：90s、10m、2h30m、7d 或 forever（永久）
cli-arg-silent = 静默移除，不通知群组
cli-arg-seq = 消息序列号：7，或含两端的 10..20；可写多个，也可用逗号分隔
cli-arg-by = 该发送者在最新 1,000 条消息中的全部消息
cli-arg-to = 只发给该成员，可多次指定
cli-arg-text = 内容
cli-arg-new-owner = 新群主，须为群成员
cli-arg-member = 成员的用户 ID
cli-arg-role = admin（管理员）或 member（普通成员）
cli-arg-card = 群名片；留空则清除
cli-arg-state = on（开启）或 off（关闭）

cli-no-application = 没有可操作的应用：既没有 --profile，环境变量中也没有应用（IMWARDEN_ENDPOINT、IMWARDEN_SDKAPPID、IMWARDEN_IDENTIFIER、IMWARDEN_SECRET_KEY）。本命令内的练习环境会随命令结束而消失；imwarden sandbox 可以让它一直运行。
cli-needs-yes = 没有发送任何操作：这里无法询问，也没有加 --yes。用 --dry-run 可以查看计划。
cli-not-confirmed = 没有发送任何操作：未确认。
cli-dry-run = 演练：没有发送任何操作。
cli-dry-run-nothing = --dry-run 用于 imwarden mute 等操作。控制台没有演练；用 --read-only 打开即不会发送任何操作。
cli-needs-reason = { $action }：必须填写原因（--reason TEXT），原因会写入日志。
cli-needs-users = 对谁操作？请给出用户 ID、--users-from FILE 或 --match PATTERN。
cli-empty-pattern = --match 为空。筛选条件必须能区分成员。
cli-pattern-everybody = --match { $pattern } 符合 { $group } 的全部成员。请直接指定成员，或使用 mute-all。
cli-live-no-members = { $group } 是直播群，服务不保存直播群的成员列表。可以按用户 ID 指定观众；imwarden user ID --group { $group } 可查看某人是否被禁言。
cli-live-no-history = { $group } 是直播群，服务不保存直播群的历史消息。
cli-bad-duration = { $words }：不是时长。请写 90s、10m、2h30m、7d 或 forever。
cli-bad-seq = { $words }：不是消息序列号。请写 7 或 10..20。
cli-empty-seq = 撤回哪些消息？请给出序列号：--seq 7，或 --seq 10..20。
cli-bad-id = { $words }：{ $why }
cli-empty-id = ID 为空
cli-id-characters = 用户 ID 只能包含可打印的 ASCII 字符
cli-id-too-long = 超过用户 ID 的最大长度（32 字节）
cli-id-several = 每行只能有一个 ID，不能有空格和逗号
cli-bad-line = { $file } 第 { $line } 行：{ $words }：{ $why }
cli-bad-lines-more = 另有 { $n } 行有误
cli-cannot-read = 无法读取 { $file }：{ $why }
cli-standard-input = 标准输入
cli-no-ids = { $file } 中没有 ID。

cli-deny-read-only = 只读（--read-only 或配置的设置）：不发送任何操作。
cli-deny-unsupported-remove = { $kind }不能移除成员（{ $code }）。请改用禁言。
cli-deny-no-effect-recall-by-sender = 在{ $kind }中服务会返回成功，但不起作用。请改用禁言。
cli-deny-learned = 服务此前在这里拒绝过该操作（{ $code }）。
cli-deny-protected-administrator = 受保护：此配置的 App 管理员。用 --override 写出完整的用户 ID 并用 --reason 说明原因，才能继续。
cli-deny-protected-owner = 受保护：群主。用 --override 写出完整的用户 ID 并用 --reason 说明原因，才能继续。
cli-deny-protected-listed = 受保护：在设置的名单中。用 --override 写出完整的用户 ID 并用 --reason 说明原因，才能继续。
cli-override-needs-reason = 使用 --override 必须说明原因（--reason 文本）。原因会记入日志。
cli-override-nothing = --override 用于 imwarden mute 等操作。在控制台中，操作窗口会要求输入用户 ID。
cli-arg-override = 对这个受保护的用户仍然操作：完整的用户 ID，可多次使用；须同时给出 --reason
cli-plan-overridden = { $who } { $why }已用 --override 越过。
cli-deny-no-target = 没有选中任何人。
cli-caveat-known-by-id-only = 其中 { $n ->
   *[other] { $count }
} 人不是群成员：请核对 ID，服务不会核对。
cli-caveat-live-by-id = 直播群没有成员列表：请核对 ID，服务不会核对。

cli-group-left-out = { $group }：{ $why }
cli-muted-until = 禁言至 { $end }
cli-muted-forever = 永久禁言
cli-plan-time = 时长：{ $time }
cli-plan-forever = 时长：永久
cli-plan-silent = 静默移除：不通知群组。
cli-plan-text = 内容：{ $text }
cli-plan-admin = 新身份：管理员
cli-plan-member = 新身份：普通成员
cli-plan-card = 新群名片：{ $card }
cli-plan-no-card = 清除群名片。
cli-plan-all-on = 开启
cli-plan-all-off = 关闭
cli-plan-found = 找到此人的消息 { $n ->
   *[other] { $count }
} 条

cli-ask = 继续吗？[y/N]
cli-ask-challenge = 此操作不可恢复。请输入 { $challenge } 以继续：
cli-progress = { $action }：{ $done } / { $total }，还需 { $time }
cli-stopped = 已停止：已发出的调用已完成，其余没有开始。
cli-abandoned = 已停止且未等待：已发出的调用结果不明，其余没有开始。
cli-unknown = “结果未知”表示无法确定是否已执行：重新下达前请先核实。日志中未了结的操作，控制台下次启动时会处理。
cli-results-refused = 拒绝 { $n }
cli-and = { $before }，{ $next }
cli-entries = 日志 #{ $first } 至 #{ $last }
cli-summary = { $action }：{ $counts } · { $entry }

cli-column-target = 对象
cli-column-code = 错误码
cli-column-journal = 日志
cli-column-detail = 说明
