### 命令行上的列表。

cli-about-groups = 应用的全部群组
cli-about-members = 群成员
cli-about-messages = 群的历史消息，最新的在前
cli-about-user = 某个用户在指定群（不指定则为其加入的全部群）中的身份和禁言

cli-arg-type = 只看该类型的群：work、public、meeting、live、community
cli-arg-of-group = 群 ID
cli-arg-before = 只看此序列号之前的消息
cli-arg-account = 用户 ID
cli-arg-look-in = 在哪个群中查看，可多次指定

cli-bad-type = { $words }：没有这种群类型。可选：work、public、meeting、live、community。
cli-messages-more = 更早的消息：--before { $seq }
cli-user-is = { $user }：{ $nick }
cli-no-such-user = { $user }：没有这个账号（未导入）。

cli-column-name = 名称
cli-column-type = 群类型
cli-column-owner = 群主
cli-column-members = 成员数
cli-column-mute-all = 全员禁言
cli-column-last-message = 最后消息
cli-column-user = 用户 ID
cli-column-name-card = 群名片
cli-column-role = 身份
cli-column-mute = 禁言
cli-column-last-spoke = 最后发言
cli-column-joined = 入群时间
cli-column-seq = 序列号
cli-column-sender = 发送者
cli-column-state = 状态
cli-column-message = 消息
