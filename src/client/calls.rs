//! The client: signs, sends, tries again where that is safe, and writes down what it did.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::credentials::{Session, Signature};
use super::governor::Governor;
use super::log::Log;
use super::transport::Transport;
use super::{ClientError, Credentials, Endpoint, LogLine, Target, Urgency, answer, retry};
use crate::domain::Stamp;
use crate::job::{Fault, FaultKind};
use crate::text::SafeText;
use crate::wire::{Call, Command};

/// What a client allows itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Limits {
    /// Part of the vendor's limit that calls may use, above 0 and at most 1.
    pub share: f64,
    /// Until a connection stands.
    pub connect: Duration,
    /// Until the answer is read. The service itself gives up after 3 s (official doc 269/1519).
    pub total: Duration,
    /// Bytes of an answer, unpacked. The service sends at most 1 MB.
    pub largest_body: usize,
    /// Tries of one call, the first one included.
    pub tries: u32,
}

impl Limits {
    /// A quarter of the vendor's limit, which the customer's own servers share.
    pub const SHARE: f64 = 0.25;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            share: Self::SHARE,
            connect: Duration::from_secs(5),
            total: Duration::from_secs(10),
            largest_body: 4 * 1024 * 1024,
            tries: 3,
        }
    }
}

struct Inner {
    endpoint: Endpoint,
    session: Session,
    transport: Transport,
    governor: Arc<Governor>,
    log: Log,
    tries: u32,
}

/// The way to the service. Clones share one connection pool, signature and budget.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("endpoint", &self.0.endpoint)
            .field("credentials", &self.0.session.credentials)
            .finish_non_exhaustive()
    }
}

/// One request on its way, as every try of it sees it.
pub(super) struct Request {
    pub(super) target: Target,
    pub(super) body: String,
    pub(super) urgency: Urgency,
}

/// What came of a request: the answer as it came, where one came, and what went wrong.
type Outcome = Result<Value, Failure>;

pub(super) struct Failure {
    pub(super) fault: Fault,
    pub(super) answer: Option<Value>,
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self { fault, answer: None }
    }
}

impl Client {
    /// Makes a client. Reads the certificate stores, so not on the thread that draws; calls nothing.
    pub fn new(endpoint: Endpoint, credentials: Credentials, limits: &Limits) -> Result<Self, ClientError> {
        let transport = Transport::new(&endpoint, limits)?;
        Ok(Self(Arc::new(Inner {
            endpoint,
            session: Session::new(credentials)?,
            transport,
            governor: Arc::new(Governor::new(limits.share)),
            log: Log::default(),
            tries: limits.tries.max(1),
        })))
    }

    /// Who calls.
    pub fn credentials(&self) -> &Credentials {
        &self.0.session.credentials
    }

    /// Where calls go.
    pub fn endpoint(&self) -> &Endpoint {
        &self.0.endpoint
    }

    /// The newest calls, oldest first.
    pub fn log(&self) -> Vec<LogLine> {
        self.0.log.lines()
    }

    /// Calls sent in the last second, and how many may be.
    pub fn usage(&self) -> (u32, u32) {
        self.0.governor.usage()
    }

    /// Calls a command with a typed request. For reads; writes go through [`send_batch`](Self::send_batch).
    pub(super) async fn call<R: Call>(&self, request: &R, urgency: Urgency) -> Result<R::Response, Fault> {
        let name = R::COMMAND.name();
        let body = serde_json::to_string(request)
            .map_err(|error| Fault::new(FaultKind::Internal, name, &error.to_string()))?;
        let request = Request { target: Target::Known(R::COMMAND), body, urgency };
        let whole = self.send(request).await.map_err(|failure| failure.fault)?;
        answer::read(answer::content(whole), name)
    }

    /// Calls a command of the catalogue with a body that was written before.
    pub(super) async fn call_body(
        &self,
        command: Command,
        body: &Value,
        urgency: Urgency,
    ) -> Result<Value, Fault> {
        let request = Request { target: Target::Known(command), body: body.to_string(), urgency };
        self.send(request).await.map(answer::content).map_err(|failure| failure.fault)
    }

    pub(super) async fn send(&self, request: Request) -> Outcome {
        let (name, class) = (request.target.name(), request.target.retry());
        // Where a call is let out every few seconds only, trying again would keep the fault from whoever waits, who does
        // better to ask again later.
        let most = if request.target.is_rare() { 1 } else { self.0.tries };
        let mut tries = 0;
        let mut renewed = false;
        loop {
            tries += 1;
            // First the signature, which an external signer may take seconds to make: who was let through, sends.
            let signature = self.0.session.signature(unix_seconds()).await?;
            self.0.governor.acquire(name, request.urgency).await;
            let failure = match self.exchange(&request, &signature, tries).await {
                Ok(whole) => return Ok(whole),
                Err(failure) => failure,
            };
            let fault = &failure.fault;
            let code = fault.code.unwrap_or_default();
            if fault.kind == FaultKind::Credentials
                && !renewed
                && self.0.session.renew(&signature, code).await
            {
                // The gateway refused the signature, so nothing was done: safe for writes as well.
                renewed = true;
                continue;
            }
            if fault.kind == FaultKind::RateLimited {
                self.0.governor.slow_down(name, code);
            }
            if tries >= retry::most(most, fault) || !retry::allowed(class, fault) {
                return Err(failure);
            }
            tokio::time::sleep(retry::pause(tries)).await;
        }
    }

    /// One try, logged.
    async fn exchange(&self, request: &Request, signature: &Signature, attempt: u32) -> Outcome {
        let name = request.target.name();
        let at = wall_clock();
        let started = tokio::time::Instant::now();
        let url = self.signed_url(request, signature);
        let answer = self.0.transport.post(url, request.body.clone(), name).await;
        let status = answer.as_ref().ok().map(|answer| answer.status);
        let result = match answer {
            Err(fault) => Err(Failure::from(fault)),
            Ok(answer) => {
                let opened = answer::open(&answer.without(signature.usersig.expose()), name);
                match (opened.fault, opened.whole) {
                    (None, Some(whole)) => Ok(whole),
                    (Some(fault), answer) => Err(Failure { fault, answer }),
                    (None, None) => Err(Fault::new(FaultKind::BadBody, name, "").into()),
                }
            }
        };
        let fault = result.as_ref().err().map(|failure| &failure.fault);
        let line = LogLine {
            at,
            command: SafeText::new(name).as_str().to_owned(),
            attempt,
            took: started.elapsed(),
            status,
            code: match fault {
                None => Some(0),
                Some(fault) if fault.kind == FaultKind::HttpStatus => None,
                Some(fault) => fault.code,
            },
            fault: fault.map(|fault| fault.kind),
        };
        tracing::debug!(
            command = %line.command, attempt, took_ms = line.took.as_millis() as u64,
            status = line.status, code = line.code, fault = ?line.fault, "call"
        );
        self.0.log.push(line);
        result
    }

    fn signed_url(&self, request: &Request, signature: &Signature) -> reqwest::Url {
        let Credentials { sdkappid, identifier, .. } = &self.0.session.credentials;
        let mut url = self.0.endpoint.url(request.target.service(), request.target.name());
        url.query_pairs_mut()
            .append_pair("sdkappid", &sdkappid.to_string())
            .append_pair("identifier", identifier)
            .append_pair("usersig", signature.usersig.expose())
            .append_pair("random", &fastrand::u32(..).to_string())
            .append_pair("contenttype", "json");
        // A blank in the identifier: `+` means one in forms only. A plus sign of its own is written as %2B.
        if let Some(query) = url.query().filter(|query| query.contains('+')) {
            let query = query.replace('+', "%20");
            url.set_query(Some(&query));
        }
        url
    }
}

/// The computer's clock.
#[expect(
    clippy::disallowed_methods,
    reason = "signatures and answers are dated here; nothing is decided by it"
)]
pub(super) fn wall_clock() -> Stamp {
    Stamp::now()
}

fn unix_seconds() -> u64 {
    u64::try_from(wall_clock().as_second()).unwrap_or_default()
}
