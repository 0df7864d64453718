//! Many clients at once: every answer belongs to its own call, and nothing is lost or done twice.

use std::collections::BTreeSet;

use imwarden::wire::{CATALOGUE, GroupType};
use serde_json::{Value, json};
use tokio::net::TcpStream;

use crate::line::Line;
use crate::support::{PUBLIC, group, start_server, text_message, world};
use crate::table::text;

const CLIENTS: usize = 16;
/// Rounds of each client; a round is five calls on the wire before the first is answered.
const ROUNDS: usize = 40;

fn own_group(client: usize) -> String {
    format!("room{client}")
}

fn words(client: usize, round: usize) -> String {
    format!("client {client} says {round}")
}

/// One round: what is asked, by command.
fn round(client: usize, round: usize) -> [(&'static str, Value); 5] {
    let name = format!("c{client}_{round}");
    let random = u32::try_from(round).unwrap();
    [
        ("account_import", json!({"UserID": name, "Nick": name})),
        ("portrait_get", json!({"To_Account": [name], "TagList": ["Tag_Profile_IM_Nick"]})),
        (
            "update_group_counter",
            json!({"GroupId": PUBLIC, "Mode": "Increase", "GroupCounter": [{"Key": "all", "Value": 1}, {"Key": format!("c{client}"), "Value": 1}]}),
        ),
        ("send_group_msg", text_message(&own_group(client), "mia", random, &words(client, round))),
        ("get_role_in_group", json!({"GroupId": PUBLIC, "User_Account": [name, "olga"]})),
    ]
}

/// Checks the answers of a round; the value of the counter that all share, after this client's step.
fn check(client: usize, round: usize, answers: &[Value]) -> i64 {
    let name = format!("c{client}_{round}");
    for answer in answers {
        assert_eq!(answer["ErrorCode"], 0, "{client} {round}: {answer}");
    }
    let profile = &answers[1]["UserProfileItem"][0];
    assert_eq!((&profile["To_Account"], &profile["ProfileItem"][0]["Value"]), (&json!(name), &json!(name)));
    let counters = &answers[2]["GroupCounter"];
    assert_eq!(counters[1], json!({"Key": format!("c{client}"), "Value": round + 1}));
    assert_eq!(answers[3]["MsgSeq"], round + 4, "three messages were there");
    assert_eq!(answers[4]["UserIdList"][0], json!({"Member_Account": name, "Role": "NotMember"}));
    counters[0]["Value"].as_i64().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixteen_kept_connections_get_their_own_answers_and_lose_nothing() {
    let mut rooms = world();
    for client in 0..CLIENTS {
        rooms.groups.insert(own_group(client), group(&own_group(client), GroupType::Public));
    }
    let bench = start_server(rooms, |_| ()).await;
    let address = bench.server.url().trim_start_matches("http://").to_owned();
    let query = bench.query();
    let target = move |command: &str| {
        let row = CATALOGUE.iter().find(|row| row.name == command).unwrap();
        format!("/{}?{query}", row.path())
    };
    let clients = (0..CLIENTS).map(|client| {
        let (address, target) = (address.clone(), target.clone());
        tokio::spawn(async move {
            let mut line = Line::new(TcpStream::connect(address).await.unwrap());
            let mut shared = Vec::with_capacity(ROUNDS);
            for number in 0..ROUNDS {
                let calls = round(client, number).map(|(command, body)| (target(command), body));
                shared.push(check(client, number, &line.calls(&calls).await));
            }
            assert!(shared.is_sorted(), "steps of the shared counter come in order");
            shared
        })
    });
    let clients: Vec<_> = clients.collect();
    let mut values = BTreeSet::new();
    for client in clients {
        values.extend(client.await.unwrap());
    }
    let all = i64::try_from(CLIENTS * ROUNDS).unwrap();
    assert_eq!(values, (1..=all).collect(), "every step was answered once with a value of its own");
    for client in 0..CLIENTS {
        let said = bench.history(&own_group(client), None).await;
        let expected: Vec<_> =
            (ROUNDS - 20..ROUNDS).rev().map(|round| (round as u64 + 4, words(client, round))).collect();
        assert_eq!(said, expected);
        assert_eq!(bench.group(&own_group(client), |group| group.messages.len()), 3 + ROUNDS);
    }
    let world = bench.server.world();
    assert_eq!(world.lock().unwrap().accounts.len(), 5 + CLIENTS * ROUNDS);
}

#[tokio::test]
async fn calls_on_one_connection_are_answered_in_order_also_when_some_are_refused() {
    let bench = start_server(world(), |_| ()).await;
    let address = bench.server.url().trim_start_matches("http://").to_owned();
    let mut line = Line::new(TcpStream::connect(address).await.unwrap());
    let target = |path: &str| format!("{path}?{}", bench.query());
    let send = |random: u64| json!({"GroupId": PUBLIC, "Random": random, "MsgBody": text("hi")});
    let calls = [
        (target("/v4/group_open_http_svc/send_group_msg"), send(1)),
        (target("/v4/no_such_svc/send_group_msg"), send(2)),
        (target("/v4/openim/no_such_command"), json!([])),
        ("/".to_owned(), json!(null)),
        (
            target("/v4/group_open_http_svc/send_group_msg"),
            json!({"GroupId": "@TGS#unknown", "Random": 1, "MsgBody": text("x")}),
        ),
        (target("/v4/group_open_http_svc/send_group_msg"), send(3)),
    ];
    let answers = line.calls(&calls).await;
    let codes: Vec<_> = answers.iter().map(|answer| answer["ErrorCode"].as_i64().unwrap()).collect();
    assert_eq!(codes, [0, 60009, 60009, 60002, 10010, 0]);
    assert_eq!((&answers[0]["MsgSeq"], &answers[5]["MsgSeq"]), (&json!(4), &json!(5)));
}
