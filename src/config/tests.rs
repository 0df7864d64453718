use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::*;
use crate::client::Secret;

const GOOD: &str = r#"
lang = "zh"
width = "wide"
operator = "阿明"

[profile.live]
sdkappid = 1400000001
identifier = "administrator"
data_center = "singapore"
key_file = "live.key"
read_only = true
share = 0.5
protected = ["olga", "boss"]
cap = 200

[profile.test]
sdkappid = 1_400_000_002
identifier = "administrator"
endpoint = "http://127.0.0.1:7150"
signer = ["sign-it", "--fast"]
"#;

struct Place {
    dir: TempDir,
    env: Environment,
}

impl Place {
    fn new(settings: &str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let config = dir.path().to_owned();
        fs::write(config.join("settings.toml"), settings).unwrap();
        let env = Environment {
            config_dir: Some(config.clone()),
            data_dir: Some(config),
            ..Environment::default()
        };
        Self { dir, env }
    }

    fn key(self, text: &str, mode: u32) -> Self {
        let path = self.dir.path().join("live.key");
        fs::write(&path, text).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        }
        self
    }

    fn profile(&self, name: &str) -> Profile {
        load(&self.env, Some(name), None).unwrap().profile.unwrap()
    }

    fn problems(&self, name: Option<&str>) -> Vec<Problem> {
        load(&self.env, name, None).unwrap_err()
    }

    /// Each problem as `line:column code`, or its source and code.
    fn told(&self, name: Option<&str>) -> Vec<String> {
        let tell = |problem: &Problem| {
            let place = match &problem.source {
                Source::File { path, line, column } => {
                    assert_eq!(*path, self.dir.path().join("settings.toml"));
                    format!("{line}:{column}")
                }
                Source::Path(path) => path.file_name().unwrap().to_string_lossy().into_owned(),
                Source::Variable(name) | Source::Argument(name) => (*name).to_owned(),
            };
            format!("{place} {}", problem.trouble.code())
        };
        self.problems(name).iter().map(tell).collect()
    }
}

#[test]
fn a_profile_is_read_whole() {
    let place = Place::new(GOOD).key("  0123abcd\n", 0o600);
    let resolved = load(&place.env, Some("live"), None).unwrap();
    assert_eq!(
        resolved.settings,
        Settings {
            lang: Some("zh".into()),
            width: Some(WidthPolicy::Wide),
            operator: Some(SafeText::new("阿明")),
            reasons: Vec::new(),
            profiles: vec!["live".into(), "test".into()],
        }
    );
    assert_eq!(resolved.warnings, []);
    let live = resolved.profile.unwrap();
    assert_eq!(live.endpoint.to_string(), "https://adminapisgp.im.qcloud.com");
    assert_eq!(
        (live.credentials.sdkappid, live.credentials.identifier.as_str()),
        (1_400_000_001, "administrator")
    );
    assert!(matches!(live.credentials.key, Signer::Key(_)));
    assert!(live.read_only && (live.share - 0.5).abs() < f64::EPSILON && live.cap == Some(200));
    assert_eq!(live.protected, ["olga", "boss"].map(UserId::from));
    let test = place.profile("test");
    assert!(matches!(test.credentials.key, Signer::Command(words) if words == ["sign-it", "--fast"]));
    assert!(!test.read_only && (test.share - Limits::SHARE).abs() < f64::EPSILON && test.cap.is_none());
}

#[test]
fn without_a_profile_the_practice_world_is_meant() {
    assert!(load(&Place::new(GOOD).env, None, None).unwrap().profile.is_none());
    let empty = Place::new("");
    fs::remove_file(empty.dir.path().join("settings.toml")).unwrap();
    assert!(load(&empty.env, None, None).unwrap().profile.is_none());
}

#[test]
fn every_problem_is_listed_with_its_place() {
    let text = r#"lang = "fr"
widht = "wide"
[profile.a]
sdkappid = "1400000001"
identifier = ""
  read_only = "yes"
share = 1.5
"名" = 1
cap = 0
secret_key = "0123"
endpoint = "http://example.com"
[profile.b]
endpoint = "http://127.0.0.1:1"
data_center = "atlantis"
protected = ["a", 7]
signer = []
"#;
    assert_eq!(
        Place::new(text).told(None),
        [
            "1:8 value",
            "2:1 unknown-key",
            "4:12 value",
            "5:14 value",
            "6:15 value",
            "7:9 value",
            "8:1 unknown-key",
            "9:7 value",
            "10:1 secret-here",
            "14:15 value",
            "15:13 value",
            "16:10 value",
        ]
    );
    let suggestion = Place::new(text).problems(None).remove(1).trouble;
    assert_eq!(suggestion, Trouble::UnknownKey { key: SafeText::new("widht"), nearest: Some("width") });
}

#[test]
fn what_is_no_toml_is_told_with_its_place() {
    let told = Place::new("lang = \"zh\"\n[profile.a\nsdkappid = = 3\n").told(None);
    assert!(told.len() >= 2 && told.iter().any(|problem| problem.starts_with("2:")), "{told:?}");
    assert!(told.iter().any(|problem| problem.starts_with("3:") && problem.ends_with("syntax")), "{told:?}");
}

#[test]
fn what_a_chosen_profile_lacks_is_told_at_its_heading() {
    let place = Place::new("[profile.a]\nread_only = true\n");
    assert_eq!(place.told(Some("a")), ["1:10 missing"; 4]);
    assert!(load(&place.env, None, None).is_ok(), "nobody asked for it");
    let both = Place::new("[profile.a]\nendpoint = 'https://a'\ndata_center = 'china'\n");
    assert_eq!(both.told(None), ["3:15 conflict"]);
}

#[test]
fn an_unknown_profile_is_told_with_the_known_ones() {
    let place = Place::new(GOOD);
    let problem = place.problems(Some("liev")).remove(0);
    assert_eq!(problem.source, Source::Argument("--profile"));
    assert!(problem.to_string().contains("live, test"), "{problem}");
    let env = Environment { profile: Some("gone".into()), ..place.env };
    assert_eq!(load(&env, None, None).unwrap_err()[0].source, Source::Variable("IMWARDEN_PROFILE"));
}

#[cfg(unix)]
#[test]
fn a_key_file_that_others_can_read_is_refused() {
    for mode in [0o644, 0o640, 0o604, 0o660] {
        let problem = Place::new(GOOD).key("0123", mode).problems(Some("live")).remove(0);
        assert_eq!(problem.trouble, Trouble::TooOpen { mode });
    }
    assert_eq!(Place::new(GOOD).told(Some("live")), ["live.key unreadable"]);
    assert_eq!(Place::new(GOOD).key(" \n", 0o600).told(Some("live")), ["live.key no-key"]);
    assert_eq!(Place::new(GOOD).key("two words", 0o400).told(Some("live")), ["live.key no-key"]);
}

#[test]
fn the_environment_wins_over_the_profile_and_arguments_over_both() {
    let mut place = Place::new(GOOD);
    place.env.sdkappid = Some("1400000009".into());
    place.env.identifier = Some("other".into());
    place.env.endpoint = Some("http://127.0.0.1:9".into());
    place.env.secret_key = Some(Secret::new("0123"));
    place.env.lang = Some("en".into());
    place.env.operator = Some("night shift".into());
    let resolved = load(&place.env, Some("live"), None).unwrap();
    let live = resolved.profile.unwrap();
    assert_eq!((live.credentials.sdkappid, live.credentials.identifier.as_str()), (1_400_000_009, "other"));
    assert_eq!(live.endpoint.to_string(), "http://127.0.0.1:9");
    assert!(live.read_only, "what the environment does not say stays");
    assert_eq!(resolved.settings.lang.as_deref(), Some("en"));
    assert_eq!(resolved.settings.operator, Some(SafeText::new("night shift")));
    assert_eq!(resolved.warnings, [Warning::KeyInEnvironment, Warning::KeyOverridden]);
    let argued = load(&place.env, Some("live"), Some("https://elsewhere.example")).unwrap();
    assert_eq!(argued.profile.unwrap().endpoint.to_string(), "https://elsewhere.example");
}

#[test]
fn an_application_can_come_from_the_environment_alone() {
    let variables = [
        ("IMWARDEN_ENDPOINT", "http://127.0.0.1:7150"),
        ("IMWARDEN_SDKAPPID", "1400000001"),
        ("IMWARDEN_IDENTIFIER", "administrator"),
        ("IMWARDEN_USERSIG", "eJx"),
        ("IMWARDEN_LANG", ""),
        ("LOGNAME", "ming"),
    ];
    let get =
        |name: &str| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
    let dirs = Place::new("").env;
    let env = Environment { config_dir: dirs.config_dir, data_dir: dirs.data_dir, ..Environment::read(get) };
    let resolved = load(&env, None, None).unwrap();
    assert_eq!(resolved.profile.unwrap().name, "environment");
    assert_eq!(resolved.settings.operator, Some(SafeText::new("ming")));
    assert_eq!(resolved.warnings, [Warning::FixedSignature]);

    let half = Environment { sdkappid: Some("zero".into()), identifier: None, ..env.clone() };
    let told: Vec<String> = load(&half, None, None).unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].starts_with("IMWARDEN_SDKAPPID: ") && told[1].starts_with("IMWARDEN_IDENTIFIER: "),
        "{told:?}"
    );
    let both = Environment { secret_key: Some(Secret::new("k")), ..env };
    assert!(matches!(load(&both, None, None).unwrap_err()[0].trouble, Trouble::Conflict { .. }));
}

#[test]
fn plain_http_elsewhere_is_refused_where_it_was_written() {
    let text = GOOD.replace("http://127.0.0.1:7150", "http://im.example.com");
    assert_eq!(Place::new(&text).told(Some("test")), ["19:12 endpoint"]);
    let text =
        GOOD.replace("data_center = \"singapore\"", "data_center = \"singapore\"\nca_file = \"ca.pem\"");
    assert_eq!(Place::new(&text).key("0123", 0o600).told(Some("live")), ["10:11 endpoint"]);
}

#[test]
fn secrets_are_not_shown() {
    let place = Place::new(GOOD).key("0123456789abcdef", 0o600);
    let env = Environment { usersig: Some(Secret::new("fedcba9876543210")), ..place.env.clone() };
    let shown =
        format!("{:?} {env:?} {:?}", load(&place.env, Some("live"), None), load(&env, Some("live"), None));
    assert!(shown.contains("***") && !shown.contains("0123456789") && !shown.contains("fedcba"), "{shown}");
}

#[test]
fn rights_and_both_caps_are_read() {
    use crate::domain::ActionKind as A;
    let text = r#"
reasons = ["spam", "广告"]
[profile.a]
sdkappid = 1
identifier = "administrator"
endpoint = "http://127.0.0.1:1"
signer = ["sign-it"]
actions_per_minute = 30
allow = ["mute", "unmute"]
deny = ["mute"]
"#;
    let resolved = load(&Place::new(text).env, Some("a"), None).unwrap();
    assert_eq!(resolved.settings.reasons, ["spam", "广告"]);
    let profile = resolved.profile.unwrap();
    assert_eq!(profile.per_minute, Some(30));
    let permitted = |action| profile.rights.permit(action);
    assert!(permitted(A::Unmute) && !permitted(A::Mute) && !permitted(A::Remove));
    let bad = "reasons = ['1','2','3','4','5','6','7','8','9','10']\n[profile.a]\n\
        allow = ['mute', 'muet']\ndeny = 'mute'\nactions_per_minute = 0\nkeyring = 'yes'\n";
    assert_eq!(
        Place::new(bad).told(None),
        ["1:11 value", "3:9 value", "4:8 value", "5:22 value", "6:11 value"]
    );
}

#[test]
fn paths_begin_at_home_or_at_the_settings() {
    let place = Place::new("");
    let dirs = Dirs::find(&place.env).unwrap();
    let env = Environment { home: Some(PathBuf::from("/home/ming")), ..place.env.clone() };
    assert_eq!(secrets::place("~/k", &env, &dirs), PathBuf::from("/home/ming/k"));
    assert_eq!(secrets::place("k", &env, &dirs), dirs.config.join("k"));
    assert_eq!(secrets::place("/etc/k", &env, &dirs), PathBuf::from("/etc/k"));
}
