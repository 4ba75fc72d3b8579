//! Bad weather: the service puts off, replies and requests get lost, what was written shows late.

mod stage;

use http::Method;
use practice_tenant::Weather;
use rollout_engine::apply::{Report, StepState, Verb};
use rollout_engine::desk::session::Session;
use serde_json::Value;
use stage::{
    Stage, held, tenant,
    wire::{by_another, requests, writes},
};
use wizard_steps::change::State;

const GRANTS: usize = 3;

/// Writes three grants in a weather that begins after the comparison; seconds passed, and the report.
async fn apply_in(weather: Weather) -> (Stage, Session, Report, i64) {
    let stage = Stage::small(GRANTS);
    let session = stage.recorded("requests.jsonl");
    let shown = stage.compare(&session).await;
    let began = tenant(&session, |p| {
        *p.weather() = weather;
        p.now()
    });
    let report = stage
        .write(&session, &shown)
        .await
        .expect("it may be written");
    let passed = tenant(&session, |p| p.now()) - began;
    (stage, session, report.expect("something to write"), passed)
}

fn assert_ours(report: &Report, weather: &Weather) {
    assert!(report.is_complete(), "{weather:?}: {:#?}", report.steps);
    let ours = report.steps.iter().filter(|s| s.created_by_us).count();
    assert_eq!(ours, GRANTS, "{weather:?}: all are ours, each once");
}

#[tokio::test]
async fn a_service_that_asks_for_patience_gets_it() {
    let in_a_minute = jiff::Timestamp::now() + jiff::SignedDuration::from_secs(60);
    let date = in_a_minute
        .strftime("%a, %d %b %Y %H:%M:%S GMT")
        .to_string();
    let cases = [
        (Some("1"), 1),
        (Some("120"), 120),
        (Some("100000"), 120),
        (Some(date.as_str()), 50),
        (Some("soon"), 1),
        (Some("-7"), 1),
        (None, 1),
    ];
    for (retry_after, at_least) in cases {
        let weather = Weather {
            refuse_writes: 2,
            retry_after: retry_after.map(str::to_owned),
            ..Weather::default()
        };
        let (_, _, report, passed) = apply_in(weather.clone()).await;
        assert_ours(&report, &weather);
        assert!(passed >= at_least, "{retry_after:?}: waited {passed} s");
        assert!(
            passed <= 2 * 120 + 60,
            "{retry_after:?}: waited {passed} s only"
        );
    }
}

#[tokio::test]
async fn a_service_that_always_says_later_is_not_asked_for_ever() {
    let weather = Weather {
        refuse_writes: 10_000,
        retry_after: Some("5".to_owned()),
        ..Weather::default()
    };
    let (stage, session, report, _) = apply_in(weather).await;
    assert_eq!(
        report.count(Verb::Grant, StepState::Failed),
        GRANTS,
        "{:#?}",
        report.steps
    );
    let most = writes(&stage.file("requests.jsonl")).into_values().max();
    assert!(most <= Some(6), "at most six tries each: {most:?}");
    tenant(&session, |p| *p.weather() = Weather::default());
    let report = stage.resume(&session, &report.run).await;
    assert_ours(&report, &Weather::default());
}

#[tokio::test]
async fn an_outage_of_a_moment_is_survived_by_writes() {
    for status in [500, 502, 503, 504, 408] {
        let weather = Weather {
            fail_next: vec![status],
            ..Weather::default()
        };
        let (stage, _, report, _) = apply_in(weather.clone()).await;
        assert_ours(&report, &weather);
        let puts = writes(&stage.file("requests.jsonl")).into_values().max();
        assert!(puts <= Some(2), "{status}: {puts:?}");
    }
}

#[tokio::test]
async fn an_outage_of_a_moment_is_survived_by_reads() {
    let stage = Stage::small(GRANTS);
    let session = stage.session();
    let calm = stage.compare(&session).await;
    let bad = [
        Weather {
            fail_next: vec![500, 503, 502, 504],
            ..Weather::default()
        },
        Weather {
            refuse_reads: 4,
            retry_after: Some("7".to_owned()),
            ..Weather::default()
        },
    ];
    for weather in bad {
        tenant(&session, |p| *p.weather() = weather.clone());
        let seen = stage.compare(&session).await;
        assert_eq!(seen.changes.changes, calm.changes.changes, "{weather:?}");
        assert_eq!(
            tenant(&session, |p| p.weather().clone()).fail_next.len(),
            0,
            "used up"
        );
    }
}

#[tokio::test]
async fn a_lost_reply_is_resolved_by_looking() {
    let weather = Weather {
        lost_replies: 2,
        ..Weather::default()
    };
    let (stage, session, report, _) = apply_in(weather.clone()).await;
    assert_ours(&report, &weather);
    let writes = writes(&stage.file("requests.jsonl"));
    assert_eq!(writes.len(), GRANTS, "one object each");
    assert!(
        writes.values().all(|n| *n == 1),
        "nothing is sent twice: {writes:#?}"
    );
    let undone = stage.undo(&session, &report.run).await;
    let removed = undone
        .report
        .expect("a run")
        .count(Verb::Remove, StepState::Confirmed);
    assert_eq!(removed, GRANTS, "what a lost reply made is ours to remove");
}

#[tokio::test]
async fn a_lost_reply_to_what_does_not_show_yet_is_still_ours() {
    let weather = Weather {
        lost_replies: 2,
        assignments_visible_after_s: 90,
        ..Weather::default()
    };
    let (stage, _, report, _) = apply_in(weather.clone()).await;
    assert_ours(&report, &weather);
    // Both replies may be lost of one object, or one each of two: each loss costs one repetition.
    let sent = writes(&stage.file("requests.jsonl"));
    let repeated: usize = sent.values().map(|n| n - 1).sum();
    assert!(repeated <= 2, "one repetition a lost reply: {sent:#?}");
}

#[tokio::test]
async fn a_lost_request_is_sent_again() {
    let weather = Weather {
        lost_requests: 2,
        ..Weather::default()
    };
    let (stage, session, report, _) = apply_in(weather.clone()).await;
    assert_ours(&report, &weather);
    let sent: usize = writes(&stage.file("requests.jsonl")).into_values().sum();
    assert_eq!(sent, GRANTS + 2, "each once, and again what was lost");
    assert_eq!(
        stage.count(&session, State::InPlace).await,
        GRANTS,
        "all there"
    );
}

#[tokio::test]
async fn what_shows_late_is_waited_for() {
    let weather = Weather {
        assignments_visible_after_s: 90,
        ..Weather::default()
    };
    let (stage, _, report, passed) = apply_in(weather.clone()).await;
    assert_ours(&report, &weather);
    assert!((90..=310).contains(&passed), "waited {passed} s");
    let sent: usize = writes(&stage.file("requests.jsonl")).into_values().sum();
    assert_eq!(sent, GRANTS, "waiting sends nothing again");
}

#[tokio::test]
async fn what_never_shows_stays_accepted_until_somebody_resumes() {
    let weather = Weather {
        assignments_visible_after_s: 1_000_000_000,
        ..Weather::default()
    };
    let (stage, session, report, passed) = apply_in(weather).await;
    assert_eq!(
        report.count(Verb::Grant, StepState::Accepted),
        GRANTS,
        "accepted, not seen"
    );
    assert!(
        !report.is_complete() && !report.has_failed(),
        "neither done nor failed"
    );
    assert!(
        (295..=330).contains(&passed),
        "five minutes at most: {passed} s"
    );
    tenant(&session, |p| *p.weather() = Weather::default());
    let report = stage.resume(&session, &report.run).await;
    assert_ours(&report, &Weather::default());
    let sent: usize = writes(&stage.file("requests.jsonl")).into_values().sum();
    assert_eq!(sent, GRANTS, "resume only looked");
}

#[tokio::test]
async fn a_retired_grant_that_shows_on_is_looked_for_again() {
    let mut stage = Stage::small(1);
    let session = stage.session();
    stage.apply(&session).await;
    stage.plan.access.grants.clear();
    let shown = stage.compare(&session).await;
    assert_eq!(
        shown.changes.of(State::Retire).count(),
        1,
        "no longer wanted"
    );
    tenant(&session, |p| p.weather().lost_replies = 1);
    let report = stage
        .write(&session, &shown)
        .await
        .expect("written")
        .expect("a run");
    assert_eq!(
        report.count(Verb::Remove, StepState::Confirmed),
        1,
        "{:#?}",
        report.steps
    );
    assert_eq!(stage.count(&session, State::Retire).await, 0, "gone");
}

/// A practice tenant that died in bad weather has what happened, once it is opened again.
#[tokio::test]
async fn a_tenant_opened_again_in_bad_weather_keeps_its_writes() {
    let stage = Stage::small(GRANTS);
    let session = stage.session();
    stage.apply(&session).await;
    let before = held(&session);
    drop(session);
    let file = stage
        .desk()
        .practice_file(rollout_engine::practice_seed::Kind::Default);
    let mut state: Value =
        serde_json::from_slice(&std::fs::read(&file).expect("a file")).expect("a tenant");
    state["weather"] = serde_json::json!({"refuseWrites": 3, "failNext": [500]});
    std::fs::write(&file, state.to_string()).expect("written");
    let (scope, .., name) = before
        .iter()
        .find(|h| h.0.contains("accounts"))
        .cloned()
        .expect("one");
    let line = serde_json::json!({
        "clock": state["clock"], "caller": state["caller"], "method": "DELETE", "body": null,
        "url": format!("https://management.azure.com{}", stage::wire::assignment_path(&scope, &name)),
    });
    std::fs::write(file.with_extension("log"), format!("{line}\n")).expect("written");
    let session = stage.session();
    assert_eq!(
        held(&session).len(),
        before.len() - 1,
        "the removal happened"
    );
    assert_eq!(
        tenant(&session, |p| p.weather().refuse_writes),
        3,
        "the weather is as it was"
    );
    assert!(requests(&stage.file("none")).is_empty(), "nothing was sent");
    assert_eq!(
        by_another(
            &session,
            &Method::DELETE,
            &stage::wire::assignment_path(&scope, &name),
            &Value::Null
        ),
        204,
        "gone"
    );
}
