//! Profiles of users.

use serde_json::{Value, json};

use crate::support::{Bench, keys, start};
use crate::table::numbers;

const TEXTS: [(&str, usize); 4] = [
    ("Tag_Profile_IM_Nick", 500),
    ("Tag_Profile_IM_Image", 500),
    ("Tag_Profile_IM_SelfSignature", 500),
    ("Tag_Profile_IM_Location", 16),
];
const NUMBERS: [&str; 5] = [
    "Tag_Profile_IM_BirthDay",
    "Tag_Profile_IM_Language",
    "Tag_Profile_IM_MsgSettings",
    "Tag_Profile_IM_Level",
    "Tag_Profile_IM_Role",
];
const WORDS: [(&str, &[&str]); 3] = [
    ("Tag_Profile_IM_Gender", &["Gender_Type_Unknown", "Gender_Type_Female", "Gender_Type_Male"]),
    (
        "Tag_Profile_IM_AllowType",
        &["AllowType_Type_NeedConfirm", "AllowType_Type_AllowAny", "AllowType_Type_DenyAny"],
    ),
    ("Tag_Profile_IM_AdminForbidType", &["AdminForbid_Type_None", "AdminForbid_Type_SendOut"]),
];

fn set(tag: &str, value: Value) -> Value {
    json!({"From_Account": "mia", "ProfileItem": [{"Tag": tag, "Value": value}]})
}

async fn read(bench: &Bench, tag: &str) -> Value {
    let answer = bench.ok("portrait_get", json!({"To_Account": ["mia"], "TagList": [tag]})).await;
    answer["UserProfileItem"][0]["ProfileItem"][0]["Value"].clone()
}

#[tokio::test]
async fn every_field_takes_what_it_is_for_and_gives_it_back() {
    let bench = start().await;
    for (tag, most) in TEXTS {
        let fits = format!("{}x", "字".repeat((most - 1) / 3));
        for (value, code) in
            [(json!(fits), 0), (json!("x".repeat(most + 1)), 40601), (json!(7), 40610), (json!(null), 40610)]
        {
            bench.codes("portrait_set", [(set(tag, value), code)]).await;
            assert_eq!(read(&bench, tag).await, fits, "{tag}");
        }
    }
    for tag in NUMBERS {
        for (value, code, kept) in [
            (json!(u32::MAX), 0, u32::MAX),
            (json!("20190419"), 0, 20_190_419),
            (json!(0), 0, 0),
            (json!(1_u64 << 32), 40610, 0),
            (json!(-1), 40610, 0),
            (json!(1.5), 40610, 0),
            (json!("x"), 40610, 0),
            (json!([1]), 40610, 0),
        ] {
            bench.codes("portrait_set", [(set(tag, value), code)]).await;
            assert_eq!(read(&bench, tag).await, kept, "{tag}: numbers come back as numbers");
        }
    }
    for (tag, words) in WORDS {
        for word in words {
            bench.codes("portrait_set", [(set(tag, json!(word)), 0)]).await;
            assert_eq!(read(&bench, tag).await, *word);
        }
        bench
            .codes(
                "portrait_set",
                [
                    (set(tag, json!("Gender_Type_Other")), 40605),
                    (set(tag, json!("")), 40605),
                    (set(tag, json!(1)), 40610),
                ],
            )
            .await;
    }
}

#[tokio::test]
async fn custom_fields_have_letters_for_names() {
    let bench = start().await;
    for (tag, value, code) in [
        ("Tag_Profile_Custom_Vip", json!("gold"), 0),
        ("Tag_Profile_Custom_EightLet", json!(7), 0),
        ("Tag_Profile_Custom_Vip", json!("x".repeat(501)), 40601),
        ("Tag_Profile_Custom_Vip", json!({}), 40610),
        ("Tag_Profile_Custom_NineLette", json!("x"), 40009),
        ("Tag_Profile_Custom_", json!("x"), 40009),
        ("Tag_Profile_Custom_v1", json!("x"), 40009),
        ("Tag_Profile_IM_Vip", json!("x"), 40009),
        ("", json!("x"), 40009),
    ] {
        bench.codes("portrait_set", [(set(tag, value), code)]).await;
    }
    assert_eq!(read(&bench, "Tag_Profile_Custom_Vip").await, "gold");
    assert_eq!(read(&bench, "Tag_Profile_Custom_EightLet").await, 7);
}

#[tokio::test]
async fn fields_are_set_together_or_not_at_all() {
    let bench = start().await;
    let item = |tag: &str, value: Value| json!({"Tag": tag, "Value": value});
    let both = |level: Value| {
        let list = [item("Tag_Profile_IM_Nick", json!("M")), item("Tag_Profile_IM_Level", level)];
        json!({"From_Account": "mia", "ProfileItem": list})
    };
    bench.codes("portrait_set", [(both(json!("high")), 40610)]).await;
    assert_eq!(read(&bench, "Tag_Profile_IM_Nick").await, "MIA");
    let answer = bench.post("portrait_set", both(json!(3))).await;
    assert_eq!(answer, json!({"ActionStatus": "OK", "ErrorInfo": "", "ErrorDisplay": "", "ErrorCode": 0}));
    assert_eq!(read(&bench, "Tag_Profile_IM_Nick").await, "M");
    let mut body = both(json!(3));
    bench
        .codes(
            "portrait_set",
            [
                (json!({"ProfileItem": body["ProfileItem"]}), 40001),
                (json!({"From_Account": "mia"}), 40001),
                (json!({"From_Account": "mia", "ProfileItem": []}), 40001),
                (json!({"From_Account": "mia", "ProfileItem": [{"Tag": "Tag_Profile_IM_Nick"}]}), 40001),
                (json!({"From_Account": "mia", "ProfileItem": {"Tag": "Tag_Profile_IM_Nick"}}), 40001),
                (json!({"From_Account": 7, "ProfileItem": body["ProfileItem"]}), 60015),
            ],
        )
        .await;
    for account in ["nobody", ""] {
        body["From_Account"] = json!(account);
        bench.codes("portrait_set", [(body.clone(), 40003)]).await;
    }
    body["From_Account"] = json!("administrator");
    bench.codes("portrait_set", [(body, 0)]).await;
}

#[tokio::test]
async fn each_profile_that_is_read_has_its_own_result() {
    let bench = start().await;
    bench.ok("portrait_set", set("Tag_Profile_IM_Level", json!(3))).await;
    let ask = |names: Value, tags: Value| json!({"To_Account": names, "TagList": tags});
    let tags = json!(["Tag_Profile_IM_Level", "Tag_Profile_IM_Nick"]);
    let answer = bench.ok("portrait_get", ask(json!(["mia", "nobody", "max"]), tags.clone())).await;
    assert_eq!(answer["Fail_Account"], json!(["nobody"]));
    let items = &answer["UserProfileItem"];
    assert_eq!(numbers(items, "ResultCode"), [0, 40003, 0]);
    assert_eq!(keys(&items[1]), ["ResultCode", "ResultInfo", "To_Account"], "nothing to read");
    let field = |tag: &str, value: Value| json!({"Tag": tag, "Value": value});
    let nick = "Tag_Profile_IM_Nick";
    assert_eq!(
        items[0]["ProfileItem"],
        json!([field("Tag_Profile_IM_Level", json!(3)), field(nick, json!("MIA"))])
    );
    assert_eq!(items[2]["ProfileItem"], json!([field(nick, json!("MAX"))]), "what nobody set is left out");
    let alone = bench.ok("portrait_get", ask(json!(["mia"]), tags.clone())).await;
    assert_eq!(keys(&alone), ["UserProfileItem"]);
    bench
        .codes(
            "portrait_get",
            [
                (ask(json!(vec!["mia"; 100]), tags.clone()), 0),
                (ask(json!(vec!["mia"; 101]), tags.clone()), 40001),
                (ask(json!([]), tags.clone()), 40002),
                (ask(json!(null), tags.clone()), 40002),
                (ask(json!("mia"), tags.clone()), 40001),
                (ask(json!([7]), tags.clone()), 60015),
                (ask(json!(["mia"]), json!([])), 40001),
                (ask(json!(["mia"]), json!(null)), 40001),
                (ask(json!(["mia"]), json!(["Tag_Profile_IM_Nick", "Tag_Profile_IM_Vip"])), 40009),
                (ask(json!(["nobody"]), tags), 0),
            ],
        )
        .await;
}
