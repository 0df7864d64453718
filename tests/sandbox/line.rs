//! HTTP/1.1 by hand over one connection that is kept, so that a test knows which call an answer belongs to.

use std::fmt::Write as _;

use serde_json::Value;
use tokio::io::{
    AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, BufStream,
};

/// A connection.
pub(crate) struct Line<S: AsyncRead + AsyncWrite>(BufStream<S>);

impl<S: AsyncRead + AsyncWrite + Unpin> Line<S> {
    pub(crate) fn new(stream: S) -> Self {
        Self(BufStream::new(stream))
    }

    /// Sends several calls at once and reads their answers, in order.
    pub(crate) async fn calls(&mut self, calls: &[(String, Value)]) -> Vec<Value> {
        let mut text = String::new();
        for (target, body) in calls {
            let body = body.to_string();
            let length = body.len();
            write!(
                text,
                "POST {target} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\n{body}"
            )
            .unwrap();
        }
        self.0.write_all(text.as_bytes()).await.unwrap();
        self.0.flush().await.unwrap();
        let mut answers = Vec::with_capacity(calls.len());
        for _ in calls {
            answers.push(self.answer().await);
        }
        answers
    }

    async fn answer(&mut self) -> Value {
        let (mut status, mut length) = (None, None);
        loop {
            let mut line = String::new();
            assert_ne!(self.0.read_line(&mut line).await.unwrap(), 0, "the connection is kept");
            let line = line.trim_end().to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            status.get_or_insert_with(|| line.clone());
            if let Some(bytes) = line.strip_prefix("content-length:") {
                length = bytes.trim().parse::<usize>().ok();
            }
            assert!(!line.starts_with("connection: close"));
        }
        assert_eq!(status.as_deref(), Some("http/1.1 200 ok"));
        let mut body = vec![0; length.unwrap()];
        self.0.read_exact(&mut body).await.unwrap();
        serde_json::from_slice(&body).unwrap()
    }
}
