//! Names and places that Azure says are held or fixed already.

use serde_json::json;

use crate::examples::example_guid;
use crate::observed::{DeletedAccount, Observed, ObservedResource};
use crate::plan::edit::Edit;
use crate::steps::cases::{
    account, account_field, check, check_seeing, findings_seeing, of_code, one_press_fixes_seeing,
    only,
};

fn read() -> Observed {
    Observed {
        read_at: "2026-11-22T08:00:00Z".to_owned(),
        ..Observed::default()
    }
}

const NAME: &str = "aif-contoso-hr-dev";

fn place() -> String {
    format!(
        "/subscriptions/{}/resourceGroups/rg-foundry-hr-dev",
        example_guid("subscription dev")
    )
}

fn seen(id: String, location: &str) -> Observed {
    let key = id.to_lowercase();
    let resource = ObservedResource {
        id,
        location: location.to_owned(),
        ..ObservedResource::default()
    };
    Observed {
        resources: [(key, resource)].into(),
        ..read()
    }
}

#[test]
fn subdomains_that_are_taken() {
    let asked = |free: bool| Observed {
        domains: [(NAME.to_owned(), free)].into(),
        ..read()
    };
    check_seeing("ENV-011", &[], &asked(true), &asked(false));
    one_press_fixes_seeing("ENV-011", &[], &asked(false));
    let id = format!(
        "{}/providers/Microsoft.CognitiveServices/accounts/{NAME}",
        place()
    );
    let ours = Observed {
        domains: asked(false).domains,
        ..seen(id, "swedencentral")
    };
    assert!(
        only("ENV-011", findings_seeing(&[], &ours)).is_empty(),
        "it is ours already"
    );
}

fn deleted(purged_at: &str) -> Observed {
    let account = DeletedAccount {
        name: NAME.to_uppercase(),
        subscription: example_guid("subscription dev"),
        resource_group: "rg-old".to_owned(),
        location: "swedencentral".to_owned(),
        purged_at: purged_at.to_owned(),
        ..DeletedAccount::default()
    };
    Observed {
        deleted_accounts: vec![account],
        ..read()
    }
}

fn decided(decision: &str) -> [Edit; 1] {
    let at = format!("/environments/deletedNames/{}", account("hr", "dev"));
    [Edit::set(at, json!({"decision": decision}))]
}

#[test]
fn names_that_a_deleted_resource_holds() {
    let still = deleted("2026-11-23T10:00:00Z");
    check_seeing("ENV-012", &[], &deleted("2026-11-20T10:00:00Z"), &still);
    check_seeing("ENV-012", &[], &read(), &deleted(""));
    for decision in ["restore", "purge"] {
        assert!(only("ENV-012", findings_seeing(&decided(decision), &still)).is_empty());
    }
    let other = decided("otherName");
    assert_eq!(only("ENV-012", findings_seeing(&other, &still)).len(), 1);
    let mut renamed = other.to_vec();
    renamed.push(Edit::set(
        account_field("hr", "dev", "name"),
        "aif-contoso-hr-dev2",
    ));
    assert!(only("ENV-012", findings_seeing(&renamed, &still)).is_empty());
}

#[test]
fn resource_groups_that_are_elsewhere() {
    let bad = seen(place(), "West Europe");
    check_seeing("ENV-015", &[], &seen(place(), "Sweden Central"), &bad);
    one_press_fixes_seeing("ENV-015", &[], &bad);
}

#[test]
fn resources_that_are_taken_down_for_their_name() {
    check("ENV-018", &decided("restore"), &decided("purge"));
    let existing = |future: &str| {
        let one = json!({"name": NAME, "future": future});
        [Edit::set("/organization/existing", json!({"exi-old": one}))]
    };
    check("ENV-018", &existing("keep"), &existing("retire"));
    assert!(of_code("ENV-018", &[]).is_empty());
}
