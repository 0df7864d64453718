### 命令行。

cli-heading-usage = 用法
cli-heading-options = 选项
cli-heading-commands = 子命令
cli-error = imwarden：{ $words }

cli-about-imwarden = 腾讯云 IM 群组的终端管理台。没有配置时打开练习环境。
cli-about-sandbox = 只运行练习服务器：在本机提供与官方一致的 REST API，任何客户端都可以连接
cli-about-journal = 谁在何时、为何做了什么
cli-about-journal-list = 已记录的操作，最新的在前
cli-about-journal-verify = 检查记录是否被篡改、删除或追加

cli-arg-help = 显示本帮助
cli-arg-version = 显示版本
cli-arg-profile = 使用设置中的这个配置
cli-arg-endpoint = 服务器地址，代替配置中的地址
cli-arg-lang = 语言：zh 或 en
cli-arg-read-only = 只读：不发送任何操作
cli-arg-width = 终端如何显示宽度不定的字符
cli-arg-world = 使用哪个练习环境
cli-arg-activity = 练习环境中自动发生多少事情
cli-arg-seed = 相同的种子生成相同的练习环境
cli-arg-groups = 练习环境的群数量
cli-arg-members = 最大的群的成员数
cli-arg-messages = 最长的历史消息条数
cli-arg-online = 直播群的在线人数
cli-arg-listen = 监听地址和端口；端口 0 表示任选空闲端口
cli-arg-log = 每个请求向此文件追加一行 JSON
cli-arg-rate = 每个命令每秒的调用次数
cli-arg-tls = 使用启动时生成的证书提供 HTTPS；首行的 "ca" 是需要信任的证书文件
cli-arg-tls-name = 证书额外包含的主机名，供写死官方域名的客户端使用
cli-arg-tls-ca = 证书写到哪个文件；不指定则用临时文件
cli-arg-smallest-limits = 官方文档对同一限制说法不一时，按较小的数值执行
cli-arg-fault = 制造故障：latency=80ms..200ms、error=60002@5%、http=502@1%、drop@1%、hang@1%、cut@1%，后面都可以加 :命令
cli-arg-user = 只看针对该用户的操作
cli-arg-group = 只看该群的操作
cli-arg-operator = 只看该操作人的操作
cli-arg-action = 只看该操作：mute、unmute、remove、recall、recall-by-sender、transfer-owner、notify、send、role、name-card、mute-all、add、call
cli-arg-since = 只看此时间之后：2026-11-23T08:00:00Z，或 24h 这样的时长
cli-arg-limit = 最多显示多少条
cli-arg-output = table 或 json；不写时在终端输出表格，否则输出 JSON 行

cli-no-terminal = 控制台的输入和输出都需要是终端
cli-cannot-listen = 无法监听 { $address }：{ $why }。用 --listen 127.0.0.1:0 可自动选择空闲端口。
cli-bad-action = { $words }：没有这种操作。可选：mute、unmute、remove、recall、recall-by-sender、transfer-owner、notify、send、role、name-card、mute-all、add、call。
cli-settings-wrong = 设置有误，无法使用：

cli-column-number = 编号
cli-column-time = 时间
cli-column-operator = 操作人
cli-column-action = 操作
cli-column-group = 群
cli-column-targets = 对象
cli-column-result = 结果
cli-column-reason = 原因

