### 出了什么问题、该怎么办。都是单行，显示在横幅和提示里。

code-unknown = 官方错误码表中没有
fault-dns = { $request }：找不到服务器域名（{ $detail }），请检查网络和地址。
fault-connect = { $request }：连接不上（{ $detail }），请检查服务器和网络。
fault-tls = { $request }：无法建立安全连接（{ $detail }），请检查时钟和证书。
fault-timeout = { $request }：超时未响应。服务器很慢或无响应。
fault-dropped = { $request }：还没收到响应，连接就断了。
fault-http-status = { $request }：网关返回 HTTP { $code }，并非服务响应（{ $detail }）。
fault-bad-body = { $request }：响应不完整或格式不对（{ $detail }）。
fault-too-large = { $request }：响应大得不正常。
fault-refused = { $request }：被拒绝，错误码 { $code }：{ $meaning }
fault-rate-limited = { $request }：调用过于频繁，正在降速（{ $code }：{ $meaning }）
fault-credentials = { $request }：服务不接受此配置的身份（{ $code }：{ $meaning }）请检查 sdkappid、identifier 和密钥。
fault-journal = 未发送任何请求：日志无法写入（{ $detail }）。
fault-denied = 未发送。{ $detail }
fault-dropped-by-service = { $request }：服务收下后丢弃了（{ $detail }）：该群消息过多。
fault-internal = { $request }：本程序内部错误（{ $detail }）。请反馈给我们。

## 为什么不允许

deny-read-only = 当前为只读模式。输入 :rw 退出只读。
deny-unsupported-mute = { $kind }没有禁言功能（{ $code }）。可以移除成员。
deny-unsupported-unmute = { $kind }没有禁言功能（{ $code }）。
deny-unsupported-remove = { $kind }不能移除成员（{ $code }）。请改用禁言（:mute ID 10m）。
deny-unsupported-role = { $kind }不能设置成员身份（{ $code }）。
deny-unsupported-name-card = { $kind }没有群名片（{ $code }）。
deny-unsupported-transfer-owner = { $kind }不能转让群主（{ $code }）。
deny-no-effect-recall-by-sender = 在{ $kind }中服务会返回成功，但不起作用。请改用禁言。
deny-unknown-kind = 本版本不认识这种群类型，只能查看。
deny-not-loaded = 群资料尚未加载。
deny-learned = 服务此前在这里拒绝过该操作（{ $code }），按 R 可再试。
deny-protected-administrator = 受保护：此配置的 App 管理员。
deny-protected-owner = 受保护：群主。
deny-protected-listed = 受保护：在设置的名单中。
deny-too-many = 一次操作最多 { $limit } 个目标。请分批进行。
deny-too-fast = 此配置每分钟最多 { $limit } 次操作。{ $until } 之后可继续。
deny-too-fast-together = 一次要做的操作超过此配置每分钟 { $limit } 次的上限。请分批进行。
deny-not-permitted = 此配置没有这项权限：{ $action }（见设置中的 allow 和 deny）。
deny-not-listed = 此配置只允许设置中列出的操作（allow），不能手写请求。
deny-no-reason = 对受保护的帐号操作必须填写原因。
deny-no-target = 没有选中任何对象。
deny-owner-role = 群主的身份不能修改。请改用转让群主。
deny-already = 已是此状态。
deny-not-recallable = 没有可撤回的内容：系统提示，或已不存在。
deny-live-to-all-only = 直播群的系统通知只能发给所有人。
deny-system-account = 这是系统帐号，不是用户。
deny-no-history = 直播群不保存历史消息，无法核对这条消息是谁发的。
