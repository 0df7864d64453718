//! HTTPS for clients that speak nothing else: an authority and a certificate made at start.
//!
//! The authority's key signs one certificate and is forgotten, so that a client which was told to trust the authority
//! trusts this server only, and only as long as it runs.

use std::fs;
use std::io::{self, Write};
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose,
};
use tempfile::NamedTempFile;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// How HTTPS is served.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TlsOptions {
    /// Host names besides the loopback ones, for clients that insist on the vendor's.
    pub names: Vec<String>,
    /// Where the authority's certificate goes; without one into a file of the system's temporary folder, which goes
    /// when the server stops.
    pub ca_file: Option<PathBuf>,
}

/// Why there is no certificate.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A host name that no certificate can have, most likely.
    #[error("no certificate can be made")]
    Certificate(#[from] rcgen::Error),
    /// The cryptography.
    #[error("TLS cannot be set up")]
    Setup(#[from] tokio_rustls::rustls::Error),
    /// The file for the authority's certificate.
    #[error("the certificate cannot be written")]
    File(#[from] io::Error),
}

/// The certificate of the authority as a file.
#[derive(Debug)]
enum CaFile {
    Named(PathBuf),
    Temporary(NamedTempFile),
}

/// What a server needs to speak TLS.
pub(super) struct Tls {
    pub(super) acceptor: TlsAcceptor,
    ca: CaFile,
}

impl Tls {
    /// Makes both certificates. `address`: where the server listens; `now`: Unix seconds.
    pub(super) fn new(options: &TlsOptions, address: IpAddr, now: u64) -> Result<Self, TlsError> {
        let authority_key = KeyPair::generate()?;
        let mut authority = params(&[], "imwarden practice authority", now)?;
        authority.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        authority.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let ca_pem = authority.self_signed(&authority_key)?.pem();

        let mut names = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "::1".to_owned()];
        if !address.is_unspecified() && !address.is_loopback() {
            names.push(address.to_string());
        }
        names.extend(options.names.iter().cloned());
        let key = KeyPair::generate()?;
        let mut leaf = params(&names, "imwarden practice server", now)?;
        leaf.use_authority_key_identifier_extension = true;
        leaf.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        leaf.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        let certificate = leaf.signed_by(&key, &Issuer::new(authority, authority_key))?;

        let key = PrivateKeyDer::try_from(key.serialize_der())
            .map_err(|words| tokio_rustls::rustls::Error::General(words.to_owned()))?;
        let mut config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        let ca = CaFile::write(options.ca_file.as_deref(), &ca_pem)?;
        Ok(Self { acceptor: TlsAcceptor::from(Arc::new(config)), ca })
    }

    /// The file with the authority's certificate, PEM.
    pub(super) fn ca_file(&self) -> &Path {
        match &self.ca {
            CaFile::Named(path) => path,
            CaFile::Temporary(file) => file.path(),
        }
    }
}

impl CaFile {
    fn write(path: Option<&Path>, pem: &str) -> io::Result<Self> {
        if let Some(path) = path {
            fs::write(path, pem)?;
            return Ok(Self::Named(std::path::absolute(path)?));
        }
        let mut file = tempfile::Builder::new().prefix("imwarden-ca-").suffix(".pem").tempfile()?;
        file.write_all(pem.as_bytes())?;
        Ok(Self::Temporary(file))
    }
}

/// Good from yesterday for about a year: clients refuse certificates that are good for longer.
fn params(names: &[String], common_name: &str, now: u64) -> Result<CertificateParams, rcgen::Error> {
    let mut params = CertificateParams::new(names.to_vec())?;
    params.distinguished_name.remove(DnType::CommonName);
    params.distinguished_name.push(DnType::CommonName, common_name);
    let second =
        |seconds: u64| i64::try_from(seconds).ok().and_then(|at| jiff::Timestamp::from_second(at).ok());
    let day = |seconds: u64| {
        let date = second(seconds).unwrap_or_default().to_zoned(jiff::tz::TimeZone::UTC).date();
        rcgen::date_time_ymd(i32::from(date.year()), date.month().unsigned_abs(), date.day().unsigned_abs())
    };
    params.not_before = day(now.saturating_sub(86_400));
    params.not_after = day(now.saturating_add(365 * 86_400));
    Ok(params)
}
