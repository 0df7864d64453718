//! Where calls go.

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;

use reqwest::Url;

use super::ClientError;

/// A base URL that is safe to send a signature to: `https`, or plain `http` to this very machine.
///
/// TLS verification cannot be switched off. A server on loopback may bring a certificate of its own (see
/// [`Endpoint::with_ca`]); the vendor's hosts may not.
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoint {
    base: Url,
    ca: Option<PathBuf>,
}

impl Endpoint {
    /// Reads a base URL such as `https://console.tim.qq.com` or `http://127.0.0.1:7150`.
    ///
    /// Refused: other schemes, plain `http` to anything but loopback, user names, passwords, queries and fragments.
    pub fn parse(text: &str) -> Result<Self, ClientError> {
        let bad = |why| ClientError::Endpoint { why };
        let base = Url::parse(text.trim())
            .map_err(|_| bad("not a URL such as https://host or http://127.0.0.1:7150"))?;
        if base.host().is_none() {
            return Err(bad("the URL names no host"));
        }
        if !base.username().is_empty() || base.password().is_some() {
            return Err(bad("a user name or password does not belong into the URL"));
        }
        if base.query().is_some() || base.fragment().is_some() {
            return Err(bad("a query or fragment does not belong into the base URL"));
        }
        let endpoint = Self { base, ca: None };
        match endpoint.base.scheme() {
            "https" => Ok(endpoint),
            "http" if endpoint.is_loopback() => Ok(endpoint),
            "http" => Err(ClientError::PlainHttp { host: endpoint.host().to_owned() }),
            _ => Err(bad("only https, and http for loopback addresses")),
        }
    }

    /// Trusts the certificates in a PEM file besides none else. Loopback only.
    pub fn with_ca(mut self, file: PathBuf) -> Result<Self, ClientError> {
        if !self.is_loopback() {
            return Err(ClientError::ForeignCa);
        }
        self.ca = Some(file);
        Ok(self)
    }

    /// The host, as written.
    pub fn host(&self) -> &str {
        self.base.host_str().unwrap_or_default()
    }

    /// Whether calls stay on this machine.
    pub fn is_loopback(&self) -> bool {
        let host = self.host().trim_start_matches('[').trim_end_matches(']');
        host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
    }

    /// Whether calls are encrypted.
    pub fn is_https(&self) -> bool {
        self.base.scheme() == "https"
    }

    /// The file with the extra certificates.
    pub(super) fn ca(&self) -> Option<&PathBuf> {
        self.ca.as_ref()
    }

    /// The URL of a command, without its query.
    pub(super) fn url(&self, service: &str, command: &str) -> Url {
        let mut url = self.base.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(["v4", service, command]);
        }
        url
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.base.as_str().trim_end_matches('/'))
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Endpoint({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_for_loopback_only() {
        for good in [
            "http://127.0.0.1:7150",
            "http://127.9.9.9",
            "http://[::1]:80/",
            "http://localhost:1",
            "https://console.tim.qq.com",
        ] {
            assert!(Endpoint::parse(good).is_ok(), "{good}");
        }
        for plain in [
            "http://console.tim.qq.com",
            "http://192.168.0.1",
            "http://localhost.example.com",
            "http://0.0.0.0:1",
        ] {
            assert!(matches!(Endpoint::parse(plain), Err(ClientError::PlainHttp { .. })), "{plain}");
        }
        for bad in [
            "",
            "127.0.0.1:7150",
            "ftp://127.0.0.1",
            "https://u:p@host",
            "https://host/?usersig=x",
            "https://host/#a",
        ] {
            assert!(matches!(Endpoint::parse(bad), Err(ClientError::Endpoint { .. })), "{bad}");
        }
    }

    #[test]
    fn certificates_of_ones_own_are_for_loopback_only() {
        let file = PathBuf::from("ca.pem");
        assert!(Endpoint::parse("https://127.0.0.1:7150").unwrap().with_ca(file.clone()).is_ok());
        let foreign = Endpoint::parse("https://console.tim.qq.com").unwrap();
        assert!(matches!(foreign.with_ca(file), Err(ClientError::ForeignCa)));
    }

    #[test]
    fn a_command_stands_behind_the_base() {
        let url = |base: &str| {
            Endpoint::parse(base).unwrap().url("group_open_http_svc", "get_group_info").to_string()
        };
        assert_eq!(url("https://a.example"), "https://a.example/v4/group_open_http_svc/get_group_info");
        assert_eq!(
            url("https://a.example/gate/"),
            "https://a.example/gate/v4/group_open_http_svc/get_group_info"
        );
    }
}
