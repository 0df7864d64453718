### 手写请求体的调用。

cli-about-call = 用手写的请求体发起一次带签名的调用，并以 JSON 输出应答
cli-arg-command-name = 命令名，例如 get_group_info；--list 列出全部
cli-arg-json = 请求体：文件、- 表示标准输入，或以花括号开头的 JSON；不指定则为空对象
cli-arg-path = imwarden 未收录的命令，用路径指定
cli-arg-list = 列出全部命令及其路径、文档编号和作用

cli-column-command = 命令
cli-column-path = 路径
cli-column-doc = 文档
cli-column-does = 作用

cli-call-what = 要调用哪个命令？imwarden call --list 列出全部。
cli-call-unknown = { $words }：没有收录这个命令。imwarden call --list 列出全部；其他命令用 --path v4/服务/命令 调用。
cli-call-path = { $words }：不是 v4/group_open_http_svc/get_group_info 这样的路径。
cli-call-unreadable = 无法从 { $file } 读取请求体：{ $why }
cli-call-bad-json = 请求体不是可以发送的 JSON：{ $why }
cli-call-no-object = 请求体必须是花括号里的 JSON 对象。
cli-call-needs-yes = 未发送：{ $request } 的结果没有命令可以恢复，此处无法询问，也没有指定 --yes。--dry-run 可以查看请求。
cli-call-destroys = 此操作的结果没有命令可以恢复。
cli-call-no-journal = 未发送，因为操作日志无法写入：{ $why }
cli-call-unrecorded = 调用已发出，但结果无法写入操作日志：{ $why }
cli-call-unknown-outcome = 不知道是否已经执行。重新发送前请先查询确认。
