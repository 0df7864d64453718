//! `imwarden journal`: verdicts and their status, one action whole, exports.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

#[expect(dead_code, reason = "shared with other tests")]
#[path = "journal/place.rs"]
mod place;

use imwarden::domain::{Evidence, UserId};
use imwarden::job::{FaultKind, Verdict};
use imwarden::journal::sha256;
use place::{Place, fault, mute, record};
use serde_json::Value;

/// Two actions, eight entries: on `=u_1` in `g`, with a quoted message; on `u_2` and `u_3` in `h`, refused.
async fn two() -> Place {
    let place = Place::new();
    let journal = place.open().await;
    let mut plan = mute("g", &["=u_1"]);
    "say \"hi\",\nthen go".clone_into(&mut plan.reason);
    let raw = r#"{"MsgBody":[{"MsgType":"TIMTextElem","MsgContent":{"Text":"buy\u202e now"}}]}"#.to_owned();
    plan.evidence = vec![Evidence { seq: 7, time: 1_700_000_000, sender: UserId::from("=u_1"), raw }];
    record(&journal, &plan, &Verdict::Done).await;
    let failed = Verdict::Failed(fault(FaultKind::Refused, 10007));
    record(&journal, &mute("h", &["u_2", "u_3"]), &failed).await;
    journal.close().await;
    place
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[tokio::test]
async fn the_verdict_is_in_words_json_and_status() {
    let place = two().await;
    let (status, out, told) = place.run(&["verify"]);
    assert_eq!(
        (status, out.contains("whole: 8 entries"), told.contains("--expect-head 8:")),
        (0, true, true)
    );
    let (status, out, _) = place.run(&["verify", "--output", "json"]);
    let verdict = json(&out);
    assert_eq!((status, &verdict["whole"], &verdict["entries"]), (0, &Value::from(true), &Value::from(8)));
    let head = format!("8:{}", verdict["head"]["hash"].as_str().unwrap());
    assert_eq!(place.run(&["verify", "--expect-head", &head]).0, 0);
    let other = format!("8:{}", "0".repeat(64));
    let (status, out, _) = place.run(&["verify", "--json", "--expect-head", &other]);
    assert_eq!((status, &json(&out)["breaks"][0]["kind"]), (1, &Value::from("unexpected")));
    assert_eq!(place.run(&["verify", "--expect-head", "8:beef"]).0, 2);

    place.tamper("UPDATE entries SET time = time + 1 WHERE number = 2; DELETE FROM entries WHERE number > 6");
    let (status, out, _) = place.run(&["verify"]);
    assert!(status == 1 && out.contains("ALTERED: entry 2") && out.contains("CUT OFF"), "{out}");
    let breaks = &json(&place.run(&["verify", "--json"]).1)["breaks"];
    assert_eq!((&breaks[0]["kind"], &breaks[0]["first"]), (&Value::from("altered"), &Value::from(2)));
    assert_eq!((&breaks[1]["kind"], &breaks[1]["last"]), (&Value::from("cut-off"), &Value::from(8)));
}

#[tokio::test]
async fn a_file_that_is_no_database_is_a_verdict_and_no_panic() {
    let place = two().await;
    let bytes = std::fs::read(place.file()).unwrap();
    for (content, kind) in [
        (&b"this is a letter to my aunt and long enough"[..], "not-a-journal"),
        (&b""[..], "not-a-journal"),
        (&bytes[..5000], "damaged"),
    ] {
        std::fs::write(place.file(), content).unwrap();
        let (status, out, told) = place.run(&["verify"]);
        assert!(status == 1 && out.contains("journal"), "{out}{told}");
        let (status, out, _) = place.run(&["verify", "--json"]);
        assert_eq!((status, &json(&out)["whole"]), (1, &Value::from(false)));
        assert_eq!(json(&out)["breaks"][0]["kind"], kind);
        for arguments in [&["list"][..], &["export"], &["show", "1"]] {
            let (status, _, told) = place.run(arguments);
            assert!(status == 1 && told.contains("The journal cannot be read"), "{arguments:?} {told}");
        }
    }
    std::fs::remove_file(place.file()).unwrap();
    assert_eq!(place.run(&["verify"]).0, 1, "a journal that is gone is not whole");
    assert_eq!(place.run(&["list"]).0, 0);
    assert_eq!(place.run(&["show", "1"]).0, 1);
}

#[tokio::test]
async fn one_action_is_shown_whole() {
    let place = two().await;
    let (status, out, _) = place.run(&["show", "3", "--output", "table"]);
    assert_eq!(status, 0);
    for expected in [
        "Mute 1 member",
        "zhang",
        "say \"hi\",",
        "=u_1",
        "buy<U+202E> now",
        "#2 ",
        "answered after 20 ms: OK",
        "over: 1 of 1 done",
        "#4 end     fits",
    ] {
        assert!(out.contains(expected), "{expected}: {out}");
    }
    let (_, out, _) = place.run(&["show", "5", "--json"]);
    let shown = json(&out);
    assert_eq!((&shown["number"], &shown["standing"]), (&Value::from(5), &Value::from("failed")));
    assert_eq!(shown["results"][1]["fault"]["code"], 10007);
    assert_eq!(shown["entries"].as_array().unwrap().len(), 4);
    assert_eq!(shown["entries"][1]["body"]["request"]["GroupId"], "h");
    assert_eq!(place.run(&["show", "9"]).0, 1);
}

#[tokio::test]
async fn an_exported_line_holds_exactly_what_was_hashed() {
    let place = two().await;
    let (status, out, _) = place.run(&["export"]);
    assert_eq!((status, out.lines().count()), (0, 8));
    let mut before = "0".repeat(64);
    for line in out.lines() {
        let entry = json(line);
        let (hashed, _) = line.split_once(",\"format\":2,").unwrap();
        let digest = sha256(format!("{hashed}}}").as_bytes()).unwrap();
        let hash = sha256(format!("{} {before} {digest}", entry["number"]).as_bytes()).unwrap();
        assert_eq!((&entry["prev_hash"], &entry["hash"]), (&Value::from(before), &Value::from(hash.clone())));
        before = hash;
    }
    for (filter, entries) in [
        (&["--user", "u_3"][..], 4),
        (&["--group", "g", "--user", "u_3"], 0),
        (&["--operator", "zhang", "--action", "mute", "--since", "1h"], 8),
        (&["--until", "2020-01-01"], 0),
        (&["--since", "2020-01-01", "--until", "2099-12-31"], 8),
    ] {
        let out = place.run(&[&["export"], filter].concat()).1;
        assert_eq!(out.lines().count(), entries, "{filter:?}");
    }
    assert_eq!(place.run(&["export", "--since", "yesterday"]).0, 2);
    assert_eq!(place.run(&["list", "--action", "shout"]).0, 2);
}

#[tokio::test]
async fn a_table_for_spreadsheets_has_a_row_per_target() {
    let place = two().await;
    let (status, out, _) = place.run(&["export", "--format", "csv"]);
    assert_eq!(status, 0);
    let rows: Vec<&str> = out.split("\r\n").collect();
    assert!(rows[0].starts_with("number,time,operator,profile,action,group,"), "{}", rows[0]);
    assert_eq!(rows.len(), 1 + 1 + 2 + 1, "{out}");
    assert!(rows[1].contains(",user,'=u_1,"), "{}", rows[1]);
    assert!(
        rows[1].contains(",done,,,\"say \"\"hi\"\",\nthen go\",600,,buy<U+202E> now,done,"),
        "{}",
        rows[1]
    );
    assert!(rows[3].contains(",user,u_3,") && rows[3].contains(",failed,10007,no,"), "{}", rows[3]);
}

#[tokio::test]
async fn an_existing_file_is_not_written_over() {
    let place = two().await;
    let file = place.directory.path().join("out.csv");
    let path = file.to_str().unwrap();
    assert_eq!(place.run(&["export", "--format", "csv", "--out", path]).0, 0);
    let written = std::fs::read(&file).unwrap();
    assert!(written.starts_with(b"\xef\xbb\xbfnumber,"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
    let (status, _, told) = place.run(&["export", "--out", path]);
    assert!(status == 1 && told.contains("--force"), "{told}");
    assert_eq!(std::fs::read(&file).unwrap(), written);
    assert_eq!(place.run(&["export", "--out", path, "--force"]).0, 0);
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("{\"number\":1,"));
    let nowhere = place.directory.path().join("no/such/folder.csv");
    let (status, _, told) = place.run(&["export", "--out", nowhere.to_str().unwrap()]);
    assert!(status == 1 && told.contains("cannot be written"), "{told}");
    let left = std::fs::read_dir(place.directory.path()).unwrap().count();
    assert_eq!(left, 2, "the data folder and the export");
}
