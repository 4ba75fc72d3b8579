//! Lists: filters, pages, size.

#![allow(clippy::unwrap_used, reason = "a test that cannot ask has failed")]

mod common;

use common::*;
use practice_tenant::Practice;
use serde_json::{Value, json};

fn scopes(items: &[Value]) -> Vec<String> {
    items
        .iter()
        .map(|item| {
            item["properties"]["scope"]
                .to_string()
                .trim_matches('"')
                .to_lowercase()
        })
        .collect()
}

#[test]
fn filters_choose_above_below_and_groups() {
    let guest = format!("assignedTo('{GUEST}')");
    let lead = format!("assignedTo('{LEAD}')");
    for (scope, filter, count) in [
        (SUB, "", 4),
        (RG, "", 4),
        (SUB, "atScope()", 3),
        (RG, "atScope()", 3),
        (RG, "ATSCOPE()", 3),
        (SUB, &format!("principalId eq '{ADMIN}'"), 2),
        (SUB, &format!("principalId eq '{LEAD}'"), 0),
        (SUB, &lead, 2),
        (SUB, &guest, 1),
        (SUB, &format!("atScope() and {lead}"), 1),
        (&account("fdry-hr-dev"), &format!("atScope() and {lead}"), 2),
    ] {
        let heard = Talk::new().get(&list_path(scope, filter));
        assert_eq!(
            (heard.status, heard.items().len()),
            (200, count),
            "{scope} {filter}"
        );
    }
    for filter in [
        format!("principalId eq '{ADMIN}' and atScope()"),
        format!("atScope() and principalId eq '{ADMIN}'"),
        "roleName eq 'x'".to_owned(),
    ] {
        let heard = Talk::new().get(&list_path(SUB, &filter));
        assert_eq!(
            (heard.status, heard.code()),
            (400, "UnsupportedQuery"),
            "{filter}"
        );
    }
}

#[test]
fn inherited_ones_keep_their_scope_and_root_ids_have_none() {
    let heard = Talk::new().get(&list_path(RG, "atScope()"));
    assert_eq!(
        scopes(heard.items()),
        [
            "/",
            "/providers/microsoft.management/managementgroups/mg-root",
            SUB
        ]
    );
    let id = heard.items()[0]["id"].as_str().unwrap();
    assert!(
        id.starts_with("/providers/Microsoft.Authorization/roleAssignments/"),
        "{id}"
    );
    assert!(
        heard.items()[0]["properties"]["roleDefinitionId"]
            .as_str()
            .unwrap()
            .starts_with(SUB)
    );
}

fn crowded(count: u32) -> Value {
    let mut seed = seed();
    let all = seed["assignments"].as_array_mut().unwrap();
    for number in 0..count {
        all.push(json!({
            "scope": format!("{RG}/providers/Contoso.Things/things/t{}", number % 100),
            "principalId": format!("eeeeeeee-0000-4000-8000-{number:012}"),
            "roleId": READER, "principalType": "User",
        }));
    }
    seed
}

#[test]
fn pages_add_up_to_the_list() {
    for (count, size, pages) in [(0, 2, 2), (196, 50, 4), (197, 200, 2), (10, 1, 14)] {
        let mut talk = Talk::with(&crowded(count));
        let whole = talk.pages(&list_path(SUB, ""));
        assert_eq!(whole.1, 1);
        talk.practice.weather().page_size = size;
        let paged = talk.pages(&list_path(SUB, ""));
        assert_eq!(paged, (whole.0, pages), "{count} by {size}");
    }
}

#[test]
fn a_first_page_may_be_empty() {
    let mut talk = Talk::new();
    talk.practice.weather().empty_first_page = true;
    let first = talk.get(&list_path(SUB, "atScope()"));
    assert!(first.items().is_empty());
    assert!(first.body["nextLink"].as_str().unwrap().starts_with(ARM));
    assert_eq!(talk.pages(&list_path(SUB, "atScope()")).0.len(), 3);
}

#[test]
fn the_next_link_leads_back_to_the_host_the_request_came_to() {
    let mut talk = Talk::new();
    talk.practice.weather().page_size = 1;
    let here = "https://127.0.0.1:8443";
    let token = talk.practice.token_for(ADMIN, here).unwrap();
    let request = http::Request::get(format!("{here}{}", list_path(SUB, "")))
        .header("authorization", format!("Bearer {token}"))
        .body(Vec::new())
        .unwrap();
    let heard = talk.raw(request).unwrap();
    let link = heard.body["nextLink"].as_str().unwrap();
    assert!(
        link.starts_with(here) && link.contains("$skipToken="),
        "{link}"
    );
}

#[test]
fn ten_thousand_assignments_are_listed_whole() {
    let mut talk = Talk {
        practice: Practice::from_seed(&crowded(10_000)).unwrap(),
        who: ADMIN.to_owned(),
    };
    assert_eq!(talk.get(&list_path(SUB, "")).items().len(), 10_004);
}

#[test]
fn role_definitions_are_found_by_name_type_and_id() {
    let base = format!("{RG}/providers/Microsoft.Authorization/roleDefinitions");
    let version = "api-version=2022-04-01";
    let mut talk = Talk::new();
    let by_name = talk.get(&format!(
        "{base}?{version}&$filter=roleName%20eq%20'reader'"
    ));
    assert_eq!(by_name.items().len(), 1);
    assert_eq!(by_name.items()[0]["id"], role_id(READER).as_str());
    assert_eq!(by_name.items()[0]["properties"]["roleName"], "Reader");
    assert!(
        talk.get(&format!(
            "{base}?{version}&$filter=type%20eq%20'BuiltInRole'"
        ))
        .items()
        .len()
            >= 60
    );
    assert_eq!(
        talk.get(&format!(
            "{base}?{version}&$filter=type%20eq%20'CustomRole'"
        ))
        .items()
        .len(),
        0
    );
    let one = talk.get(&format!("{base}/{PROJECT_MANAGER}?{version}"));
    assert_eq!(
        one.body["properties"]["roleName"],
        "Foundry Project Manager"
    );
    let nobody = "99999999-0000-4000-8000-000000000009";
    let missing = talk.get(&format!("{base}/{nobody}?{version}"));
    assert_eq!(
        (missing.status, missing.code()),
        (404, "RoleDefinitionDoesNotExist")
    );
    assert_eq!(
        missing.message(),
        "The specified role definition with ID '99999999000040008000000000000009' does not exist."
    );
}

#[test]
fn custom_roles_can_be_made_used_and_removed() {
    let base = format!("{SUB}/providers/Microsoft.Authorization/roleDefinitions");
    let path = format!("{base}/{}?api-version=2022-04-01", name(70));
    let body = |role: &str| {
        json!({ "properties": {
            "roleName": role, "description": "", "assignableScopes": [SUB],
            "permissions": [{ "actions": ["Microsoft.CognitiveServices/accounts/read"], "notActions": [] }],
        } })
    };
    let mut talk = Talk::new();
    assert_eq!(
        talk.put(&path, &body("Reader")).code(),
        "RoleDefinitionWithSameNameExists"
    );
    assert_eq!(talk.put(&path, &body("Account viewer")).status, 201);
    let grant_path = assignment_path(RG, &name(1));
    assert_eq!(
        talk.put(&grant_path, &grant(TEAM, "Group", &name(70)))
            .status,
        201
    );
    let used = talk.delete(&path);
    assert_eq!(
        (used.status, used.code()),
        (400, "RoleDefinitionHasAssignments")
    );
    assert_eq!(talk.delete(&grant_path).status, 200);
    assert_eq!(talk.delete(&path).status, 200);
    assert_eq!(talk.delete(&path).status, 204);
}
