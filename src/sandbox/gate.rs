//! The gateway: what is checked of a URL before any service sees the call.

use axum::http::{Method, Uri};

use crate::wire::{CATALOGUE, Command};

use super::errors::{self, Refusal};
use super::usersig;

/// The one application that the server has.
#[derive(Clone)]
pub(super) struct App {
    /// Its number.
    pub(super) sdkappid: u64,
    /// Its only administrator.
    pub(super) identifier: String,
    /// The key that signatures are made with.
    pub(super) secret_key: String,
}

/// The two segments behind `/v4/`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Target {
    /// `group_open_http_svc` …
    pub(super) service: String,
    /// `get_group_info` …
    pub(super) command: String,
}

impl Target {
    /// Reads the path; `None` if it is not `/v4/{service}/{command}`.
    pub(super) fn of(uri: &Uri) -> Option<Self> {
        let mut segments = uri.path().strip_prefix("/v4/")?.split('/');
        match (segments.next(), segments.next(), segments.next()) {
            (Some(service), Some(command), None) if !service.is_empty() && !command.is_empty() => {
                Some(Self { service: service.to_owned(), command: command.to_owned() })
            }
            _ => None,
        }
    }
}

/// The parameters of the URL, decoded; the first of a name counts.
#[derive(Debug, Default)]
pub(super) struct Query(Vec<(String, String)>);

impl Query {
    /// Reads a query string; `None` if a value is not UTF-8 behind its percent signs.
    pub(super) fn of(uri: &Uri) -> Option<Self> {
        let pairs = uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
        pairs
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                Some((percent_decoded(name)?, percent_decoded(value)?))
            })
            .collect::<Option<_>>()
            .map(Self)
    }

    /// The value of a parameter; names are case-sensitive.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// `+` stays `+`: the vendor's SDKs write spaces as `%20`, and it is no letter of a `UserSig`.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        if first == b'%' {
            let digits = std::str::from_utf8(tail.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = tail.get(2..)?;
        } else {
            bytes.push(first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

/// Lets a call through, or says why not. The order is that of the reference's table of checks.
pub(super) fn admit(app: &App, method: &Method, uri: &Uri, now: u64) -> Result<Command, Refusal> {
    let (Some(target), Some(query)) = (Target::of(uri), Query::of(uri)) else {
        return Err(errors::HTTP_PARSE.clone());
    };
    if method != Method::POST {
        return Err(errors::HTTP_PARSE.saying("HTTP parse Error: only POST is supported"));
    }
    if !CATALOGUE.iter().any(|row| row.service == target.service) {
        return Err(errors::NO_RESOURCE.clone());
    }
    check_caller(app, &query, now)?;
    // The group services have a code of their own for this; the others leave it to the gateway.
    let unknown = if target.service.contains("group") { &errors::NO_COMMAND } else { &errors::NO_RESOURCE };
    Command::find(&target.service, &target.command).ok_or_else(|| unknown.clone())
}

fn check_caller(app: &App, query: &Query, now: u64) -> Result<(), Refusal> {
    let sdkappid = query.get("sdkappid").ok_or_else(|| errors::NO_SDKAPPID.clone())?;
    let (Ok(sdkappid), Some(identifier), Some(usersig), Some("json")) = (
        sdkappid.parse::<u64>(),
        query.get("identifier").filter(|identifier| !identifier.is_empty()),
        query.get("usersig"),
        query.get("contenttype"),
    ) else {
        return Err(errors::URL_PARAMETER.clone());
    };
    if query.get("random").is_some_and(|random| !random.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(errors::HTTP_PARSE.saying("HTTP parse Error: random must be a number"));
    }
    if sdkappid != app.sdkappid {
        return Err(errors::NO_APP.clone());
    }
    usersig::verify(usersig, sdkappid, identifier, &app.secret_key, now)?;
    if identifier != app.identifier {
        return Err(errors::NOT_ADMIN.clone());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn vectors() -> Value {
        serde_json::from_str(include_str!("../../tests/fixtures/usersig_vectors.json")).unwrap()
    }

    fn verdict(app: &App, sdkappid: u64, identifier: &str, usersig: &str, now: u64) -> i64 {
        let query = Query(
            [
                ("sdkappid", sdkappid.to_string().as_str()),
                ("identifier", identifier),
                ("usersig", usersig),
                ("contenttype", "json"),
                ("random", "1"),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
        );
        check_caller(app, &query, now).map_or_else(|refusal| refusal.code, |()| 0)
    }

    #[test]
    fn what_the_official_generators_made_is_accepted_until_it_expires() {
        for vector in vectors()["vectors"].as_array().unwrap() {
            let text = |key: &str| vector[key].as_str().unwrap().to_owned();
            let number = |key: &str| vector[key].as_u64().unwrap();
            let app =
                App { sdkappid: number("sdkappid"), identifier: text("identifier"), secret_key: text("key") };
            let end = number("time") + number("expire");
            for encoded in ["example_usersig_python_package", "example_usersig_node_package"] {
                let at = |now| verdict(&app, app.sdkappid, &app.identifier, &text(encoded), now);
                assert_eq!(at(number("time")), 0, "{} {encoded}", text("name"));
                assert_eq!(at(end - 1), 0, "{} {encoded}", text("name"));
                assert_eq!(at(end), 70001, "{} {encoded}", text("name"));
            }
        }
    }

    #[test]
    fn every_bad_usersig_gives_its_code() {
        let mut seen = 0;
        for vector in vectors()["negative"].as_array().unwrap() {
            let with = &vector["verify_with"];
            let app = App {
                sdkappid: 1_400_123_456,
                identifier: "administrator".into(),
                secret_key: with["key"].as_str().unwrap().into(),
            };
            let code = verdict(
                &app,
                with["sdkappid"].as_u64().unwrap(),
                with["identifier"].as_str().unwrap(),
                vector["usersig"].as_str().unwrap(),
                with["now"].as_u64().unwrap(),
            );
            assert_eq!(code, vector["expect_code"].as_i64().unwrap(), "{}", vector["name"]);
            seen += 1;
        }
        assert!(seen >= 10);
    }

    #[test]
    fn a_query_is_percent_decoded_once_and_bad_escapes_are_no_query() {
        let query = |text: &str| Query::of(&format!("/?{text}").parse::<Uri>().unwrap());
        let name = |text| query(text).unwrap().get("identifier").map(str::to_owned);
        assert_eq!(name("a=1&identifier=%E5%BC%A0%2525").as_deref(), Some("张%25"));
        assert_eq!(name("identifier=a+b&identifier=c").as_deref(), Some("a+b"));
        for bad in ["identifier=%", "identifier=%4", "identifier=%zz", "identifier=%FF"] {
            assert!(query(bad).is_none(), "{bad}");
        }
    }
}
