//! The socket: reads calls, breaks what is to be broken, writes answers and the log.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use futures_util::stream;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::clock::Clock;
use super::desk::{Desk, SharedWorld};
use super::fault::{FaultDraw, FaultKind};
use super::gate::{App, Query, Target};
use super::line::{Door, Switch};
use super::log::{Entry, RequestLog};
use super::options::Options;
use super::recent::Recent;
use super::state::World;
use super::tls::{Tls, TlsError};

/// The largest request, bytes; the service's limit is not documented.
const BODY_MAX: usize = 2 * 1024 * 1024;
/// How long a shutdown waits for calls that are being answered.
const SHUTDOWN_WAIT: Duration = Duration::from_secs(2);

/// Why a server did not start.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// The program is ending.
    #[error("the program is ending")]
    Stopping,
    /// The port is taken, or the address is not of this machine.
    #[error("cannot listen on {address}")]
    Listen {
        /// What was asked for.
        address: SocketAddr,
        /// The system's reason.
        source: io::Error,
    },
    /// No HTTPS.
    #[error("cannot serve HTTPS")]
    Tls(#[from] TlsError),
    /// The file cannot be opened.
    #[error("cannot open the request log {}", path.display())]
    Log {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
}

/// A running practice server. It stops when this is dropped.
pub struct Sandbox {
    address: SocketAddr,
    tls: Option<Tls>,
    app: App,
    world: SharedWorld,
    closing: watch::Sender<bool>,
    task: JoinHandle<()>,
}

struct Service {
    desk: Desk,
    faults: Mutex<FaultDraw>,
    log: Option<RequestLog>,
    closing: watch::Receiver<bool>,
}

impl Sandbox {
    /// Binds and serves. Returns when calls are answered.
    pub async fn start(options: Options, world: World) -> Result<Self, SandboxError> {
        let Options { listen, tls, sdkappid, identifier, secret_key, rate, smallest_limits, .. } = options;
        let Options { faults, log, seed, clock, .. } = options;
        let failed = |source| SandboxError::Listen { address: listen, source };
        let listener = TcpListener::bind(listen).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let log = match log {
            None => None,
            Some(path) => Some(RequestLog::open(&path).map_err(|source| SandboxError::Log { path, source })?),
        };
        // Clients judge certificates by their own clock, wherever that of the practice world stands.
        let tls = tls.map(|tls| Tls::new(&tls, address.ip(), Clock::system().now())).transpose()?;
        let app = App { sdkappid, identifier, secret_key };
        let world = Arc::new(Mutex::new(world));
        let (closing, closed) = watch::channel(false);
        let desk = Desk {
            app: app.clone(),
            clock,
            world: Arc::clone(&world),
            rate,
            smallest_limits,
            recent: Mutex::new(Recent::default()),
        };
        let faults = Mutex::new(FaultDraw::new(faults, seed));
        let service = Arc::new(Service { desk, faults, log, closing: closed.clone() });
        let router = Router::new().fallback(take).with_state(service);
        let door = Door { listener, tls: tls.as_ref().map(|tls| tls.acceptor.clone()) };
        let serving = axum::serve(door, router.into_make_service_with_connect_info::<Switch>())
            .with_graceful_shutdown(until_closed(closed));
        let task = tokio::spawn(async move {
            // `Infallible` in all but its type.
            let _ = serving.await;
        });
        Ok(Self { address, tls, app, world, closing, task })
    }

    /// `http://127.0.0.1:7150` or `https://…`, without a slash at the end. A server that listens everywhere is reached
    /// by loopback.
    pub fn url(&self) -> String {
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        let mut address = self.address;
        if address.ip().is_unspecified() {
            address.set_ip(if address.is_ipv4() {
                Ipv4Addr::LOCALHOST.into()
            } else {
                Ipv6Addr::LOCALHOST.into()
            });
        }
        format!("{scheme}://{address}")
    }

    /// With TLS, the file with the certificate to trust, PEM. The file of a server without a name for it goes with the
    /// server.
    pub fn ca_file(&self) -> Option<&Path> {
        self.tls.as_ref().map(Tls::ca_file)
    }

    /// All data, to look at or to change while the server runs. Calls wait while it is locked.
    pub fn world(&self) -> SharedWorld {
        Arc::clone(&self.world)
    }

    /// Stops and waits until the port is free; calls that hang are broken off.
    pub async fn shutdown(self) {
        self.closing.send_replace(true);
        let task = self.task;
        let abort = task.abort_handle();
        if tokio::time::timeout(SHUTDOWN_WAIT, task).await.is_err() {
            abort.abort();
        }
    }
}

/// What a client needs to know: `url`, `sdkappid`, `identifier`, `secret_key`, and with TLS `ca`.
pub fn announcement(sandbox: &Sandbox) -> Value {
    let mut said = json!({
        "url": sandbox.url(),
        "sdkappid": sandbox.app.sdkappid,
        "identifier": sandbox.app.identifier,
        "secret_key": sandbox.app.secret_key,
    });
    if let Some(file) = sandbox.ca_file() {
        said["ca"] = json!(file.to_string_lossy());
    }
    said
}

/// Comes back when the server closes, also by being dropped.
async fn until_closed(mut closing: watch::Receiver<bool>) {
    // An error says that the server is gone.
    let _ = closing.wait_for(|closed| *closed).await;
}

/// What became of a call.
struct Outcome {
    response: Response,
    /// For the log; `None` when nothing (whole) went out.
    status: Option<u16>,
    error_code: Option<i64>,
    /// No answer before the server closes. Logged all the same: it came.
    hangs: bool,
}

async fn take(
    State(service): State<Arc<Service>>,
    ConnectInfo(switch): ConnectInfo<Switch>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY_MAX).await else {
        return html(StatusCode::PAYLOAD_TOO_LARGE).into_response();
    };
    let closing = service.closing.clone();
    let cut = switch.clone();
    // A call that has come is served, whether or not its caller still waits for the answer.
    let served = tokio::spawn(async move { service.serve(&parts, &body, &switch).await });
    let Ok(outcome) = served.await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if outcome.hangs {
        until_closed(closing).await;
        cut.cut();
    }
    outcome.response
}

impl Service {
    async fn serve(&self, parts: &Parts, body: &Bytes, switch: &Switch) -> Outcome {
        // When it came: an answer that is late on purpose must not make calls look closer together than they were.
        let time_ms = self.desk.clock.now_ms();
        let command =
            Target::of(&parts.uri).map_or_else(|| parts.uri.path().to_owned(), |target| target.command);
        let outcome = self.settle(&command, parts, body, switch).await;
        if let Some(log) = &self.log {
            log.write(&Entry {
                time_ms,
                command: &command,
                identifier: Query::of(&parts.uri).unwrap_or_default().get("identifier"),
                status: outcome.status,
                error_code: outcome.error_code,
                body,
            });
        }
        outcome
    }

    async fn settle(&self, command: &str, parts: &Parts, body: &Bytes, switch: &Switch) -> Outcome {
        let (delay, fault) = self.faults.lock().unwrap_or_else(PoisonError::into_inner).draw(command);
        if !delay.is_zero() {
            tokio::select! {
                () = tokio::time::sleep(delay) => {}
                () = until_closed(self.closing.clone()) => {}
            }
        }
        let serve = || self.desk.answer(&parts.method, &parts.uri, body);
        match fault {
            None | Some(FaultKind::Latency(..)) => {
                let answer = serve();
                whole(answer.code, answer.body)
            }
            Some(FaultKind::Error(code)) => {
                let answer = super::desk::Answer::from(super::errors::Refusal::of(code));
                whole(answer.code, answer.body)
            }
            Some(FaultKind::Http(status)) => {
                let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY);
                Outcome {
                    response: html(status).into_response(),
                    status: Some(status.as_u16()),
                    error_code: None,
                    hangs: false,
                }
            }
            Some(FaultKind::Drop) => {
                let answer = serve();
                switch.cut();
                Outcome {
                    response: StatusCode::OK.into_response(),
                    status: None,
                    error_code: Some(answer.code),
                    hangs: false,
                }
            }
            Some(FaultKind::Hang) => Outcome {
                response: StatusCode::OK.into_response(),
                status: None,
                error_code: None,
                hangs: true,
            },
            Some(FaultKind::Cut) => {
                let answer = serve();
                let response = cut(answer.body);
                Outcome { response, status: Some(200), error_code: Some(answer.code), hangs: false }
            }
        }
    }
}

fn whole(code: i64, body: String) -> Outcome {
    let response = ([(header::CONTENT_TYPE, "application/json")], body).into_response();
    Outcome { response, status: Some(200), error_code: Some(code), hangs: false }
}

fn html(status: StatusCode) -> (StatusCode, Html<String>) {
    let page = format!(
        "<html>\r\n<head><title>{status}</title></head>\r\n<body>\r\n<center><h1>{status}</h1></center>\r\n\
         <hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
    );
    (status, Html(page))
}

/// Promises the whole body and sends half of it. The pause lets that half go out before the connection
/// breaks.
fn cut(body: String) -> Response {
    let length = body.len();
    let mut half = body.into_bytes();
    half.truncate(length / 2);
    let pieces = stream::unfold(Some(Bytes::from(half)), |left| async move {
        let Some(piece) = left else {
            tokio::task::yield_now().await;
            return None;
        };
        Some((Ok::<_, Infallible>(piece), None))
    });
    let headers =
        [(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_LENGTH, length.to_string())];
    (headers, Body::from_stream(pieces)).into_response()
}
