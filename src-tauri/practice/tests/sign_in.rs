//! Tokens: getting one, and every way of having the wrong one.

#![allow(clippy::unwrap_used, reason = "a test that cannot ask has failed")]

mod common;

use common::*;
use http::Request;
use serde_json::{Value, json};

const LOGIN: &str = "https://login.microsoftonline.com";

fn sign_in(talk: &mut Talk, base: &str, tenant: &str, form: &str) -> Heard {
    let request = Request::post(format!("{base}/{tenant}/oauth2/v2.0/token"));
    talk.raw(request.body(form.as_bytes().to_vec()).unwrap())
        .unwrap()
}

fn with_token(talk: &mut Talk, url: &str, token: &str) -> Heard {
    let request = Request::get(url).header("authorization", token);
    talk.raw(request.body(Vec::new()).unwrap()).unwrap()
}

const SUBSCRIPTIONS: &str = "https://management.azure.com/subscriptions?api-version=2022-12-01";

#[test]
fn two_ways_in() {
    let mut talk = Talk::new();
    let scope = "scope=https%3A%2F%2Fmanagement.azure.com%2F.default";
    for (tenant, form) in [
        ("contoso.example", "client_id=practice".to_owned()),
        (TENANT, "client_id=pipeline&client_secret=s3cret".to_owned()),
    ] {
        let form = format!("grant_type=client_credentials&{form}&{scope}");
        let heard = sign_in(&mut talk, LOGIN, tenant, &form);
        assert_eq!(
            (heard.status, &heard.body["expires_in"]),
            (200, &json!(3599)),
            "{}",
            heard.body
        );
        let token = heard.body["access_token"].as_str().unwrap();
        assert_eq!(
            with_token(&mut talk, SUBSCRIPTIONS, &format!("Bearer {token}")).status,
            200
        );
    }
}

#[test]
fn every_way_to_fail_has_its_number() {
    let scope = "scope=https://management.azure.com/.default";
    for (base, tenant, form, status, number) in [
        (
            LOGIN,
            TENANT,
            format!("grant_type=client_credentials&client_id=pipeline&client_secret=no&{scope}"),
            401,
            7_000_215,
        ),
        (
            LOGIN,
            TENANT,
            format!("grant_type=client_credentials&client_id=who&client_secret=no&{scope}"),
            400,
            700_016,
        ),
        (
            LOGIN,
            "fabrikam.example",
            format!("grant_type=client_credentials&client_id=practice&{scope}"),
            400,
            90002,
        ),
        (
            LOGIN,
            TENANT,
            format!("grant_type=password&client_id=practice&{scope}"),
            400,
            70003,
        ),
        (
            LOGIN,
            TENANT,
            "grant_type=client_credentials&client_id=practice&scope=openid".to_owned(),
            400,
            1_002_012,
        ),
        (
            "https://127.0.0.1:1",
            TENANT,
            format!("grant_type=client_credentials&client_id=practice&{scope}"),
            400,
            700_016,
        ),
    ] {
        let heard = sign_in(&mut Talk::new(), base, tenant, &form);
        assert_eq!(
            (heard.status, &heard.body["error_codes"]),
            (status, &json!([number])),
            "{}",
            heard.body
        );
        assert!(
            heard.body["error_description"]
                .as_str()
                .unwrap()
                .starts_with(&format!("AADSTS{number}: "))
        );
    }
}

#[test]
fn discovery_and_metadata() {
    let mut talk = Talk::new();
    let mut get = |url: &str| {
        talk.raw(Request::get(url).body(Vec::new()).unwrap())
            .unwrap()
            .body
    };
    let metadata = get(&format!(
        "{LOGIN}/contoso.example/v2.0/.well-known/openid-configuration"
    ));
    assert_eq!(
        metadata["issuer"],
        format!("{LOGIN}/{TENANT}/v2.0").as_str()
    );
    let instance = get("https://127.0.0.1:1/common/discovery/instance?api-version=1.1");
    assert_eq!(instance["metadata"][0]["preferred_network"], "127.0.0.1:1");
    assert_eq!(
        get("https://127.0.0.1:1/metadata/endpoints?api-version=2022-09-01")[0]["resourceManager"],
        "https://127.0.0.1:1"
    );
}

#[test]
fn wrong_tokens_are_told_apart() {
    let mut talk = Talk::new();
    let good = talk.practice.token_for(ADMIN, ARM).unwrap();
    let for_graph = talk
        .practice
        .token_for(ADMIN, "https://graph.microsoft.com")
        .unwrap();
    let for_loopback = talk
        .practice
        .token_for(ADMIN, "https://127.0.0.1:1")
        .unwrap();
    let old_audience = talk
        .practice
        .token_for(ADMIN, "https://management.core.windows.net/")
        .unwrap();
    let mut foreign_seed = seed();
    foreign_seed["tenantId"] = json!("aaaaaaaa-0000-4000-8000-000000000009");
    let foreign = Talk::with(&foreign_seed)
        .practice
        .token_for(ADMIN, ARM)
        .unwrap();
    for (token, status, code) in [
        (String::new(), 401, "AuthenticationFailed"),
        ("Basic abc".to_owned(), 401, "AuthenticationFailed"),
        ("Bearer abc".to_owned(), 401, "InvalidAuthenticationToken"),
        (
            format!("Bearer {for_graph}"),
            401,
            "InvalidAuthenticationTokenAudience",
        ),
        (
            format!("Bearer {for_loopback}"),
            401,
            "InvalidAuthenticationTokenAudience",
        ),
        (
            format!("Bearer {foreign}"),
            401,
            "InvalidAuthenticationTokenTenant",
        ),
        (format!("Bearer {good}"), 200, ""),
        (format!("bearer {old_audience}"), 200, ""),
    ] {
        let heard = with_token(&mut talk, SUBSCRIPTIONS, &token);
        assert_eq!(
            (heard.status, heard.code()),
            (status, code),
            "{}",
            heard.body
        );
    }
    let probe = with_token(&mut talk, SUBSCRIPTIONS, &format!("Bearer {foreign}"));
    assert!(probe.header("www-authenticate").contains(&format!(
        "authorization_uri=\"https://login.windows.net/{TENANT}\""
    )));
    assert!(probe.message().starts_with("The access token is from the wrong issuer 'https://sts.windows.net/aaaaaaaa-0000-4000-8000-000000000009/'. It must match the tenant"));

    talk.practice.advance(3599);
    let late = with_token(&mut talk, SUBSCRIPTIONS, &format!("Bearer {good}"));
    assert_eq!(
        (late.status, late.code()),
        (401, "ExpiredAuthenticationToken")
    );
    assert_eq!(
        late.message(),
        "The access token expiry UTC time '11/22/2026 9:59:59 AM' is earlier than current UTC time '11/22/2026 9:59:59 AM'."
    );
    assert_eq!(
        talk.practice.token_for(TEAM, ARM),
        None,
        "groups do not sign in"
    );
}

#[test]
fn graph_reads_the_directory() {
    let mut talk = Talk::new();
    assert_eq!(
        talk.get(&format!("{GRAPH}/me?$select=id,displayName")).body,
        json!({ "id": ADMIN, "displayName": "Ada Admin" })
    );
    for (path, count) in [
        ("groups?$filter=startswith(displayName,'AI-')", 2),
        ("groups?$search=%22displayName:lead%22&$count=true", 1),
        ("servicePrincipals?$filter=appId%20eq%20'pipeline'", 1),
        (
            "users?$filter=userPrincipalName%20eq%20'gus@contoso.example'",
            1,
        ),
        (&format!("groups/{TEAM}/members"), 2),
        (&format!("groups/{TEAM}/transitiveMembers"), 3),
    ] {
        assert_eq!(
            talk.get(&format!("{GRAPH}/{path}")).items().len(),
            count,
            "{path}"
        );
    }
    let (all, pages) = talk.pages(&format!("{GRAPH}/users?$top=2"));
    assert_eq!((all.len(), pages), (3, 2));
    let count = talk.get(&format!("{GRAPH}/groups/{TEAM}/transitiveMembers/$count"));
    assert_eq!(count.response.body(), b"3");
    let ids = json!({ "ids": [TEAM, APP_PRINCIPAL, BLUEPRINT, "99999999-0000-4000-8000-000000000009"],
        "types": ["user", "group", "servicePrincipal", "directoryObjectPartnerReference"] });
    let found = talk.post(&format!("{GRAPH}/directoryObjects/getByIds"), &ids);
    let types: Vec<&Value> = found
        .items()
        .iter()
        .map(|item| &item["@odata.type"])
        .collect();
    assert_eq!(
        types,
        [
            "#microsoft.graph.group",
            "#microsoft.graph.servicePrincipal",
            "#microsoft.graph.agentIdentityBlueprintPrincipal"
        ]
    );
    let too_many: Vec<String> = (0..1001).map(name).collect();
    assert_eq!(
        talk.post(
            &format!("{GRAPH}/directoryObjects/getByIds"),
            &json!({ "ids": too_many })
        )
        .status,
        400
    );
    let missing = talk.get(&format!("{GRAPH}/groups/{}", name(1)));
    assert_eq!(
        (missing.status, missing.code()),
        (404, "Request_ResourceNotFound")
    );
    let mut app = talk.by(APP_PRINCIPAL);
    assert_eq!(app.get(&format!("{GRAPH}/me")).status, 400);
}

#[test]
fn graph_may_be_denied_and_search_needs_its_header() {
    let mut seed = seed();
    let mut talk = Talk::with(&seed);
    let token = talk
        .practice
        .token_for(ADMIN, "https://graph.microsoft.com")
        .unwrap();
    let bare = with_token(
        &mut talk,
        &format!("{GRAPH}/groups?$search=%22displayName:a%22"),
        &format!("Bearer {token}"),
    );
    assert_eq!(
        (bare.status, bare.code()),
        (400, "Request_UnsupportedQuery")
    );
    seed["settings"] = json!({ "graphDenied": true });
    let denied = Talk::with(&seed).get(&format!("{GRAPH}/groups"));
    assert_eq!(
        (denied.status, denied.code()),
        (403, "Authorization_RequestDenied")
    );
    assert_eq!(
        denied.message(),
        "Insufficient privileges to complete the operation."
    );
}

#[test]
fn groups_are_made_by_administrators_and_take_time_to_be_known() {
    let mut talk = Talk::new().by(GUEST);
    let body = json!({ "displayName": "AI-New", "mailEnabled": false, "mailNickname": "ainew", "securityEnabled": true });
    assert_eq!(talk.post(&format!("{GRAPH}/groups"), &body).status, 403);
    let mut talk = talk.by(ADMIN);
    assert_eq!(
        talk.post(&format!("{GRAPH}/groups"), &json!({})).code(),
        "Request_BadRequest"
    );
    let made = talk.post(&format!("{GRAPH}/groups"), &body);
    assert_eq!(made.status, 201);
    let group = made.body["id"].as_str().unwrap().to_owned();
    let link = json!({ "@odata.id": format!("{GRAPH}/directoryObjects/{GUEST}") });
    let members = format!("{GRAPH}/groups/{group}/members/$ref");
    assert_eq!(talk.post(&members, &link).status, 204);
    assert_eq!(talk.post(&members, &link).status, 400);

    talk.practice.weather().principals_known_after_s = 120;
    let early = talk.put(
        &assignment_path(RG, &name(1)),
        &grant(&group, "Group", READER),
    );
    assert_eq!((early.status, early.code()), (400, "PrincipalNotFound"));
    talk.practice.advance(120);
    assert_eq!(
        talk.put(
            &assignment_path(RG, &name(1)),
            &grant(&group, "Group", READER)
        )
        .status,
        201
    );
}
