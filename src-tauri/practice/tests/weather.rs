//! Bad weather, and a tenant that survives being saved.

mod common;

use common::*;
use practice_tenant::{Practice, Weather};
use serde_json::json;

fn read(talk: &mut Talk) -> Heard {
    talk.get(&list_path(SUB, ""))
}

#[test]
fn replies_and_requests_get_lost() {
    let mut talk = Talk::new();
    talk.practice.weather().lost_replies = 1;
    let path = assignment_path(RG, &name(1));
    let body = grant(TEAM, "Group", READER);
    assert!(talk.try_send("PUT", &path, Some(&body)).is_none());
    assert_eq!(talk.get(&path).status, 200, "it happened");
    talk.practice.weather().lost_requests = 1;
    assert!(talk.try_send("DELETE", &path, None).is_none());
    assert_eq!(talk.get(&path).status, 200, "it did not happen");
    assert_eq!(talk.delete(&path).status, 200);
    assert_eq!(talk.practice.weather(), &Weather::default(), "used up");
}

#[test]
fn refusals_say_when_to_come_back() {
    for retry_after in [
        Some("120"),
        Some("Sun, 22 Nov 2026 09:02:00 GMT"),
        Some("soon"),
        None,
    ] {
        let mut talk = Talk::new();
        talk.practice.weather().refuse_writes = 1;
        talk.practice.weather().retry_after = retry_after.map(ToOwned::to_owned);
        assert_eq!(read(&mut talk).status, 200, "reads pass");
        let path = assignment_path(RG, &name(1));
        let refused = talk.put(&path, &grant(TEAM, "Group", READER));
        assert_eq!(
            (refused.status, refused.code()),
            (429, "SubscriptionRequestsThrottled")
        );
        assert_eq!(
            refused.header("retry-after"),
            retry_after.unwrap_or_default()
        );
        assert_eq!(talk.get(&path).status, 404);
        assert_eq!(talk.put(&path, &grant(TEAM, "Group", READER)).status, 201);
    }
    let mut talk = Talk::new();
    talk.practice.weather().refuse_reads = 1;
    assert_eq!(read(&mut talk).status, 429);
    assert_eq!(read(&mut talk).status, 200);
}

#[test]
fn outages_come_in_order() {
    let mut talk = Talk::new();
    talk.practice.weather().fail_next = vec![500, 502, 503, 504, 408];
    let heard: Vec<(u16, String)> = (0..6)
        .map(|_| read(&mut talk))
        .map(|heard| (heard.status, heard.code().to_owned()))
        .collect();
    let codes: Vec<(u16, &str)> = heard
        .iter()
        .map(|(status, code)| (*status, code.as_str()))
        .collect();
    assert_eq!(
        codes,
        [
            (500, "InternalServerError"),
            (502, "BadGateway"),
            (503, "ServerTimeout"),
            (504, "GatewayTimeout"),
            (408, "RequestTimeout"),
            (200, "")
        ]
    );
}

#[test]
fn new_assignments_take_time_to_show() {
    let mut talk = Talk::new();
    talk.practice.weather().assignments_visible_after_s = 90;
    let path = assignment_path(RG, &name(1));
    assert_eq!(talk.put(&path, &grant(TEAM, "Group", READER)).status, 201);
    assert_eq!(
        (talk.get(&path).status, read(&mut talk).items().len()),
        (404, 4)
    );
    let twin = talk.put(
        &assignment_path(RG, &name(2)),
        &grant(TEAM, "Group", READER),
    );
    assert_eq!(
        twin.code(),
        "RoleAssignmentExists",
        "it counts before it shows"
    );
    talk.practice.advance(89);
    assert_eq!(talk.get(&path).status, 404);
    talk.practice.advance(1);
    assert_eq!(
        (talk.get(&path).status, read(&mut talk).items().len()),
        (200, 5)
    );
}

#[test]
fn accounts_are_busy_for_a_while() {
    let mut talk = Talk::new();
    talk.practice.weather().busy_accounts = 1;
    let path = format!(
        "{}/projects/p?api-version=2026-03-01",
        account("fdry-hr-dev")
    );
    let body = json!({ "location": "eastus2", "properties": {} });
    let busy = talk.put(&path, &body);
    assert_eq!((busy.status, busy.code()), (409, "RequestConflict"));
    assert_eq!(
        busy.message(),
        format!(
            "Another operation is being performed on the parent resource '{}'. Please try again later.",
            account("fdry-hr-dev")
        )
    );
    assert_eq!(talk.put(&path, &body).status, 201);
}

#[test]
fn latency_is_told_not_spent() {
    let mut talk = Talk::new();
    talk.practice.weather().latency_ms = 4500;
    let reply = talk
        .practice
        .handle(http::Request::get(ARM).body(Vec::new()).unwrap());
    assert_eq!(reply.after.as_millis(), 4500);
    assert_eq!(talk.practice.now(), 1_795_338_000);
    talk.practice.set_clock(5);
    assert_eq!(talk.practice.now(), 5);
}

#[test]
fn a_saved_tenant_comes_back_the_same() {
    let mut talk = Talk::new();
    talk.practice.weather().page_size = 3;
    assert_eq!(
        talk.put(
            &assignment_path(RG, &name(1)),
            &grant(TEAM, "Group", READER)
        )
        .status,
        201
    );
    let project = format!(
        "{}/projects/p?api-version=2026-03-01",
        account("fdry-hr-dev")
    );
    let body = json!({ "location": "eastus2", "identity": { "type": "SystemAssigned" }, "properties": {} });
    assert_eq!(talk.put(&project, &body).status, 201);
    let made = talk.get(&project).body;
    let saved = talk.practice.save();
    let mut back = Talk::with(&saved);
    assert_eq!(back.practice.save().to_string(), saved.to_string());
    assert_eq!(back.get(&project).body, made);
    let (before, after) = (
        talk.pages(&list_path(SUB, "")),
        back.pages(&list_path(SUB, "")),
    );
    assert_eq!(before, after);
    assert_eq!(
        Practice::from_seed(&seed()).unwrap().save(),
        Practice::from_seed(&seed()).unwrap().save()
    );
}

#[test]
fn a_seed_that_makes_no_sense_says_so() {
    let with = |key: &str, value: serde_json::Value| {
        let mut seed = seed();
        seed[key] = value;
        Practice::from_seed(&seed).unwrap_err().to_string()
    };
    for (key, value, part) in [
        ("tenantId", json!("x"), "'x' is not a GUID"),
        ("caller", json!(name(1)), "is not in the directory"),
        ("surprise", json!(1), "surprise"),
        ("weather", json!({ "rain": 1 }), "rain"),
        (
            "resources",
            json!([{ "id": account("a") }]),
            "Resource group 'rg-Foundry' could not be found",
        ),
        ("resources", json!([{ "id": RG }, { "id": RG }]), "twice"),
        (
            "resources",
            json!([{ "id": "/nonsense" }]),
            "not the id of a resource",
        ),
        (
            "assignments",
            json!([{ "scope": SUB, "principalId": ADMIN, "roleId": name(1) }]),
            "role definition",
        ),
        (
            "assignments",
            json!([
                { "scope": SUB, "principalId": ADMIN, "roleId": OWNER },
                { "scope": SUB.to_uppercase(), "principalId": ADMIN, "roleId": OWNER },
            ]),
            "twice",
        ),
    ] {
        let said = with(key, value);
        assert!(said.contains(part), "{key}: {said}");
    }
}

#[test]
fn the_same_writes_make_the_same_tenant_whatever_was_read_between() {
    let tenant = |reads: usize| {
        let mut talk = Talk::new();
        for _ in 0..reads {
            assert_eq!(talk.get(&list_path(SUB, "")).status, 200);
        }
        let group = json!({
            "displayName": "AI-New", "mailEnabled": false, "mailNickname": "n", "securityEnabled": true,
        });
        let made = talk.post(&format!("{GRAPH}/groups"), &group);
        assert!(!made.header("request-id").is_empty());
        let put = talk.put(
            &assignment_path(RG, &name(1)),
            &grant(TEAM, "Group", READER),
        );
        assert_eq!(put.status, 201);
        let mut saved = talk.practice.save();
        saved["serial"] = json!(0);
        saved
    };
    assert_eq!(tenant(0), tenant(5));
}
