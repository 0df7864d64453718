use serde_json::json;

use super::*;

fn read(kind: &str, content: &Value) -> Part {
    part(&serde_json::from_value(json!({"MsgType": kind, "MsgContent": content})).unwrap())
}

fn slot(value: Value) -> Message {
    message(&serde_json::from_value(value).unwrap())
}

fn safe(text: &str) -> SafeText {
    SafeText::new(text)
}

#[test]
fn every_documented_element_is_read() {
    assert_eq!(read("TIMTextElem", &json!({"Text": "a\nb"})), Part::Text(SafeText::new_multiline("a\nb")));
    assert_eq!(
        read("TIMFaceElem", &json!({"Index": 15, "Data": "smile"})),
        Part::Face { index: 15, data: safe("smile") }
    );
    assert_eq!(
        read("TIMSoundElem", &json!({"Url": "https://e/v", "Size": 62351, "Second": 4, "Download_Flag": 2})),
        Part::Sound { seconds: 4, size: 62351, url: safe("https://e/v") }
    );
    assert_eq!(
        read(
            "TIMVideoFileElem",
            &json!({"VideoUrl": "https://e/m", "VideoSize": 9, "VideoSecond": 5, "ThumbSize": 1})
        ),
        Part::Video { seconds: 5, size: 9, url: safe("https://e/m") }
    );
    assert_eq!(
        read("TIMFileElem", &json!({"Url": "https://e/f", "FileSize": 7, "FileName": "周报.pdf"})),
        Part::File { name: safe("周报.pdf"), size: 7, url: safe("https://e/f") }
    );
    assert_eq!(
        read("TIMLocationElem", &json!({"Desc": "公园", "Latitude": 22.5169, "Longitude": 113.9476})),
        Part::Location { desc: safe("公园"), latitude: safe("22.5169"), longitude: safe("113.9476") }
    );
    assert_eq!(
        read("TIMCustomElem", &json!({"Data": "\u{8}\u{1}x", "Desc": "MIF"})),
        Part::Custom { desc: safe("MIF"), data: safe("\u{8}\u{1}x") }
    );
    assert_eq!(
        read("TIMRelayElem", &json!({"Title": "t", "MsgNum": 2, "AbstractList": ["a: hi", 7, "b: ho"]})),
        Part::Relay { title: safe("t"), count: 2, digest: vec![safe("a: hi"), safe("b: ho")] }
    );
}

#[test]
fn an_image_is_told_by_its_original_in_either_form() {
    let listed = json!({"UUID": "u", "ImageFormat": 1, "ImageInfoArray": [
        {"Type": 3, "Size": 1, "Width": 10, "Height": 20, "URL": "https://e/thumb"},
        {"Type": 1, "Size": 1_853_095, "Width": 2448, "Height": 3264, "URL": "https://e/0"}]});
    let flat = json!({"UUID": "u", "Type": 1, "Size": 1_853_095, "Width": 2448, "Height": 3264, "URL": "https://e/0"});
    let expected = Part::Image { width: 2448, height: 3264, size: 1_853_095, url: safe("https://e/0") };
    assert_eq!(read("TIMImageElem", &listed), expected);
    assert_eq!(read("TIMImageElem", &flat), expected);
}

#[test]
fn what_is_not_known_is_shown_raw() {
    assert_eq!(
        read("TIMHologramElem", &json!({"K": 1})),
        Part::Other { kind: safe("TIMHologramElem"), raw: safe(r#"{"K":1}"#) }
    );
    assert!(matches!(read("TIMTextElem", &json!("no object")), Part::Other { .. }));
    assert!(matches!(read("TIMTextElem", &json!({"text": "lower"})), Part::Other { .. }));
}

#[test]
fn slots_are_told_apart() {
    let kept =
        slot(json!({"MsgSeq": 3, "From_Account": "u", "MsgPriority": 1, "MsgBody": [], "MsgTimeStamp": 100}));
    assert_eq!(
        (kept.slot, kept.priority, kept.system, kept.time.as_second()),
        (Slot::Kept, Priority::High, false, 100)
    );
    let hole = slot(json!({"MsgSeq": 2, "IsPlaceMsg": 1, "MsgPriority": 4}));
    assert_eq!(
        (hole.slot, hole.priority, hole.body),
        (Slot::Hole, Priority::Lowest, Body::Parts(Vec::new()))
    );
    let recalled = slot(
        json!({"MsgSeq": 1, "IsPlaceMsg": 2, "MsgBody": [{"MsgType": "TIMTextElem", "MsgContent": {"Text": "x"}}]}),
    );
    assert_eq!((recalled.slot, recalled.body), (Slot::Recalled, Body::Parts(vec![Part::Text(safe("x"))])));
}

#[test]
fn a_tip_keeps_its_unknown_keys() {
    let tip = slot(json!({"MsgSeq": 2, "IsSystemMsg": 1, "MsgBody": {"OpType": 1}, "NewKey": true}));
    assert!(tip.system);
    assert_eq!(tip.body, Body::Raw(safe(r#"{"OpType":1}"#)));
    assert!(tip.raw.contains("NewKey"));
}
