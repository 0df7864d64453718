use tokio::task::JoinSet;

use super::*;

const READ: &str = "get_group_member_info";
const WRITE: &str = "forbid_send_msg";
const LIST: &str = "get_appid_group_list";

/// Sends `count` calls at once and says when each went out, counted from now.
async fn flood(governor: &Arc<Governor>, commands: &[&'static str], count: usize) -> Vec<Duration> {
    let start = Instant::now();
    let mut calls = JoinSet::new();
    for n in 0..count {
        let governor = Arc::clone(governor);
        let command = commands[n % commands.len()];
        calls.spawn(async move {
            governor.acquire(command, Urgency::Background).await;
            Instant::now() - start
        });
    }
    let mut times = calls.join_all().await;
    times.sort();
    times
}

/// The most calls in any second, wherever it begins.
fn busiest_second(times: &[Duration]) -> usize {
    let within =
        |from: &Duration| times.iter().filter(|time| *time >= from && **time < *from + SECOND).count();
    times.iter().map(within).max().unwrap_or_default()
}

#[tokio::test(start_paused = true)]
async fn no_second_sees_more_than_the_share_however_much_is_queued() {
    for commands in [&[READ][..], &[READ, WRITE, "get_group_info", "group_msg_get_simple"]] {
        let governor = Arc::new(Governor::new(0.25));
        let mut times = flood(&governor, commands, 300).await;
        // A pause fills the bucket; what comes then must not add to what went before.
        let begun = times.last().copied().unwrap();
        tokio::time::sleep(Duration::from_millis(40)).await;
        times.extend(
            flood(&governor, commands, 100)
                .await
                .into_iter()
                .map(|time| time + begun + Duration::from_millis(40)),
        );
        assert!(busiest_second(&times) <= 45, "{}", busiest_second(&times));
        assert!(times.last().unwrap().as_secs_f64() < 400.0 / 38.0, "most of the share is used: {times:?}");
        assert_eq!(times[0], Duration::ZERO, "the first goes at once");
    }
}

#[tokio::test(start_paused = true)]
async fn the_list_of_groups_is_asked_for_once_in_four_seconds() {
    let governor = Arc::new(Governor::new(0.25));
    let times = flood(&governor, &[LIST], 3).await;
    let seconds: Vec<u64> = times.iter().map(Duration::as_secs).collect();
    assert_eq!(seconds, [0, 4, 8]);
}

#[tokio::test(start_paused = true)]
async fn a_slow_command_holds_nobody_up() {
    let governor = Arc::new(Governor::new(0.25));
    governor.acquire(LIST, Urgency::Person).await;
    let waiting = tokio::spawn({
        let governor = Arc::clone(&governor);
        async move { governor.acquire(LIST, Urgency::Person).await }
    });
    tokio::task::yield_now().await;
    let times = flood(&governor, &[READ], 30).await;
    assert!(*times.last().unwrap() < SECOND, "{times:?}");
    assert!(!waiting.is_finished());
    waiting.await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn people_go_before_the_background() {
    let governor = Arc::new(Governor::new(0.25));
    let background = tokio::spawn({
        let governor = Arc::clone(&governor);
        async move { flood(&governor, &[READ], 500).await }
    });
    tokio::time::sleep(SECOND).await;
    for command in [WRITE, READ] {
        let pressed = Instant::now();
        governor.acquire(command, Urgency::Person).await;
        assert!(pressed.elapsed() < Duration::from_millis(50), "{command}: {:?}", pressed.elapsed());
    }
    assert!(!background.is_finished());
}

#[tokio::test(start_paused = true)]
async fn too_fast_halves_the_pace_once_and_it_comes_back_slowly() {
    let governor = Arc::new(Governor::new(0.25));
    flood(&governor, &[READ], 50).await;
    for _ in 0..10 {
        governor.slow_down(READ, 60007); // ten calls that were under way together
    }
    let slow = flood(&governor, &[READ], 60).await;
    assert!(slow[0] >= SECOND, "a second of silence: {:?}", slow[0]);
    let pace = 59.0 / (slow.last().unwrap().as_secs_f64() - slow[0].as_secs_f64());
    assert!((18.0..24.0).contains(&pace), "{pace}");
    let other = flood(&governor, &[WRITE], 20).await;
    assert!(*other.last().unwrap() < SECOND, "another command is not concerned");
    tokio::time::sleep(Duration::from_secs(30)).await;
    let again = flood(&governor, &[READ], 100).await;
    assert!(again.last().unwrap().as_secs_f64() < 2.6, "{:?}", again.last());
}

#[tokio::test(start_paused = true)]
async fn a_limit_of_the_whole_application_slows_everything() {
    let governor = Arc::new(Governor::new(0.25));
    governor.slow_down(READ, 60011);
    let times = flood(&governor, &[WRITE], 2).await;
    assert!(times[0] >= SECOND, "{times:?}");
}

#[tokio::test(start_paused = true)]
async fn who_gives_up_uses_nothing() {
    let governor = Arc::new(Governor::new(0.25));
    governor.acquire(LIST, Urgency::Person).await;
    for _ in 0..20 {
        let call = governor.acquire(LIST, Urgency::Person);
        assert!(tokio::time::timeout(Duration::from_millis(10), call).await.is_err());
    }
    let times = flood(&governor, &[LIST], 1).await;
    assert!(times[0] <= Duration::from_secs(4), "{times:?}");
}

#[tokio::test(start_paused = true)]
async fn the_header_is_told_what_went_out() {
    let governor = Arc::new(Governor::new(0.25));
    assert_eq!(governor.usage(), (0, 50));
    flood(&governor, &[READ], 3).await;
    assert_eq!(governor.usage(), (3, 50));
    tokio::time::sleep(SECOND).await;
    assert_eq!(governor.usage(), (0, 50));
    assert_eq!(Governor::new(f64::NAN).usage().1, 50);
    assert_eq!(Governor::new(7.0).usage().1, 200);
}
