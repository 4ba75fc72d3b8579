//! Every state with its reason, as tables: what is in the tenant, what it means for one grant.

use std::collections::BTreeSet;

use super::*;
use crate::catalog::roles;
use crate::estate::group_account_id;
use crate::examples::{Size, company, example_guid};
use crate::names;
use crate::observed::{ObservedAssignment, ObservedResource, ObservedSubscription, Permission};
use crate::plan::Plan;
use crate::plan::text::Day;
use crate::steps::access::answers::{GrantScope, ManualGrant, ScopeKind};
use crate::steps::prerequisites::answers::Principal;

const CONDITION: &str = "(@Resource[a] StringEquals 'b')";

/// One grant: this team is Reader of the Foundry resource in development.
struct Scene {
    plan: Plan,
    observed: Observed,
    journal: Journal,
    slice: Slice,
}

fn team() -> String {
    example_guid("the team")
}

fn scene() -> Scene {
    let size = Size {
        groups: 1,
        projects: 1,
        seed: 1,
    };
    let mut plan = company(size, Day::parse("2026-11-22").expect("a day"));
    plan.access.mapping.clear();
    plan.access.project_identity = crate::steps::access::answers::ProjectIdentity::default();
    plan.access.grants.clear();
    plan.prerequisites.principals.clear();
    let team = Principal {
        name: "The team".to_owned(),
        object_id: team().into(),
        principal_type: "Group".to_owned(),
        ..Principal::default()
    };
    plan.prerequisites
        .principals
        .insert("pri-team".to_owned(), team);
    plan.access
        .grants
        .insert("gra-one".to_owned(), grant(&plan, 0));
    let observed = full(&plan);
    Scene {
        plan,
        observed,
        journal: Journal::default(),
        slice: Slice::all(),
    }
}

fn account(plan: &Plan, environment: usize) -> String {
    group_account_id(
        &plan.organization.order[0],
        &plan.environments.order[environment],
    )
}

fn grant(plan: &Plan, environment: usize) -> ManualGrant {
    ManualGrant {
        principal: "pri-team".to_owned(),
        role_id: roles::READER.into(),
        scope: GrantScope {
            kind: Some(ScopeKind::Account),
            id: account(plan, environment),
            ..GrantScope::default()
        },
        ..ManualGrant::default()
    }
}

/// A tenant in which everything of the plan exists and nothing is granted.
fn full(plan: &Plan) -> Observed {
    let mut seen = Observed {
        tenant_id: plan.about.tenant_id.parsed().expect("a tenant"),
        read_at: "2026-11-22T09:00:00Z".to_owned(),
        ..Observed::default()
    };
    for entry in plan.prerequisites.subscriptions.values() {
        let id = entry.subscription_id.parsed().expect("a subscription");
        let all = Permission {
            actions: vec!["*".to_owned()],
            ..Permission::default()
        };
        seen.permissions
            .insert(format!("/subscriptions/{id}"), vec![all]);
        seen.subscriptions
            .insert(id, ObservedSubscription::default());
    }
    let estate = Estate::of(plan);
    for resource in DesiredState::of(&estate).resources {
        let id = resource.arm_id.expect("a placed resource");
        let resource = ObservedResource {
            identity: Some(example_guid(&id)),
            id: id.clone(),
            ..ObservedResource::default()
        };
        seen.resources.insert(names::scope_key(&id), resource);
    }
    seen
}

impl Scene {
    fn changes(&self) -> ChangeSet {
        let estate = Estate::of(&self.plan);
        let desired = DesiredState::of(&estate);
        diff(
            &estate,
            &desired,
            &self.observed,
            &self.journal,
            &self.slice,
        )
    }

    /// Azure id of the Foundry resource in an environment.
    fn scope(&self, environment: usize) -> String {
        let estate = Estate::of(&self.plan);
        estate.accounts[&account(&self.plan, environment)]
            .arm_id()
            .expect("a place")
    }

    fn above(&self) -> String {
        let scope = self.scope(0);
        scope.splitn(4, '/').take(3).collect::<Vec<_>>().join("/")
    }

    fn our_name(&self) -> String {
        names::role_assignment(&self.scope(0), &team(), roles::READER)
    }

    fn sees(&mut self, scope: &str, name: &str, condition: &str) {
        self.observed.assignments.push(ObservedAssignment {
            id: format!("{scope}/{name}"),
            name: name.to_owned(),
            scope: scope.to_owned(),
            principal_id: team(),
            role: roles::READER.to_owned(),
            condition: condition.to_owned(),
            ..ObservedAssignment::default()
        });
    }

    fn answer(&mut self) -> &mut ManualGrant {
        self.plan
            .access
            .grants
            .get_mut("gra-one")
            .expect("the grant")
    }

    /// The journal proves that a run of this plan made the assignment of our name.
    fn proves(&mut self) -> &mut Proof {
        let (scope, name) = (self.scope(0), self.our_name());
        let proof = Proof {
            plan_id: self.plan.about.plan_id.clone(),
            tenant_id: self.observed.tenant_id.to_uppercase(),
            name,
            scope,
            principal_id: team(),
            role: roles::READER.to_owned(),
            environment: Some(self.plan.environments.order[0].clone()),
            groups: vec![self.plan.organization.order[0].clone()],
            ..Proof::default()
        };
        self.journal.created.push(proof);
        self.journal.created.last_mut().expect("just pushed")
    }

    /// It was made, it is there, and the plan no longer wants it.
    fn unwanted(&mut self) {
        self.proves();
        let (scope, name) = (self.scope(0), self.our_name());
        self.sees(&scope, &name, "");
        self.plan.access.grants.clear();
    }
}

/// The kind of a reason, in one word.
fn kind(reason: Option<&Reason>) -> String {
    let json = serde_json::to_value(reason).expect("a reason");
    json["kind"].as_str().unwrap_or_default().to_owned()
}

type Row = (&'static str, fn(&mut Scene), Option<State>, &'static str);

/// Each row ends with this one line, or none.
#[track_caller]
fn check(rows: &[Row]) {
    for (what, happens, state, reason) in rows {
        let mut scene = scene();
        happens(&mut scene);
        let changes = scene.changes();
        let lines: Vec<_> = changes
            .changes
            .iter()
            .map(|c| (c.state, kind(c.reason.as_ref())))
            .collect();
        let expected: Vec<_> = state.iter().map(|s| (*s, (*reason).to_owned())).collect();
        assert_eq!(lines, expected, "{what}");
    }
}

#[test]
fn a_grant_of_the_plan_has_one_of_eight_states() {
    check(&[
        ("nothing is there", |_| {}, Some(State::Create), ""),
        (
            "ours is there",
            |s| {
                let (a, n) = (s.scope(0), s.our_name());
                s.sees(&a, &n, "");
            },
            Some(State::InPlace),
            "",
        ),
        (
            "ours, spelled in capitals",
            |s| {
                let (a, n) = (s.scope(0).to_uppercase(), s.our_name().to_uppercase());
                s.sees(&a, &n, "");
            },
            Some(State::InPlace),
            "",
        ),
        (
            "another name",
            |s| {
                let a = s.scope(0);
                s.sees(&a, "by-hand", "");
            },
            Some(State::Adopted),
            "",
        ),
        (
            "the same above",
            |s| {
                let a = s.above();
                s.sees(&a, "above", "");
            },
            Some(State::Inherited),
            "",
        ),
        (
            "the same above, with a condition",
            |s| {
                let a = s.above();
                s.sees(&a, "above", CONDITION);
            },
            Some(State::Create),
            "",
        ),
        (
            "the same at the root",
            |s| s.sees("/", "root", ""),
            Some(State::Inherited),
            "",
        ),
        (
            "a neighbour whose id begins alike",
            |s| {
                let a = format!("{}x", s.above());
                s.sees(&a, "near", "");
            },
            Some(State::Create),
            "",
        ),
        (
            "another condition",
            |s| {
                let a = s.scope(0);
                s.sees(&a, "by-hand", CONDITION);
            },
            Some(State::Differs),
            "otherCondition",
        ),
        (
            "the condition is gone",
            |s| {
                s.answer().condition = CONDITION.to_owned();
                let (a, n) = (s.scope(0), s.our_name());
                s.sees(&a, &n, "");
            },
            Some(State::Differs),
            "otherCondition",
        ),
        (
            "white space in the condition",
            |s| {
                s.answer().condition = CONDITION.to_owned();
                let (a, n) = (s.scope(0), s.our_name());
                s.sees(&a, &n, &CONDITION.replace(' ', "\n  "));
            },
            Some(State::InPlace),
            "",
        ),
        (
            "the resource is missing",
            |s| {
                let key = names::scope_key(&s.scope(0));
                s.observed.resources.remove(&key);
            },
            Some(State::Waiting),
            "scopeMissing",
        ),
        (
            "nobody in the directory has the id",
            |s| s.observed.missing_principals.push(team().to_uppercase()),
            Some(State::Waiting),
            "principalMissing",
        ),
        (
            "no object id yet",
            |s| {
                s.plan
                    .prerequisites
                    .principals
                    .values_mut()
                    .for_each(|p| p.object_id = "".into())
            },
            Some(State::Waiting),
            "principalUnnamed",
        ),
        (
            "no subscription yet",
            |s| s.plan.prerequisites.subscriptions.clear(),
            Some(State::Waiting),
            "scopeUnplaced",
        ),
        (
            "an identity that is there",
            |s| {
                let of = account(&s.plan, 0);
                s.answer().principal.clear();
                s.answer().identity_of = of;
            },
            Some(State::Create),
            "",
        ),
        (
            "an identity that is not there",
            |s| {
                let of = account(&s.plan, 0);
                s.answer().principal.clear();
                s.answer().identity_of = of;
                s.observed
                    .resources
                    .values_mut()
                    .for_each(|r| r.identity = None);
            },
            Some(State::Waiting),
            "identityMissing",
        ),
        (
            "no right to write",
            |s| {
                let key = names::scope_key(&s.scope(0));
                s.observed.permissions = [(key, vec![Permission::default()])].into();
            },
            Some(State::Blocked),
            "noRight",
        ),
        (
            "no right above, and what holds here was not read",
            |s| s.observed.permissions.values_mut().for_each(Vec::clear),
            Some(State::Create),
            "",
        ),
        (
            "the rights were not read",
            |s| s.observed.permissions.clear(),
            Some(State::Create),
            "",
        ),
        (
            "to be eligible",
            |s| s.answer().eligible = true,
            Some(State::Blocked),
            "eligible",
        ),
        (
            "the subscription does not show",
            |s| s.observed.subscriptions.clear(),
            Some(State::Unknown),
            "unread",
        ),
        (
            "its assignments were not read",
            |s| {
                let a = names::scope_key(&s.above());
                s.observed.unread.insert(a, "403".to_owned());
            },
            Some(State::Unknown),
            "unread",
        ),
        (
            "outside the slice",
            |s| {
                _ = s
                    .slice
                    .environments
                    .insert(s.plan.environments.order[1].clone())
            },
            None,
            "",
        ),
    ]);
}

#[test]
fn only_what_the_journal_proves_is_retired() {
    check(&[
        (
            "made, there, unwanted",
            Scene::unwanted,
            Some(State::Retire),
            "",
        ),
        (
            "made by another plan",
            |s| {
                s.unwanted();
                s.journal.created[0].plan_id = "pln-other".to_owned();
            },
            Some(State::Surplus),
            "",
        ),
        (
            "made in another tenant",
            |s| {
                s.unwanted();
                s.journal.created[0].tenant_id = example_guid("another");
            },
            Some(State::Surplus),
            "",
        ),
        (
            "made by nobody of us",
            |s| {
                s.unwanted();
                s.journal.created.clear();
            },
            Some(State::Surplus),
            "",
        ),
        (
            "made, and gone since",
            |s| {
                s.unwanted();
                s.observed.assignments.clear();
            },
            None,
            "",
        ),
        (
            "made, and made again by hand",
            |s| {
                s.unwanted();
                s.observed.assignments[0].name = "by-hand".to_owned();
            },
            None,
            "",
        ),
        (
            "made, and changed since",
            |s| {
                s.unwanted();
                s.observed.assignments[0].condition = CONDITION.to_owned();
            },
            Some(State::Surplus),
            "changedSince",
        ),
        (
            "made, and not read now",
            |s| {
                s.unwanted();
                let a = names::scope_key(&s.above());
                s.observed.unread.insert(a, "403".to_owned());
            },
            Some(State::Unknown),
            "unread",
        ),
        (
            "made twice in the journal",
            |s| {
                s.unwanted();
                s.proves();
            },
            Some(State::Retire),
            "",
        ),
        (
            "still wanted",
            |s| {
                s.unwanted();
                let again = grant(&s.plan, 0);
                s.plan.access.grants.insert("gra-two".to_owned(), again);
            },
            Some(State::InPlace),
            "",
        ),
        (
            "outside the slice",
            |s| {
                s.unwanted();
                s.slice
                    .environments
                    .insert(s.plan.environments.order[1].clone());
            },
            None,
            "",
        ),
        (
            "a grant of the rest of the plan in this slice's journal",
            |s| {
                s.unwanted();
                let again = grant(&s.plan, 0);
                s.plan.access.grants.insert("gra-two".to_owned(), again);
                s.slice
                    .environments
                    .insert(s.plan.environments.order[1].clone());
                s.journal.created[0].environment = Some(s.plan.environments.order[1].clone());
            },
            None,
            "",
        ),
    ]);
}

/// The journal's principal may be the very identity that could not be resolved in this reading.
#[test]
fn what_may_belong_to_an_unresolved_identity_is_unknown_not_retired() {
    let mut scene = scene();
    scene.unwanted();
    let mut for_identity = grant(&scene.plan, 0);
    for_identity.principal.clear();
    for_identity.identity_of = account(&scene.plan, 0);
    scene
        .plan
        .access
        .grants
        .insert("gra-two".to_owned(), for_identity);
    scene
        .observed
        .resources
        .values_mut()
        .for_each(|r| r.identity = None);
    let states: BTreeSet<(State, String)> = scene
        .changes()
        .changes
        .iter()
        .map(|c| (c.state, kind(c.reason.as_ref())))
        .collect();
    let expected = [
        (State::Waiting, "identityMissing".to_owned()),
        (State::Unknown, "identityMissing".to_owned()),
    ];
    assert_eq!(
        states,
        BTreeSet::from(expected),
        "one waits, the other is not touched"
    );
}

/// Once a grant above was taken for cover and retired in the same run, and access was gone.
#[test]
fn a_grant_covered_by_what_is_retired_is_created() {
    let mut scene = scene();
    let above = scene.above();
    scene.sees(&above, "ours-above", "");
    assert_eq!(scene.changes().of(State::Inherited).count(), 1, "covered");
    let proof = scene.proves();
    proof.scope = above;
    "ours-above".clone_into(&mut proof.name);
    let counts = scene.changes().counts();
    assert_eq!(
        counts,
        BTreeMap::from([(State::Create, 1), (State::Retire, 1)]),
        "created before it is uncovered"
    );
}

#[test]
fn surplus_is_told_at_places_of_the_plan_only() {
    let mut scene = scene();
    let (here, above) = (scene.scope(1), scene.above());
    scene.sees(&here, "somebody", "");
    scene.sees(&above, "somebody-above", CONDITION);
    let changes = scene.changes();
    let surplus: Vec<&str> = changes.of(State::Surplus).map(|c| c.key.as_str()).collect();
    assert_eq!(
        surplus,
        ["somebody"],
        "the one on a Foundry resource of the plan"
    );
    scene
        .slice
        .environments
        .insert(scene.plan.environments.order[0].clone());
    assert_eq!(
        scene.changes().of(State::Surplus).count(),
        0,
        "of another environment"
    );
}

#[test]
fn open_states_come_first_and_the_rest_is_settled() {
    let open = [
        State::Create,
        State::Retire,
        State::Differs,
        State::Waiting,
        State::Blocked,
        State::Unknown,
    ];
    for state in State::ALL {
        assert_eq!(state.is_open(), open.contains(&state), "{state:?}");
    }
    let labels: BTreeSet<&str> = State::ALL.iter().map(|s| s.label()).collect();
    assert_eq!(labels.len(), State::ALL.len(), "each has its own word");
}

#[test]
fn the_digest_holds_what_is_written_and_nothing_else() {
    let base = scene().changes();
    let same: [(&str, fn(&mut ChangeSet)); 4] = [
        ("another time", |c| {
            c.read_at = "2027-01-01T00:00:00Z".to_owned()
        }),
        ("another word for the principal", |c| {
            c.changes[0].principal = "Renamed".to_owned()
        }),
        ("another order", |c| c.changes.reverse()),
        ("what informs only", |c| {
            let mut more = c.changes[0].clone();
            more.state = State::Surplus;
            c.changes.push(more);
        }),
    ];
    for (what, change) in same {
        let mut other = base.clone();
        change(&mut other);
        assert_eq!(other.digest(), base.digest(), "{what}");
    }
    let different: [(&str, fn(&mut ChangeSet)); 8] = [
        ("another tenant", |c| c.tenant_id = "x".to_owned()),
        ("another account", |c| c.caller = "x".to_owned()),
        ("another role", |c| {
            c.changes[0].role = roles::OWNER.to_owned()
        }),
        ("another scope", |c| {
            c.changes[0].scope = Some("/".to_owned())
        }),
        ("another principal", |c| {
            c.changes[0].principal_id = Some("x".to_owned())
        }),
        ("a condition", |c| {
            c.changes[0].condition = CONDITION.to_owned()
        }),
        ("removed, not made", |c| c.changes[0].state = State::Retire),
        ("one more", |c| {
            let more = c.changes[0].clone();
            c.changes.push(more);
        }),
    ];
    for (what, change) in different {
        let mut other = base.clone();
        change(&mut other);
        assert_ne!(other.digest(), base.digest(), "{what}");
    }
}
