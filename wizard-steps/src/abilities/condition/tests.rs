use super::*;
use crate::catalog::roles::{self, definitions::definition};

const WRITE: &str = "Microsoft.Authorization/roleAssignments/write";
const DELETE: &str = "Microsoft.Authorization/roleAssignments/delete";

fn clause(verb: &str, test: &str) -> String {
    format!("((!(ActionMatches{{'Microsoft.Authorization/roleAssignments/{verb}'}})) OR ({test}))")
}

fn only(source: &str, ids: &str) -> String {
    format!(
        "@{source}[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals{{{ids}}}"
    )
}

fn allowed(condition: &str, verb: &str) -> Option<Vec<String>> {
    match Condition::read(condition).effect_on(verb) {
        Effect::Limited(limit) => Some(limit.roles?.into_iter().collect()),
        _ => None,
    }
}

#[test]
fn the_published_condition_limits_both_verbs_to_one_role() {
    let found = definition(roles::FOUNDRY_PROJECT_MANAGER).expect("in the catalogue");
    let condition = &found.items[0].condition;
    for verb in [WRITE, DELETE] {
        assert_eq!(
            allowed(condition, verb),
            Some(vec![roles::FOUNDRY_USER.to_owned()])
        );
    }
    assert_eq!(
        Condition::read(condition).effect_on("Microsoft.CognitiveServices/accounts/read"),
        Effect::Free
    );
}

#[test]
fn a_verb_that_no_clause_names_is_not_limited() {
    let condition = clause("write", &only("Request", "A, b"));
    assert_eq!(
        allowed(&condition, WRITE),
        Some(vec!["a".into(), "b".into()])
    );
    assert_eq!(Condition::read(&condition).effect_on(DELETE), Effect::Free);
}

#[test]
fn words_that_are_not_understood_are_unclear_where_they_are_named() {
    let odd = clause(
        "write",
        "@Environment[UtcNow] DateTimeLessThan '2027-01-01'",
    );
    let read = Condition::read(&odd);
    assert_eq!(read.effect_on(WRITE), Effect::Unclear);
    assert_eq!(read.effect_on(DELETE), Effect::Free);
    assert!(!read.is_understood());
    let nothing = Condition::read("@Resource[a:b] StringEquals 'it (s'");
    assert_eq!(nothing.effect_on("anything"), Effect::Unclear);
}

#[test]
fn clauses_on_one_verb_meet_and_blocks_add_up() {
    let two = format!(
        "{} AND {}",
        clause("write", &only("Request", "a, b")),
        clause("write", &only("Request", "b, c"))
    );
    assert_eq!(allowed(&two, WRITE), Some(vec!["b".to_owned()]));
    let types = "@Request[Microsoft.Authorization/roleAssignments:PrincipalType] StringEqualsIgnoreCase{'Group'}";
    let not = "@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAllValues:GuidNotEquals{x}";
    let both = clause("write", &format!("{not} AND {types}"));
    let Effect::Limited(limit) = Condition::read(&both).effect_on(WRITE) else {
        panic!("understood");
    };
    assert!(limit.allows("y", "group", ""));
    assert!(!limit.allows("X", "group", ""));
    assert!(!limit.allows("y", "User", ""));
}
