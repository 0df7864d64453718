//! Why no client could be made.

use std::path::PathBuf;

/// Why no client could be made. Never holds a secret.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The base URL.
    #[error("the endpoint cannot be used: {why}")]
    Endpoint {
        /// In words.
        why: &'static str,
    },
    /// Unencrypted to another machine.
    #[error("plain http is allowed for loopback addresses only, and {host:?} is none; use https")]
    PlainHttp {
        /// The host.
        host: String,
    },
    /// Extra certificates for another machine.
    #[error("certificates of one's own are allowed for loopback addresses only")]
    ForeignCa,
    /// The file with extra certificates.
    #[error("the certificate file {file} cannot be used: {why}")]
    Ca {
        /// The file.
        file: PathBuf,
        /// In words.
        why: String,
    },
    /// The account or its key.
    #[error("the credentials cannot be used: {why}")]
    Credentials {
        /// In words.
        why: &'static str,
    },
    /// The HTTP library.
    #[error("the HTTP client cannot be made: {0}")]
    Http(String),
}
