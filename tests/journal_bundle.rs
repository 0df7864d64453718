//! The case folder: what is in it, what is not, and the script that a third party runs.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

#[expect(dead_code, reason = "shared with other tests")]
#[path = "journal/place.rs"]
mod place;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use imwarden::domain::{Evidence, UserId};
use imwarden::job::Verdict;
use imwarden::journal::sha256;
use place::{Place, mute, record};

fn evidence(seq: u64, sender: &str, text: &str) -> Evidence {
    let raw =
        serde_json::json!({ "MsgBody": [{ "MsgType": "TIMTextElem", "MsgContent": { "Text": text } }] });
    Evidence { seq, time: 1_700_000_000, sender: UserId::from(sender), raw: raw.to_string() }
}

/// An action on somebody else, two on `u_77` (one of them on `u_78` too), and another one.
async fn made() -> (Place, PathBuf, String) {
    let place = Place::new();
    let journal = place.open().await;
    record(&journal, &mute("g", &["u_secret"]), &Verdict::Done).await;
    let mut plan = mute("g", &["u_77"]);
    plan.evidence = vec![evidence(7, "u_77", "买买买 \u{202e}buy")];
    record(&journal, &plan, &Verdict::Done).await;
    record(&journal, &mute("g", &["u_secret"]), &Verdict::Done).await;
    let mut plan = mute("h", &["u_77", "u_78"]);
    plan.evidence = vec![evidence(8, "u_77", "again"), evidence(9, "u_78", "mine")];
    record(&journal, &plan, &Verdict::Done).await;
    record(&journal, &mute("g", &["u_secret"]), &Verdict::Done).await;
    journal.close().await;
    let folder = place.directory.path().join("case");
    let (status, out, told) = place.run(&["bundle", "--user", "u_77", "--out", folder.to_str().unwrap()]);
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("1 other person is named"), "{told}");
    (place, folder, out)
}

/// Runs the script in the folder: whether it says that all is right, and what it says.
fn check(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let output = Command::new("sh").arg(folder.join("check.sh")).args(arguments).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    let right = said.contains("RIGHT: files") && output.status.success();
    assert_eq!(right, output.status.success(), "{said}");
    (right, said)
}

#[tokio::test]
async fn it_holds_the_case_and_nothing_of_others() {
    let (_place, folder, out) = made().await;
    let read = |file: &str| fs::read_to_string(folder.join(file)).unwrap();
    let mut entries: Vec<String> = fs::read_dir(folder.join("entries"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    entries.sort();
    let mut expected: Vec<String> =
        [5, 6, 7, 8, 13, 14, 15, 16].map(|number| format!("{number}.json")).into();
    expected.sort();
    assert_eq!(entries, expected);
    assert_eq!(read("chain.txt").lines().count(), 1 + 16, "from the first entry of the case to the head");
    let messages = read("messages.txt");
    assert!(messages.contains("买买买 <U+202E>buy") && messages.contains("again"), "{messages}");
    assert!(
        !messages.contains("mine") && !read("messages.jsonl").contains("mine"),
        "of the person of the case only"
    );
    assert!(read("messages.jsonl").contains("\\\\u202e") || read("messages.jsonl").contains('\u{202e}'));
    assert!(read("actions.txt").contains("Mute 2 members"));
    assert!(read("README.txt").contains("--user u_77"));
    for file in
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file())
    {
        assert!(!fs::read_to_string(&file).unwrap().contains("u_secret"), "{}", file.display());
    }
    let sums = sha256(fs::File::open(folder.join("SHA256SUMS")).unwrap()).unwrap();
    assert!(out.contains(&sums), "{out}");
    assert_eq!(folder.metadata().unwrap().permissions().mode() & 0o777, 0o700);
    assert_eq!(folder.join("SHA256SUMS").metadata().unwrap().permissions().mode() & 0o777, 0o600);
}

#[tokio::test]
async fn the_script_says_that_it_is_right_and_which_head_it_ends_with() {
    let (place, folder, _) = made().await;
    let (right, said) = check(&folder, &[]);
    assert!(right, "{said}");
    assert!(said.contains("place in the chain: 8") && said.contains("followed: 16"), "{said}");
    let verdict: serde_json::Value = serde_json::from_str(&place.run(&["verify", "--json"]).1).unwrap();
    let head = format!("20:{}", verdict["head"]["hash"].as_str().unwrap());
    assert!(said.contains(&head), "{said}");
    assert!(check(&folder, &[&head]).0);
    assert!(!check(&folder, &[&format!("20:{}", "0".repeat(64))]).0);
    assert!(!check(&folder, &[&format!("3:{}", "0".repeat(64))]).0, "before the first entry of the case");
}

/// Makes the sums fit again, as somebody would who forges the folder.
fn sum_anew(folder: &Path) {
    let sums = fs::read_to_string(folder.join("SHA256SUMS")).unwrap();
    let line = |line: &str| {
        let file = &line[66..];
        format!("{}  {file}\n", sha256(fs::File::open(folder.join(file)).unwrap()).unwrap())
    };
    let sums: String = sums.lines().map(line).collect();
    fs::write(folder.join("SHA256SUMS"), sums).unwrap();
}

#[tokio::test]
async fn the_script_finds_one_altered_byte_in_any_file() {
    let (_place, folder, _) = made().await;
    let files =
        ["README.txt", "actions.txt", "chain.txt", "messages.txt", "messages.jsonl", "entries/14.json"];
    for file in files {
        let path = folder.join(file);
        let right = fs::read(&path).unwrap();
        let mut wrong = right.clone();
        let middle = wrong.len() / 2;
        wrong[middle] ^= 1;
        fs::write(&path, wrong).unwrap();
        let (told_right, said) = check(&folder, &[]);
        assert!(!told_right && said.contains(&format!("{file}: FAILED")), "{file}: {said}");
        fs::write(&path, right).unwrap();
    }
    assert!(check(&folder, &[]).0);
}

#[tokio::test]
async fn the_script_finds_what_was_forged_together_with_its_sums() {
    let (_place, folder, _) = made().await;
    let forge = |file: &str, from: &str, to: &str| {
        let path = folder.join(file);
        let right = fs::read_to_string(&path).unwrap();
        let wrong = right.replacen(from, to, 1);
        assert_ne!(right, wrong, "{file}");
        fs::write(&path, wrong).unwrap();
        sum_anew(&folder);
        let (told_right, said) = check(&folder, &[]);
        assert!(!told_right, "{file}: {said}");
        fs::write(&path, right).unwrap();
        sum_anew(&folder);
    };
    forge("entries/13.json", "u_78", "u_79");
    let chain = fs::read_to_string(folder.join("chain.txt")).unwrap();
    let lines: Vec<&str> = chain.lines().collect();
    // A link between, the order, the end of the case.
    forge("chain.txt", &lines[6][3..67], &"0".repeat(64));
    forge("chain.txt", &format!("{}\n{}", lines[7], lines[8]), &format!("{}\n{}", lines[8], lines[7]));
    forge("chain.txt", &format!("{}\n", lines[5]), "");
    fs::write(folder.join("entries/99.json"), "{}").unwrap();
    assert!(!check(&folder, &[]).0, "a file that is in no list");
    fs::remove_file(folder.join("entries/99.json")).unwrap();
    assert!(check(&folder, &[]).0);
}

#[tokio::test]
async fn nothing_is_made_of_nothing_or_of_a_broken_journal() {
    let (place, folder, _) = made().await;
    let out = place.directory.path().join("other");
    let out = out.to_str().unwrap();
    assert_eq!(place.run(&["bundle", "--user", "u_nobody", "--out", out]).0, 1);
    assert_eq!(place.run(&["bundle", "--out", out]).0, 2, "everybody's is nobody's case");
    let (status, _, told) = place.run(&["bundle", "--user", "u_77", "--out", folder.to_str().unwrap()]);
    assert!(status == 1 && told.contains("exists already"), "{told}");
    place.tamper("UPDATE entries SET time = time + 1 WHERE number = 2");
    let (status, _, told) = place.run(&["bundle", "--user", "u_77", "--out", out]);
    assert!(status == 1 && told.contains("not whole"), "{told}");
    assert_eq!(
        fs::read_dir(place.directory.path()).unwrap().count(),
        2,
        "the data folder and the first case"
    );
}
