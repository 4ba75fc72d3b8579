//! What the tests of writing share: a data folder, a plan, the practice tenant made for it.

#![allow(dead_code, reason = "each test file uses its own part of this")]

pub mod between;
pub mod wire;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use practice_tenant::Practice;
use rollout_engine::apply::{Confirmed, Event, Report, Stop};
use rollout_engine::desk::runs::Undone;
use rollout_engine::desk::session::{Session, Tenant, Way};
use rollout_engine::desk::{Comparison, Desk};
use rollout_engine::practice_seed::Kind;
use rollout_engine::problem::Problem;
use serde_json::Value;
use wizard_steps::catalog::roles;
use wizard_steps::change::State;
use wizard_steps::examples::{Size, company, contoso, example_guid, example_id};
use wizard_steps::plan::Plan;
use wizard_steps::plan::text::Day;
use wizard_steps::slice::Slice;
use wizard_steps::steps::access::answers::{GrantScope, ManualGrant, ProjectIdentity, ScopeKind};
use wizard_steps::steps::prerequisites::answers::{Principal, PrincipalKind};

/// A role assignment, without what only Azure knows: (scope, principal, role, condition, name).
pub type Held = (String, String, String, String, String);

/// The day the plans are made for.
pub fn today() -> Day {
    Day::parse("2026-11-22").expect("a day")
}

/// A plan whose only grants are `count` grants by hand, on one Foundry resource.
pub fn small_plan(count: usize) -> Plan {
    let size = Size {
        groups: 1,
        projects: 1,
        seed: 1,
    };
    let mut plan = company(size, today());
    plan.access.mapping.clear();
    plan.access.project_identity = ProjectIdentity::default();
    plan.access.grants.clear();
    plan.prerequisites.principals.clear();
    for n in 0..count {
        add_grant(&mut plan, n);
    }
    plan
}

/// Roles that the grants of a small plan take in turn.
const ROLES: [&str; 3] = [roles::FOUNDRY_USER, roles::READER, roles::MONITORING_READER];

/// Adds the grant of this number, with its principal.
pub fn add_grant(plan: &mut Plan, n: usize) {
    let principal = example_id("pri", &format!("small {n}"));
    let account = wizard_steps::estate::group_account_id(
        &plan.organization.order[0],
        &plan.environments.order[0],
    );
    plan.prerequisites.principals.insert(
        principal.clone(),
        Principal {
            name: format!("Small {n}"),
            object_id: example_guid(&format!("small {n}")).into(),
            kind: Some(PrincipalKind::Group),
            principal_type: "Group".to_owned(),
            verified: true,
            ..Principal::default()
        },
    );
    plan.access.grants.insert(
        grant_id(n),
        ManualGrant {
            principal,
            role_id: ROLES[n % ROLES.len()].into(),
            scope: GrantScope {
                kind: Some(ScopeKind::Account),
                id: account,
                ..GrantScope::default()
            },
            why: "A test.".to_owned(),
            ..ManualGrant::default()
        },
    );
}

/// Id of the grant of this number.
pub fn grant_id(n: usize) -> String {
    example_id("gra", &format!("small {n}"))
}

/// A data folder with a plan's practice tenant in it.
pub struct Stage {
    folder: tempfile::TempDir,
    /// The plan.
    pub plan: Plan,
    /// The part of it.
    pub slice: Slice,
}

impl Stage {
    /// Everything that the plan needs is there, nothing is granted.
    pub fn of(plan: Plan) -> Self {
        let stage = Self {
            folder: tempfile::tempdir().expect("a folder"),
            plan,
            slice: Slice::all(),
        };
        let tenant = Kind::Default.made_from(&stage.plan);
        stage.start_with(&tenant);
        stage
    }

    /// A plan of so many grants.
    pub fn small(count: usize) -> Self {
        Self::of(small_plan(count))
    }

    /// Contoso, one business group in development.
    pub fn contoso() -> Self {
        let mut stage = Self::of(contoso(today()));
        stage.slice = stage.part("env=development,group=it");
        stage
    }

    /// A part of the plan.
    pub fn part(&self, text: &str) -> Slice {
        Slice::parse(text, &self.plan).expect("a part of the plan")
    }

    /// Starts the tenant over.
    pub fn start_with(&self, tenant: &Value) {
        self.desk()
            .reset_practice(Kind::Default, Some(tenant))
            .expect("a tenant");
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A desk in it; each is as good as a new process.
    pub fn desk(&self) -> Desk {
        Desk::at(self.folder.path())
    }

    /// A file in the folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Signed in; waiting moves the tenant's clock.
    pub fn session(&self) -> Session {
        session(&self.desk(), &self.plan, None)
    }

    /// The same, with every request written down.
    pub fn recorded(&self, name: &str) -> Session {
        session(&self.desk(), &self.plan, Some(self.file(name)))
    }

    /// Compares. What the rules say about the plan is left out: whether it stops a write is looked at in
    /// `gate.rs`, and the small plans here are far from complete.
    pub async fn compare(&self, session: &Session) -> Comparison {
        let mut shown = self.compare_and_check(session).await;
        shown.findings.clear();
        shown
    }

    /// Compares, with what the rules say.
    pub async fn compare_and_check(&self, session: &Session) -> Comparison {
        self.desk()
            .compare(session, &self.plan, &self.slice, today(), &|_, _, _| {})
            .await
            .expect("a comparison")
    }

    /// Writes what a comparison shows, removals included.
    pub async fn write(
        &self,
        session: &Session,
        shown: &Comparison,
    ) -> Result<Option<Report>, Problem> {
        self.write_until(session, shown, Arc::default(), &|_| {})
            .await
    }

    /// The same, stoppable and overheard.
    pub async fn write_until(
        &self,
        session: &Session,
        shown: &Comparison,
        stop: Arc<Stop>,
        tell: &(dyn Fn(&Event) + Sync),
    ) -> Result<Option<Report>, Problem> {
        let confirmed = Confirmed::shown(shown.changes.clone(), true);
        self.desk()
            .apply(session, &self.plan, shown, &confirmed, stop, tell)
            .await
    }

    /// Compares and writes.
    pub async fn apply(&self, session: &Session) -> Report {
        let shown = self.compare(session).await;
        let report = self
            .write(session, &shown)
            .await
            .expect("it may be written");
        report.expect("there is something to write")
    }

    /// Goes on with a run.
    pub async fn resume(&self, session: &Session, run: &str) -> Report {
        self.desk()
            .resume(session, run, Arc::default(), &|_| {})
            .await
            .expect("it goes on")
    }

    /// Takes a run back.
    pub async fn undo(&self, session: &Session, run: &str) -> Undone {
        self.desk()
            .undo(session, run, Arc::default(), &|_| {})
            .await
            .expect("it is taken back")
    }

    /// How many lines of a new comparison are in a state.
    pub async fn count(&self, session: &Session, state: State) -> usize {
        self.compare(session).await.changes.of(state).count()
    }
}

/// Signed in to the practice tenant of a folder.
pub fn session(desk: &Desk, plan: &Plan, record: Option<PathBuf>) -> Session {
    let way = Way {
        instant: true,
        record,
        ..Way::default()
    };
    desk.session(&Tenant::Practice(Kind::Default), plan, way)
        .expect("signed in")
}

/// Looks at the tenant behind a session, or changes it.
pub fn tenant<T>(session: &Session, look: impl FnOnce(&mut Practice) -> T) -> T {
    session.practice.as_ref().expect("practice").with(look)
}

/// Every role assignment of the tenant, sorted, whether it shows already or not.
pub fn held(session: &Session) -> BTreeSet<Held> {
    let state = tenant(session, |practice| practice.save());
    let text = |item: &Value, key: &str| item[key].as_str().unwrap_or_default().to_lowercase();
    let items = state["assignments"].as_array().into_iter().flatten();
    let all: Vec<Held> = items
        .map(|a| {
            (
                text(a, "scope"),
                text(a, "principalId"),
                text(a, "roleId"),
                text(a, "condition"),
                text(a, "name"),
            )
        })
        .collect();
    let distinct: BTreeSet<Held> = all.iter().cloned().collect();
    assert_eq!(all.len(), distinct.len(), "no assignment is there twice");
    distinct
}

/// A listener that stops a run when so many steps were told.
pub fn stop_after(steps: usize, stop: &Arc<Stop>) -> impl Fn(&Event) + Sync + use<> {
    let (stop, seen) = (stop.clone(), Mutex::new(0));
    move |event| {
        if matches!(event, Event::Step { .. }) {
            let mut seen = seen.lock().expect("not poisoned");
            *seen += 1;
            if *seen == steps {
                stop.now();
            }
        }
    }
}

/// Copies a folder, as it is.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a type").is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}
