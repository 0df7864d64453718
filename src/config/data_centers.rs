//! The vendor's data centres (official doc 269/1519, 1047/34620).

/// Where applications live. A call must go to the host of its application's data centre (60026 otherwise).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DataCenter {
    /// In the settings file.
    pub name: &'static str,
    /// The host.
    pub host: &'static str,
    /// For networks whose DNS is hijacked.
    pub backup: Option<&'static str>,
}

const fn center(name: &'static str, host: &'static str, backup: &'static str) -> DataCenter {
    DataCenter { name, host, backup: Some(backup) }
}

/// All that any page of the manual names. Pages since 2024 leave out Mumbai; Riyadh's backup is not documented.
pub const DATA_CENTERS: [DataCenter; 9] = [
    center("china", "console.tim.qq.com", "adminapi.my-imcloud.com"),
    center("singapore", "adminapisgp.im.qcloud.com", "adminapisgp.my-imcloud.com"),
    center("seoul", "adminapikr.im.qcloud.com", "adminapikr.my-imcloud.com"),
    center("tokyo", "adminapijpn.im.qcloud.com", "adminapijpn.my-imcloud.com"),
    center("frankfurt", "adminapiger.im.qcloud.com", "adminapiger.my-imcloud.com"),
    center("mumbai", "adminapiind.im.qcloud.com", "adminapiind.my-imcloud.com"),
    center("silicon-valley", "adminapiusa.im.qcloud.com", "adminapiusa.my-imcloud.com"),
    center("jakarta", "adminapiidn.im.qcloud.com", "adminapiidn.my-imcloud.com"),
    DataCenter { name: "riyadh", host: "adminapiksa.im.qcloud.com", backup: None },
];

impl DataCenter {
    /// By its name in the settings file.
    pub fn find(name: &str) -> Option<&'static Self> {
        DATA_CENTERS.iter().find(|center| center.name == name)
    }

    /// The base URL of calls.
    pub fn url(&self) -> String {
        format!("https://{}", self.host)
    }
}
