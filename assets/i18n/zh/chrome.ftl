### 顶栏、底栏、时间单位。

screen-too-small = 终端太小：imwarden 至少需要 { $columns }x{ $rows }。
header-sandbox = 演练环境
header-read-only = 只读
header-read-write = 可读写
header-waiting = 连接中
header-down = { $since } 起连接中断
header-journal-fault = 日志故障
header-quota = 调用 { $used }/{ $limit } 次/秒
header-jobs = 任务 { $n }
level-done = 完成
level-hint = 提示
level-unknown = 结果未知
level-failed = 失败
prompt-command = 回车执行，Esc 取消
prompt-groups = 名称、群 ID 或类型
prompt-members = 名称、ID、role:admin、muted、never-spoke、joined<24h
prompt-messages = 内容、发送者名称或 ID
result-journal-fault = 日志无法写入（{ $detail }）。可以查看，但不会发送任何操作。
result-failures = （连续 { $n } 次）
span-seconds = { $n }秒
span-minutes = { $n }分
span-hours = { $n }时
span-days = { $n }天
