//! Connections that can be broken off in the middle of a call, which HTTP servers do not offer; plain or TLS.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::server::TlsStream;
use tokio_rustls::{Accept, TlsAcceptor};

/// The listening socket.
pub(super) struct Door {
    /// Where connections come in.
    pub(super) listener: TcpListener,
    /// With it they are encrypted.
    pub(super) tls: Option<TlsAcceptor>,
}

/// A connection.
pub(super) struct Line {
    stream: Stream,
    switch: Switch,
}

/// The handshake belongs to the connection, so that a client which never ends it holds up nobody else.
enum Stream {
    Plain(TcpStream),
    Shaking(Box<Accept<TcpStream>>),
    Secure(Box<TlsStream<TcpStream>>),
    Failed,
}

impl Stream {
    /// Ready when the handshake is over.
    fn poll_open(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if let Self::Shaking(accept) = self {
            let result = ready!(Pin::new(accept).poll(cx));
            *self = match result {
                Ok(stream) => Self::Secure(Box::new(stream)),
                Err(_) => Self::Failed,
            };
        }
        match self {
            Self::Failed => Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into())),
            Self::Plain(_) | Self::Shaking(_) | Self::Secure(_) => Poll::Ready(Ok(())),
        }
    }
}

/// Breaks a connection off.
#[derive(Debug, Clone, Default)]
pub(super) struct Switch(Arc<AtomicBool>);

impl Switch {
    /// From now on nothing is written: the connection closes at the next attempt.
    pub(super) fn cut(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn check(&self) -> io::Result<()> {
        if self.0.load(Ordering::Relaxed) { Err(io::ErrorKind::ConnectionAborted.into()) } else { Ok(()) }
    }
}

impl Listener for Door {
    type Io = Line;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Line, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.listener).await;
        // Answers are small and whole; a failure only makes them slower.
        let _ = stream.set_nodelay(true);
        let stream = match &self.tls {
            None => Stream::Plain(stream),
            Some(tls) => Stream::Shaking(Box::new(tls.accept(stream))),
        };
        (Line { stream, switch: Switch::default() }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

impl Connected<IncomingStream<'_, Door>> for Switch {
    fn connect_info(stream: IncomingStream<'_, Door>) -> Self {
        stream.io().switch.clone()
    }
}

/// Passes a call on to whichever stream is open.
macro_rules! pass {
    ($line:ident, $cx:ident, $call:ident $(, $argument:expr)*) => {{
        ready!($line.stream.poll_open($cx))?;
        match &mut $line.stream {
            Stream::Plain(stream) => Pin::new(stream).$call($cx $(, $argument)*),
            Stream::Secure(stream) => Pin::new(stream.as_mut()).$call($cx $(, $argument)*),
            Stream::Shaking(_) | Stream::Failed => Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into())),
        }
    }};
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        pass!(self, cx, poll_read, buf)
    }
}

impl AsyncWrite for Line {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.switch.check()?;
        pass!(self, cx, poll_write, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        // What a cut connection still holds back stays there: TLS writes when it is flushed.
        self.switch.check()?;
        pass!(self, cx, poll_flush)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.switch.check()?;
        pass!(self, cx, poll_shutdown)
    }
}
