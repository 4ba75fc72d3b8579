//! The practice tenants that ship are those that Contoso asks for today.
//!
//! `UPDATE=1 cargo test -p rollout-tests --test tenants` writes them anew.

use rollout_engine::practice_seed::{Kind, for_contoso};
use rollout_tests::repo_root;

#[test]
fn shipped_practice_tenants_are_made_from_contoso() {
    for kind in Kind::ALL {
        let path = repo_root()
            .join("src-tauri/practice/tenants")
            .join(format!("{}.json", kind.name()));
        let mut fresh = serde_json::to_string_pretty(&for_contoso(kind)).expect("JSON");
        fresh.push('\n');
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &fresh).expect("written");
        }
        let shipped = std::fs::read_to_string(&path).expect("the file ships");
        assert!(
            shipped == fresh,
            "{} is not what Contoso asks for; write it anew with UPDATE=1 cargo test -p rollout-tests --test tenants",
            path.display()
        );
    }
}

#[test]
fn every_practice_tenant_can_be_started() {
    for kind in Kind::ALL {
        let practice = practice_tenant::Practice::from_seed(&for_contoso(kind));
        assert!(practice.is_ok(), "{}: {:?}", kind.name(), practice.err());
    }
}
