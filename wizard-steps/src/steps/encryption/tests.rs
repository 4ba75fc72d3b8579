//! One good and one bad plan for each code, what its press does, and the edges.

use serde_json::json;

use crate::examples::{example_guid, example_id};
use crate::plan::edit::Edit;
use crate::steps::cases::{check, findings, one_press_fixes};

/// A field of the encryption of Contoso's production.
fn prod(field: &str) -> String {
    format!(
        "/encryption/environments/{}/{field}",
        example_id("env", "prod")
    )
}

/// Production with keys of its own that Azure takes.
fn own_keys() -> Vec<Edit> {
    let vault = format!(
        "/subscriptions/{}/resourceGroups/rg-keys/providers/Microsoft.KeyVault/vaults/kv-contoso",
        example_guid("subscription prod")
    );
    let store = json!({
        "resourceId": vault, "region": "Sweden Central", "purgeProtection": true, "retentionDays": 90,
    });
    vec![
        Edit::set(prod("decision"), "customerManaged"),
        Edit::set(prod("keyStore"), store),
        Edit::set(
            prod("key"),
            json!({"name": "foundry", "type": "RSA-HSM", "size": 3072}),
        ),
    ]
}

fn own_keys_but(edit: Edit) -> Vec<Edit> {
    let mut edits = own_keys();
    edits.push(edit);
    edits
}

#[test]
fn contoso_has_nothing_open_in_this_step() {
    for edits in [vec![], own_keys()] {
        let found = findings(&edits);
        let ours: Vec<_> = found.iter().filter(|f| f.code.starts_with("KEY")).collect();
        assert!(ours.is_empty(), "{ours:#?}");
    }
}

#[test]
fn key_001_not_decided() {
    for field in ["requiredByPolicy", "requiredBy", "writtenIn", "decision"] {
        check("KEY-001", &[], &[Edit::remove(prod(field))]);
    }
    check("KEY-001", &[], &[Edit::remove("/encryption")]);
}

#[test]
fn key_002_against_the_policy() {
    let bad = [Edit::set(prod("requiredByPolicy"), true)];
    check("KEY-002", &own_keys_but(bad[0].clone()), &bad);
    let mut prepared = own_keys_but(bad[0].clone());
    prepared.push(Edit::set(prod("decision"), "microsoftManaged"));
    one_press_fixes("KEY-002", &prepared);
}

#[test]
fn key_003_a_vault_in_another_region() {
    let bad = own_keys_but(Edit::set(prod("keyStore/region"), "westeurope"));
    check("KEY-003", &own_keys(), &bad);
    let unread = own_keys_but(Edit::set(prod("keyStore/region"), "sweden-central"));
    check("KEY-003", &unread, &bad);
}

#[test]
fn key_003_one_resource_in_another_region() {
    let bare = |id: String| {
        id.split_once('-')
            .map(|(_, rest)| rest.to_owned())
            .unwrap_or_default()
    };
    let account = format!(
        "acc-{}-{}",
        bare(example_id("grp", "hr")),
        bare(example_id("env", "prod"))
    );
    let at = format!("/organization/accounts/{account}/region");
    let found = findings(&own_keys_but(Edit::set(at, "westeurope")));
    let about: Vec<_> = found.iter().filter(|f| f.code == "KEY-003").collect();
    assert_eq!(about.len(), 1);
    assert_eq!(about[0].subjects, [account]);
}

#[test]
fn key_004_keys_could_be_lost() {
    let at = prod("keyStore/purgeProtection");
    check("KEY-004", &own_keys(), &own_keys_but(Edit::set(&at, false)));
    check("KEY-004", &own_keys(), &own_keys_but(Edit::remove(&at)));
    for days in [6, 91] {
        let bad = own_keys_but(Edit::set(prod("keyStore/retentionDays"), days));
        check("KEY-004", &own_keys(), &bad);
    }
    let microsoft = [Edit::set(at, false)];
    check("KEY-004", &microsoft, &own_keys_but(microsoft[0].clone()));
}

#[test]
fn key_005_no_rsa_key() {
    let small = own_keys_but(Edit::set(prod("key/size"), 1024));
    check(
        "KEY-005",
        &own_keys_but(Edit::set(prod("key/size"), 2048)),
        &small,
    );
    for kind in ["EC", ""] {
        check(
            "KEY-005",
            &own_keys(),
            &own_keys_but(Edit::set(prod("key/type"), kind)),
        );
    }
}
