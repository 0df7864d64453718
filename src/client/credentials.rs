//! Who calls, and the signature in use.

use std::process::Stdio;
use std::time::Duration;

use secrecy::zeroize::Zeroizing;
use tokio::io::AsyncReadExt;
use tokio::process::Command as Process;
use tokio::sync::Mutex;

use super::usersig::{Claims, sign};
use super::{ClientError, Secret};
use crate::job::{Fault, FaultKind};

/// How a signature is come by.
#[derive(Debug, Clone)]
pub enum Signer {
    /// With the application's `SecretKey`.
    Key(Secret),
    /// A ready-made signature; cannot be renewed.
    Fixed(Secret),
    /// A program and its arguments, run without a shell. It finds `IMWARDEN_SDKAPPID`, `IMWARDEN_IDENTIFIER` and
    /// `IMWARDEN_EXPIRE` (seconds) in its environment and prints a signature. So the key never comes near.
    Command(Vec<String>),
}

/// Who calls: an administrator of an application.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// The application.
    pub sdkappid: u64,
    /// The administrator's `UserID`.
    pub identifier: String,
    /// Where signatures come from.
    pub key: Signer,
}

/// A signature is made for this many seconds.
const LIFE: u64 = 3600;
/// And used for this many: 80 % of its life.
const USED_FOR: u64 = LIFE / 5 * 4;
/// An external signer gets this long.
const SIGNER_DEADLINE: Duration = Duration::from_secs(10);
/// More than any signature has.
const SIGNER_OUTPUT: u64 = 16 * 1024;

/// A signature with the number of its making, so that only the first of many calls that fail together renews it.
#[derive(Debug, Clone)]
pub(super) struct Signature {
    pub(super) usersig: Secret,
    pub(super) made: u64,
    generation: u64,
}

/// The credentials with the signature in use. In memory only.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) credentials: Credentials,
    current: Mutex<Option<Signature>>,
}

impl Session {
    pub(super) fn new(credentials: Credentials) -> Result<Self, ClientError> {
        let bad = |why| Err(ClientError::Credentials { why });
        if credentials.identifier.is_empty() {
            return bad("the administrator's name is empty");
        }
        if credentials.identifier.contains(['\n', '\r']) {
            return bad("the administrator's name holds a line break");
        }
        match &credentials.key {
            Signer::Key(secret) if secret.is_empty() => bad("the secret key is empty"),
            Signer::Fixed(secret) if secret.is_empty() => bad("the signature is empty"),
            Signer::Command(words) if words.is_empty() => bad("the signer command is empty"),
            _ => Ok(Self { credentials, current: Mutex::new(None) }),
        }
    }

    /// The signature to use at `now` (Unix seconds): the one in use while it is young, else a new one.
    pub(super) async fn signature(&self, now: u64) -> Result<Signature, Fault> {
        let mut current = self.current.lock().await;
        if let Some(signature) = current.as_ref() {
            let young = signature.made <= now && now < signature.made + USED_FOR;
            if young || matches!(self.credentials.key, Signer::Fixed(_)) {
                return Ok(signature.clone());
            }
        }
        let generation = current.as_ref().map_or(0, |signature| signature.generation + 1);
        let signature = Signature { usersig: self.make(now).await?, made: now, generation };
        *current = Some(signature.clone());
        Ok(signature)
    }

    /// Gives up a signature that the service refused with `code`. Whether another one may do better.
    ///
    /// 70001 is "expired", 70052 "invalidated". A signature made from the same key would fail again with 70003 and
    /// 70009 (malformed, another key), and too many of those lock the account for a minute (70050); an external signer
    /// may have learnt a new key meanwhile.
    pub(super) async fn renew(&self, refused: &Signature, code: i64) -> bool {
        let helps = match self.credentials.key {
            Signer::Key(_) => matches!(code, 70001 | 70052),
            Signer::Command(_) => matches!(code, 70001 | 70003 | 70009 | 70052),
            Signer::Fixed(_) => false,
        };
        if helps {
            let mut current = self.current.lock().await;
            if let Some(signature) = current.as_mut().filter(|now| now.generation == refused.generation) {
                signature.made = u64::MAX; // never young again; the generation goes on counting
            }
        }
        helps
    }

    async fn make(&self, now: u64) -> Result<Secret, Fault> {
        let Credentials { sdkappid, identifier, key } = &self.credentials;
        match key {
            Signer::Fixed(usersig) => Ok(usersig.clone()),
            Signer::Key(key) => {
                Ok(sign(Claims { identifier, sdkappid: *sdkappid, time: now, expire: LIFE }, key))
            }
            Signer::Command(words) => run_signer(words, *sdkappid, identifier, SIGNER_DEADLINE)
                .await
                .map_err(|why| Fault::new(FaultKind::Credentials, "signer", &why)),
        }
    }
}

/// Its children may outlive it and hold its output open: they cannot hold up more than until the deadline.
async fn run_signer(
    words: &[String],
    sdkappid: u64,
    identifier: &str,
    deadline: Duration,
) -> Result<Secret, String> {
    let Some((program, arguments)) = words.split_first() else { return Err("no command".to_owned()) };
    let mut child = Process::new(program)
        .args(arguments)
        .env("IMWARDEN_SDKAPPID", sdkappid.to_string())
        .env("IMWARDEN_IDENTIFIER", identifier)
        .env("IMWARDEN_EXPIRE", LIFE.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        // Whoever stops waiting, for the deadline or to quit, ends it.
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| format!("the signer command cannot be started: {error}"))?;
    let stdout = child.stdout.take();
    let finished = tokio::time::timeout(deadline, async {
        let mut text = Zeroizing::new(String::new());
        let read = match stdout {
            // A program that prints more than this is not waited for: its pipe closes here.
            Some(stdout) => stdout.take(SIGNER_OUTPUT).read_to_string(&mut text).await.map(drop),
            None => Ok(()),
        };
        (read.map(|()| text), child.wait().await)
    })
    .await;
    let Ok((text, status)) = finished else {
        return Err(format!("the signer command took longer than {} s", deadline.as_secs()));
    };
    let status = status.map_err(|error| format!("the signer command is lost: {error}"))?;
    if !status.success() {
        return Err(format!("the signer command failed: {status}"));
    }
    let Ok(text) = text else {
        return Err("the signer command printed something that is no text".to_owned());
    };
    let usersig = Secret::new(&text);
    if usersig.is_empty() || usersig.expose().contains(char::is_whitespace) {
        return Err("the signer command printed no signature".to_owned());
    }
    Ok(usersig)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(key: Signer) -> Session {
        Session::new(Credentials { sdkappid: 1_400_000_001, identifier: "administrator".into(), key })
            .unwrap()
    }

    #[tokio::test]
    async fn a_signature_is_used_for_four_fifths_of_its_life() {
        let session = session(Signer::Key(Secret::new("key")));
        let first = session.signature(1000).await.unwrap();
        let same = session.signature(1000 + 2879).await.unwrap();
        assert_eq!(first.usersig.expose(), same.usersig.expose());
        let next = session.signature(1000 + 2880).await.unwrap();
        assert_ne!(first.usersig.expose(), next.usersig.expose());
        let clock_went_back = session.signature(500).await.unwrap();
        assert_eq!(clock_went_back.made, 500);
    }

    #[tokio::test]
    async fn an_expired_signature_is_renewed_once_for_all_who_hold_it() {
        let session = session(Signer::Key(Secret::new("key")));
        let first = session.signature(1000).await.unwrap();
        assert!(session.renew(&first, 70001).await);
        let second = session.signature(1001).await.unwrap();
        assert_ne!(first.usersig.expose(), second.usersig.expose());
        assert!(session.renew(&first, 70001).await, "a late failure with the old one");
        let third = session.signature(1002).await.unwrap();
        assert_eq!(second.usersig.expose(), third.usersig.expose());
        assert!(!session.renew(&third, 70009).await, "the same key would fail again");
    }

    #[tokio::test]
    async fn a_ready_made_signature_is_never_renewed() {
        let session = session(Signer::Fixed(Secret::new("sig")));
        let only = session.signature(0).await.unwrap();
        assert!(!session.renew(&only, 70001).await);
        assert_eq!(session.signature(1 << 40).await.unwrap().usersig.expose(), "sig");
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn an_external_signer_is_asked() {
        let words = |script: &str| Signer::Command(vec!["/bin/sh".into(), "-c".into(), script.into()]);
        let good = session(words("echo eJ-$IMWARDEN_SDKAPPID-$IMWARDEN_IDENTIFIER"));
        assert_eq!(good.signature(0).await.unwrap().usersig.expose(), "eJ-1400000001-administrator");
        for script in ["exit 3", "true", "echo two words"] {
            let fault = session(words(script)).signature(0).await.unwrap_err();
            assert_eq!(fault.kind, FaultKind::Credentials, "{script}");
        }
        let missing = session(Signer::Command(vec!["/nonexistent/signer".into()]));
        assert_eq!(missing.signature(0).await.unwrap_err().kind, FaultKind::Credentials);
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn a_signer_has_a_deadline_also_when_a_child_of_it_holds_its_output() {
        for script in ["exec sleep 5", "sleep 5 & echo eJ"] {
            let words = ["/bin/sh", "-c", script].map(str::to_owned);
            let why = run_signer(&words, 1, "a", Duration::from_millis(100)).await.unwrap_err();
            assert!(why.contains("took longer"), "{script}: {why}");
        }
    }
}
