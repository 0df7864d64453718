### 交给第三方的案卷文件夹。

bundle-made = 案卷文件夹 { $path }：{ $actions } 次操作，{ $messages } 条消息，{ $entries } 条记录。
bundle-sums = SHA256SUMS 的 SHA-256（请通过另一渠道告知对方）：{ $hash }
bundle-others = { $n ->
   *[other] 这些操作还涉及另外 { $n } 人；需要校验的记录无法将其删去。
}
bundle-broken = 未生成案卷文件夹：日志不完整。
bundle-title = imwarden 案卷文件夹
bundle-asked = 筛选条件：{ $filter }
bundle-by = 由 { $operator } 于 { $time } 生成。
bundle-head = 当时日志的末尾：{ $head }
bundle-files = 文件
bundle-file-messages = { $file }：作为证据引用的消息，便于阅读
bundle-file-raw = { $file }：同样的消息，与服务返回的原文一致，每行一个 JSON 对象
bundle-file-actions = { $file }：按顺序列出的操作，便于阅读
bundle-file-entries = { $file }：这些操作的日志记录，每个文件就是计算哈希的原始字节
bundle-file-chain = { $file }：日志从其中第一条到末尾的哈希；其他记录只有哈希
bundle-file-sums = { $file }：每个文件的 SHA-256
bundle-file-check = { $file }：只用 shell 和 sha256sum（或 shasum）即可校验以上全部内容
bundle-how = 校验方法：sh { $file }；如果另存过日志末尾，可运行 sh { $file } 编号:哈希
bundle-proves = 校验能证明什么
bundle-proves-1 = 如果 SHA256SUMS 的哈希与另一渠道告知您的一致，则本文件夹自生成以来没有任何文件被改动。
bundle-proves-2 = { $file } 中的每条记录，都是日志链在该位置所固定的那一条；除非把其后直到末尾的记录全部重写，否则事后无法改动。
bundle-proves-3 = 如果当时已在别处（例如由您）记下末尾哈希，则此前的记录自那时起不可能被改写。
bundle-proves-not = 校验不能证明什么
bundle-proves-not-1 = 日志在末尾哈希首次另存之前没有被整体重写过。
bundle-proves-not-2 = 时钟准确、操作人确系本人，或服务返回的内容属实。
bundle-proves-not-3 = 这里包含了全部操作：可能有操作未被放入本文件夹。
bundle-proves-not-4 = 便于阅读的文件与记录内容一致。它们由记录生成；如有疑问，以记录为准。
bundle-old = { $n ->
   *[other] 其间有 { $n } 条记录采用旧格式，仅凭哈希无法逐条核对；校验时会指出。
}
bundle-no-messages = 没有引用任何消息。
bundle-needs-filter = 请说明是谁的案卷：--user、--group 或其他筛选条件。
bundle-empty = 没有符合条件的记录，未生成案卷文件夹。
bundle-message = 引用于第 { $entry } 条

## 校验脚本

check-no-tool = 本机既没有 sha256sum 也没有 shasum。
check-wrong = 不符：
check-other-files = 有文件不在 SHA256SUMS 中，或有文件缺失
check-stray = entries/ 中有文件不在 chain.txt 中
check-not-noted = 不在这一段日志链中：
check-count-entries = 已核对在链中位置的案卷记录数：
check-count-links = 已逐条核对的链接数：
check-count-opaque = 其中采用旧格式、仅凭哈希无法核对的：
check-head = 日志链的末尾如下，请与另存的对照：
check-sums = SHA256SUMS 的 SHA-256 如下，请与另一渠道告知您的对照：
check-right = 相符：文件、记录和日志链一致。能证明什么、不能证明什么，见 README.txt。
check-failed = 不相符：见上文。
