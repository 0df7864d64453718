//! One HTTP exchange: no retries, no meaning.

use std::error::Error as _;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Certificate, Url};

use super::{ClientError, Endpoint, Limits};
use crate::job::{Fault, FaultKind};

/// An answer, whatever it says.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// The answer without a secret: a server may repeat the URL, or parts of it, in its own words.
    pub(super) fn without(mut self, secret: &str) -> Self {
        let text = String::from_utf8_lossy(&self.body);
        if text.contains(secret) {
            self.body = text.replace(secret, "***").into_bytes();
        }
        self
    }
}

#[derive(Debug)]
pub(super) struct Transport {
    http: reqwest::Client,
    largest_body: usize,
}

impl Transport {
    pub(super) fn new(endpoint: &Endpoint, limits: &Limits) -> Result<Self, ClientError> {
        let mut builder = reqwest::Client::builder()
            .user_agent(concat!("imwarden/", env!("CARGO_PKG_VERSION")))
            .http1_only()
            // A redirect would carry the signature somewhere else.
            .redirect(Policy::none())
            .referer(false)
            .connect_timeout(limits.connect)
            .timeout(limits.total)
            .pool_idle_timeout(Duration::from_secs(50));
        if endpoint.is_loopback() {
            builder = builder.no_proxy();
        } else {
            builder = builder.https_only(true);
        }
        if let Some(file) = endpoint.ca() {
            builder = builder.tls_certs_only(read_ca(file)?);
        } else if !endpoint.is_https() {
            // No system store is needed, nor read, where nothing is encrypted.
            builder = builder.tls_certs_only([]);
        }
        let http = builder.build().map_err(|error| ClientError::Http(chain(&error)))?;
        Ok(Self { http, largest_body: limits.largest_body })
    }

    /// Posts a body and reads the answer, at most as much of it as the limit says.
    pub(super) async fn post(&self, url: Url, body: String, command: &str) -> Result<Answer, Fault> {
        let sent =
            self.http.post(url).header("Content-Type", "application/json; charset=utf-8").body(body).send();
        let mut response = sent.await.map_err(|error| unsent(&error.without_url(), command))?;
        let too_large = || {
            let words = format!("the answer is larger than {} bytes", self.largest_body);
            Fault::new(FaultKind::TooLarge, command, &words)
        };
        if response.content_length().is_some_and(|length| length > self.largest_body as u64) {
            return Err(too_large());
        }
        let mut body = Vec::new();
        while let Some(chunk) =
            response.chunk().await.map_err(|error| unread(&error.without_url(), command))?
        {
            if body.len() + chunk.len() > self.largest_body {
                return Err(too_large());
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Answer { status: response.status().as_u16(), body })
    }
}

fn read_ca(file: &std::path::Path) -> Result<Vec<Certificate>, ClientError> {
    let bad = |why: String| ClientError::Ca { file: file.to_owned(), why };
    let pem = std::fs::read(file).map_err(|error| bad(error.to_string()))?;
    let certificates = Certificate::from_pem_bundle(&pem).map_err(|error| bad(chain(&error)))?;
    if certificates.is_empty() {
        return Err(bad("no certificate in it".to_owned()));
    }
    Ok(certificates)
}

/// The causes of an error, outermost first, in one line. Errors of the library hold no URL once it is taken out.
fn chain(error: &reqwest::Error) -> String {
    let mut words = String::new();
    let mut next = error.source();
    while let Some(cause) = next {
        let text = cause.to_string();
        if !words.ends_with(&text) {
            if !words.is_empty() {
                words.push_str(": ");
            }
            words.push_str(&text);
        }
        next = cause.source();
    }
    if words.is_empty() { error.to_string() } else { words }
}

/// No answer began.
fn unsent(error: &reqwest::Error, command: &str) -> Fault {
    let words = chain(error);
    let lower = words.to_ascii_lowercase();
    let has = |signs: &[&str]| signs.iter().any(|sign| lower.contains(sign));
    let kind = if error.is_connect() {
        // Nothing was sent yet, not even when connecting took too long. The library tells the stages of a connection
        // apart in words only.
        if has(&["dns error", "failed to lookup address", "name or service not known"]) {
            FaultKind::Dns
        } else if has(&["certificate", "tls", "handshake", "invalidcontenttype", "corrupt message"]) {
            FaultKind::Tls
        } else {
            FaultKind::Connect
        }
    } else if error.is_timeout() {
        FaultKind::Timeout
    } else if error.is_builder() {
        FaultKind::Internal
    } else {
        FaultKind::Dropped
    };
    Fault::new(kind, command, &words)
}

/// The answer began and did not end.
fn unread(error: &reqwest::Error, command: &str) -> Fault {
    let kind = if error.is_timeout() { FaultKind::Timeout } else { FaultKind::BadBody };
    Fault::new(kind, command, &chain(error))
}
