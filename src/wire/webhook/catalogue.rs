//! One row per webhook: the only place where its name stands.

use serde::{Deserialize, Serialize};

use super::answer::{AnswerRule, DELIVERED, INVITED, NOTED, PERMITTED};

/// Does a webhook come before what it tells of, or after?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// The answer decides whether it happens. Sent once; without an answer in 2 s it happens, unless the console says
    /// otherwise for messages (then 80003).
    Before,
    /// It has happened. Sent again after a time-out where the console says so.
    After,
}

/// What the documents say about one webhook.
#[derive(Debug)]
pub struct WebhookRow {
    /// The webhook.
    pub webhook: Webhook,
    /// `CallbackCommand`.
    pub name: &'static str,
    /// The vendor's page, product/number.
    pub doc: &'static str,
    /// See [`Timing`].
    pub timing: Timing,
    /// See [`AnswerRule`].
    pub answer: &'static AnswerRule,
}

macro_rules! webhooks {
    ($($kind:ident, $name:literal, $doc:literal, $timing:ident, $answer:ident;)*) => {
        /// A webhook.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Webhook {
            $(#[doc = concat!("`", $name, "` (official doc ", $doc, ").")] $kind,)*
        }

        /// Every webhook about groups, and those about the application as a whole.
        pub static WEBHOOKS: &[WebhookRow] = &[
            $(WebhookRow {
                webhook: Webhook::$kind,
                name: $name,
                doc: $doc,
                timing: Timing::$timing,
                answer: &$answer,
            },)*
        ];

        /// The body of a webhook. One whose `CallbackCommand` is in no row is an error: [`Webhook::named`] tells it
        /// from a body that is broken.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "CallbackCommand")]
        pub enum Event {
            $(#[doc = concat!("`", $name, "`.")] #[serde(rename = $name)] $kind(super::$kind),)*
        }

        impl Event {
            /// Which webhook this is.
            pub fn webhook(&self) -> Webhook {
                match self {
                    $(Self::$kind(_) => Webhook::$kind,)*
                }
            }
        }
    };
}

webhooks! {
    BeforeSendMsg, "Group.CallbackBeforeSendMsg", "1047/34374", Before, DELIVERED;
    AfterSendMsg, "Group.CallbackAfterSendMsg", "1047/34375", After, NOTED;
    SendMsgException, "Group.CallbackSendMsgException", "1047/49462", After, NOTED;
    AfterRecallMsg, "Group.CallbackAfterRecallMsg", "1047/46979", After, NOTED;
    AfterReadReceipt, "Group.CallbackAfterReadReceipt", "1047/60395", After, NOTED;
    AfterGroupMsgExtension, "Group.CallbackAfterGroupMsgExtension", "1047/76007", After, NOTED;
    BeforeApplyJoinGroup, "Group.CallbackBeforeApplyJoinGroup", "1047/34370", Before, PERMITTED;
    BeforeInviteJoinGroup, "Group.CallbackBeforeInviteJoinGroup", "1047/34371", Before, INVITED;
    AfterNewMemberJoin, "Group.CallbackAfterNewMemberJoin", "1047/34372", After, NOTED;
    AfterMemberExit, "Group.CallbackAfterMemberExit", "1047/34373", After, NOTED;
    OnMemberStateChange, "Group.CallbackOnMemberStateChange", "1047/48734", After, NOTED;
    AfterMemberFieldChanged, "Group.CallbackAfterMemberFieldChanged", "1047/60393", After, NOTED;
    BeforeCreateGroup, "Group.CallbackBeforeCreateGroup", "1047/34368", Before, PERMITTED;
    AfterCreateGroup, "Group.CallbackAfterCreateGroup", "1047/34369", After, NOTED;
    AfterGroupFull, "Group.CallbackAfterGroupFull", "1047/34376", After, NOTED;
    AfterGroupDestroyed, "Group.CallbackAfterGroupDestroyed", "1047/34377", After, NOTED;
    AfterGroupInfoChanged, "Group.CallbackAfterGroupInfoChanged", "1047/34378", After, NOTED;
    AfterGroupAttrChanged, "Group.CallbackAfterGroupAttrChanged", "1047/60394", After, NOTED;
    AfterChangeGroupOwner, "Group.CallbackAfterChangeGroupOwner", "1047/60396", After, NOTED;
    BeforeCreateTopic, "Group.CallbackBeforeCreateTopic", "1047/49463", Before, PERMITTED;
    AfterCreateTopic, "Group.CallbackAfterCreateTopic", "1047/49464", After, NOTED;
    AfterTopicDestroyed, "Group.CallbackAfterTopicDestroyed", "1047/49465", After, NOTED;
    AfterTopicInfoChanged, "Group.CallbackAfterTopicInfoChanged", "1047/49466", After, NOTED;
    OnDailyGroupQuotaAlarm, "Group.CallbackOnDailyGroupQuotaAlarm", "1047/57455", After, NOTED;
    RequestOverLimit, "Alert.RequestOverLimit", "1047/60256", After, NOTED;
    StateChange, "State.StateChange", "1047/34357", After, NOTED;
}

impl Webhook {
    /// This webhook's row.
    pub fn row(self) -> &'static WebhookRow {
        &WEBHOOKS[self as usize]
    }

    /// `CallbackCommand`.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// Finds a webhook by its `CallbackCommand`; `None` for those about single chats, profiles and bots, and for
    /// newer ones.
    pub fn named(name: &str) -> Option<Self> {
        WEBHOOKS.iter().find(|row| row.name == name).map(|row| row.webhook)
    }
}
