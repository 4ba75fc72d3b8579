//! What the tests of the steps have in common: Contoso, edits to it, and what is found then.
//!
//! [`check`] takes one good and one bad example a code; [`one_press_fixes`] holds a fix to its word.

use std::collections::BTreeSet;

use crate::estate::group_account_id;
use crate::examples::{contoso, example_id};
use crate::finding::{Finding, Fix, Severity};
use crate::observed::Observed;
use crate::plan::Plan;
use crate::plan::edit::{self, Edit};
use crate::plan::read::{Document, document};
use crate::plan::text::Day;
use crate::rule;

/// The day on which the examples are looked at.
pub fn today() -> Day {
    Day::parse("2026-11-22").expect("a day")
}

/// Contoso on [`today`].
pub fn example() -> Plan {
    contoso(today())
}

/// Pointer of an environment of Contoso.
pub fn environment(token: &str) -> String {
    format!("/environments/items/{}", example_id("env", token))
}

/// Pointer of a business group of Contoso.
pub fn group(token: &str) -> String {
    format!("/organization/groups/{}", example_id("grp", token))
}

/// Id of the Foundry resource of a business group of Contoso in an environment.
pub fn account(group: &str, environment: &str) -> String {
    group_account_id(&example_id("grp", group), &example_id("env", environment))
}

/// Pointer of a field of what the plan says about a Foundry resource of Contoso.
pub fn account_field(group: &str, environment: &str, field: &str) -> String {
    format!(
        "/organization/accounts/{}/{field}",
        account(group, environment)
    )
}

/// Id of the project of a use case of Contoso in an environment.
pub fn project(case: &str, environment: &str) -> String {
    example_id("prj", &format!("{case} {environment}"))
}

/// Pointer of a field of a project of Contoso.
pub fn project_field(case: &str, environment: &str, field: &str) -> String {
    format!(
        "/organization/projects/{}/{field}",
        project(case, environment)
    )
}

/// Pointer of a field of a principal of Contoso.
pub fn principal(mailbox: &str, field: &str) -> String {
    format!(
        "/prerequisites/principals/{}/{field}",
        example_id("pri", mailbox)
    )
}

/// Findings of Contoso after these edits.
#[track_caller]
pub fn findings(edits: &[Edit]) -> Vec<Finding> {
    findings_seeing(edits, &Observed::default())
}

/// Findings of Contoso after these edits, with a reading.
#[track_caller]
pub fn findings_seeing(edits: &[Edit], observed: &Observed) -> Vec<Finding> {
    rule::check(&edited(edits).plan, observed, today())
}

/// Findings of one code of Contoso after these edits, with a reading.
#[track_caller]
pub fn of_code_seeing(code: &str, edits: &[Edit], observed: &Observed) -> Vec<Finding> {
    let found = findings_seeing(edits, observed).into_iter();
    found.filter(|f| f.code == code).collect()
}

/// Findings of one code of Contoso after these edits.
#[track_caller]
pub fn of_code(code: &str, edits: &[Edit]) -> Vec<Finding> {
    only(code, findings(edits))
}

/// Those of one code.
pub fn only(code: &str, mut found: Vec<Finding>) -> Vec<Finding> {
    found.retain(|f| f.code == code);
    found
}

/// Contoso after these edits.
#[track_caller]
pub fn after(edits: &[Edit]) -> Plan {
    edited(edits).plan
}

/// Contoso after these edits, with its document.
#[track_caller]
pub fn edited(edits: &[Edit]) -> Document {
    let mut document = document(&example());
    edit::apply(&mut document, edits).expect("the edits fit the plan");
    document
}

/// The code is silent after the good edits and speaks after the bad ones (Contoso is the start of
/// both), and its words have a value for each of their names.
#[track_caller]
pub fn check(code: &str, good: &[Edit], bad: &[Edit]) {
    let silent = of_code(code, good);
    assert!(
        silent.is_empty(),
        "{code} speaks about a good plan: {silent:#?}"
    );
    let found = of_code(code, bad);
    assert!(!found.is_empty(), "{code} is silent about a bad plan");
    for finding in found {
        let sentence = crate::words::sentence(&finding);
        assert!(
            !sentence.contains('{') && sentence != code,
            "{code}: words or values are missing: {sentence}"
        );
        assert!(
            finding.at.starts_with('/'),
            "{code} points nowhere: {}",
            finding.at
        );
    }
}

/// One press keeps its word. Every one-press fix that the code offers on Contoso after these edits
/// takes its finding away and brings no other blocker, and there is one to press.
#[track_caller]
pub fn one_press_fixes(code: &str, edits: &[Edit]) {
    one_press_fixes_seeing(code, edits, &Observed::default());
}

/// [`one_press_fixes`], with a reading.
#[track_caller]
pub fn one_press_fixes_seeing(code: &str, edits: &[Edit], observed: &Observed) {
    let start = edited(edits);
    let before = rule::check(&start.plan, observed, today());
    let mut pressed = 0;
    for finding in before.iter().filter(|f| f.code == code) {
        for fix in &finding.fixes {
            let Fix::Auto { patch } = fix else { continue };
            pressed += 1;
            let mut after = start.clone();
            edit::apply(&mut after, patch).expect("the fix fits the plan");
            let found = rule::check(&after.plan, observed, today());
            assert!(
                !keys(&found).contains(&finding.key()),
                "{code}: {patch:?} leaves {found:#?}"
            );
            let new: Vec<&Finding> = found
                .iter()
                .filter(|f| f.is_blocker() && !is_for_people(f.code))
                .filter(|f| !keys(&before).contains(&f.key()))
                .collect();
            assert!(new.is_empty(), "{code}: {patch:?} brings {new:#?}");
        }
    }
    assert!(pressed > 0, "{code} offers nothing to press: {before:#?}");
}

/// Review collects, sign-off and the confirmation of regions ask people: a fix may well give them
/// something to decide.
fn is_for_people(code: &str) -> bool {
    code.starts_with("REV-") || code.starts_with("SIG-") || code == "MOD-003"
}

fn keys(findings: &[Finding]) -> BTreeSet<String> {
    findings.iter().map(Finding::key).collect()
}

#[test]
fn contoso_has_the_advice_that_the_guides_own_mapping_draws_and_nothing_else() {
    let found = findings(&[]);
    let of = |severity| -> BTreeSet<&str> {
        let found = found.iter().filter(|f| f.severity == severity);
        found.map(|f| f.code).collect()
    };
    assert_eq!(of(Severity::Blocker), BTreeSet::new());
    // Admins for good; managers without Reader, groups over all environments: as the guide has it.
    let warnings = ["ACC-014", "ACC-020", "ACC-047", "ACC-049", "REV-003"];
    assert_eq!(of(Severity::Warning), BTreeSet::from(warnings));
    assert_eq!(of(Severity::Note), BTreeSet::from(["ACC-030", "ACC-052"]));
}

#[test]
fn environments_that_are_put_off_are_left_out_of_every_rule() {
    let later = serde_json::json!({"reason": "Next year", "until": "2027-06-30"});
    let put_off = Edit::set(format!("{}/deferred", environment("test")), later);
    let broken = [
        vec![],
        vec![
            "/networking",
            "/encryption",
            "/models",
            "/governance",
            "/signOffs",
        ],
        vec!["/access", "/connections", "/prerequisites/principals"],
        vec!["/prerequisites/subscriptions", "/prerequisites/regions"],
        vec!["/organization/accounts", "/organization/groups"],
    ];
    for sections in broken {
        let mut edits: Vec<Edit> = sections.into_iter().map(Edit::remove).collect();
        edits.push(put_off.clone());
        let id = example_id("env", "test");
        let speaks: Vec<Finding> = findings(&edits)
            .into_iter()
            .filter(|f| f.environments.contains(&id) && f.code != "ENV-001")
            // A finding about a whole principal, subscription or use case names all its environments.
            .filter(|f| f.environments.len() == 1)
            .collect();
        assert!(speaks.is_empty(), "{speaks:#?}");
    }
}
