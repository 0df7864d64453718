use std::fs;

use super::super::file;
use super::super::keyring::NoKey;
use super::*;

const HEADING: &str = "[profile.a]\nsdkappid = 7\nidentifier = \"administrator\"\n";

/// What came of the sources: which one, or the code of the trouble; and the warnings.
fn asked(settings: &str, env: &Environment, keyring: Keyring) -> (String, Vec<Warning>) {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().to_owned();
    let key = config.join("the.key");
    fs::write(&key, "from-file").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
    }
    let dirs = Dirs { config: config.clone(), data: config };
    let (file, problems) = file::parse(Path::new("settings.toml"), &format!("{HEADING}{settings}"));
    assert_eq!(problems, []);
    let entry = Some("administrator@7".to_owned());
    let sources = Sources { env, profile: file.profiles.first(), dirs: &dirs, entry, keyring };
    let mut warnings = Vec::new();
    let source = match signer(&sources, &mut warnings) {
        Ok(Signer::Command(words)) => words.join(" "),
        Ok(Signer::Key(key)) if key == Secret::new("from-file") => "file".to_owned(),
        Ok(Signer::Key(key)) if key == Secret::new("from-keyring") => "keyring".to_owned(),
        Ok(Signer::Key(_)) => "environment".to_owned(),
        Ok(Signer::Fixed(_)) => "signature".to_owned(),
        Err(problem) => problem.trouble.code().to_owned(),
    };
    (source, warnings)
}

#[expect(clippy::unnecessary_wraps, reason = "a keyring may fail")]
fn full(entry: &str) -> Result<Secret, NoKey> {
    assert_eq!(entry, "administrator@7");
    Ok(Secret::new("from-keyring"))
}

fn empty(entry: &str) -> Result<Secret, NoKey> {
    Err(NoKey::Empty { entry: entry.to_owned() })
}

fn absent(_: &str) -> Result<Secret, NoKey> {
    Err(NoKey::Absent { why: "no session bus".to_owned() })
}

fn with_key() -> Environment {
    Environment { secret_key: Some(Secret::new("from-environment")), ..Environment::default() }
}

const ALL: &str = "signer = [\"sign-it\"]\nkeyring = true\nkey_file = \"the.key\"\n";
const BOTH: &str = "keyring = true\nkey_file = \"the.key\"\n";
const RING: &str = "keyring = true\n";

#[test]
fn sources_are_asked_in_their_order() {
    use Warning as W;
    let rows: [(&str, Environment, Keyring, &str, &[Warning]); 11] = [
        (ALL, with_key(), full, "sign-it", &[W::KeyIgnored]),
        (BOTH, with_key(), full, "keyring", &[W::KeyIgnored]),
        (BOTH, with_key(), empty, "file", &[W::NoKeyring, W::KeyIgnored]),
        (BOTH, Environment::default(), absent, "file", &[W::NoKeyring]),
        (RING, with_key(), absent, "environment", &[W::KeyInEnvironment, W::NoKeyring]),
        (RING, Environment::default(), full, "keyring", &[]),
        (RING, Environment::default(), empty, "keyring-empty", &[]),
        (RING, Environment::default(), absent, "keyring-absent", &[]),
        ("keyring = false\n", Environment::default(), full, "missing", &[]),
        ("", with_key(), full, "environment", &[W::KeyInEnvironment]),
        ("", Environment::default(), full, "missing", &[]),
    ];
    for (settings, env, keyring, source, warnings) in rows {
        assert_eq!(asked(settings, &env, keyring), (source.to_owned(), warnings.to_vec()), "{settings}");
    }
}

#[test]
fn a_key_goes_with_its_application() {
    let other = |app: &str| Environment { sdkappid: Some(app.to_owned()), ..with_key() };
    let told = asked(ALL, &other("8"), full);
    assert_eq!(told, ("environment".to_owned(), vec![Warning::KeyInEnvironment, Warning::KeyOverridden]));
    assert_eq!(asked(ALL, &other("7"), full).0, "sign-it", "the same one");
}

#[test]
fn without_a_keyring_the_system_says_so_and_the_next_source_is_used() {
    // Nothing is asked of a bus in a test: the environment of the build machine has none, or the build no feature.
    if std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_none() {
        let (source, warnings) = asked(BOTH, &Environment::default(), super::super::keyring::of_system);
        assert_eq!((source.as_str(), warnings), ("file", vec![Warning::NoKeyring]));
    }
}
