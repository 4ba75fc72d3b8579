//! Any plan, any tenant, any weather: what is written is what was missing, a second comparison finds
//! nothing to do, and undo gives back what was there before.

#![allow(clippy::print_stdout, reason = "the figures are worth reading")]

mod stage;

use http::Method;
use practice_tenant::Weather;
use rollout_engine::apply::Verb;
use rollout_engine::desk::session::Session;
use stage::{
    Stage, add_grant, held, small_plan, tenant, today,
    wire::{assignment_body, assignment_path, by_another},
};
use wizard_steps::catalog::roles;
use wizard_steps::change::{Change, ChangeSet, State};
use wizard_steps::examples::{Size, company};
use wizard_steps::names;
use wizard_steps::plan::Plan;
use wizard_steps::steps::access::answers::ScopeKind;

const SEEDS: u64 = 240;
/// Parts that run side by side.
const PARTS: usize = 8;
/// Grants by hand that a seed's plan has at most, now or later.
const MOST: usize = 9;
const CONDITION: &str = "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})))";

/// SplitMix64.
struct Lot(u64);

impl Lot {
    fn draw(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let z = (z ^ (z >> 31)) % u64::try_from(below).expect("a number");
        usize::try_from(z).expect("a number")
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.draw(n) == 0
    }

    fn of<T: Clone>(&mut self, items: &[T]) -> T {
        items[self.draw(items.len())].clone()
    }
}

/// Every principal and resource that any of the seed's plans needs.
fn whole_plan(lot: &mut Lot) -> Plan {
    if lot.one_in(3) {
        let size = Size {
            groups: 1,
            projects: 1,
            seed: 7,
        };
        let mut plan = company(size, today());
        let some: Vec<String> = plan.access.grants.keys().cloned().collect();
        for id in some {
            if !lot.one_in(4) {
                plan.access.grants.remove(&id);
            }
        }
        return plan;
    }
    small_plan(MOST)
}

/// Some grants less, others changed, as plans are edited.
fn edit(plan: &mut Plan, lot: &mut Lot) {
    let ids: Vec<String> = plan.access.grants.keys().cloned().collect();
    for id in ids {
        let Some(grant) = plan.access.grants.get_mut(&id) else {
            continue;
        };
        match lot.draw(8) {
            0 | 1 => _ = plan.access.grants.remove(&id),
            2 => {
                grant.role_id = lot
                    .of(&[roles::READER, roles::FOUNDRY_USER, roles::CONTRIBUTOR])
                    .into();
            }
            3 => {
                CONDITION.clone_into(&mut grant.condition);
                "2.0".clone_into(&mut grant.condition_version);
            }
            4 if grant.scope.kind == Some(ScopeKind::Account) => {
                grant.scope.kind = Some(ScopeKind::ResourceGroup);
            }
            _ => {}
        }
    }
    if plan.access.grants.is_empty() {
        add_grant(plan, 0);
    }
}

fn weather(lot: &mut Lot) -> Weather {
    let statuses = [500, 502, 503, 504, 408];
    let retry_after = ["1", "30", "soon", "Sun, 22 Nov 2026 09:02:00 GMT"];
    Weather {
        lost_replies: u32::try_from(lot.draw(3)).expect("a number"),
        lost_requests: u32::try_from(lot.draw(3)).expect("a number"),
        refuse_writes: u32::try_from(lot.draw(4)).expect("a number"),
        refuse_reads: u32::try_from(lot.draw(4)).expect("a number"),
        retry_after: lot.one_in(2).then(|| lot.of(&retry_after).to_owned()),
        fail_next: (0..lot.draw(3)).map(|_| lot.of(&statuses)).collect(),
        assignments_visible_after_s: lot.of(&[0, 0, 30, 90, 200]),
        page_size: lot.of(&[0, 1, 2, 7]),
        empty_first_page: lot.one_in(3),
        ..Weather::default()
    }
}

/// What others did: the same under other names, the same above, and what the plan does not know.
fn by_others(session: &Session, changes: &ChangeSet, lot: &mut Lot) {
    let line = |c: &Change| {
        Some((
            c.scope.clone()?,
            c.principal_id.clone()?,
            c.role.clone(),
            c.condition.clone(),
        ))
    };
    for (scope, principal, role, condition) in changes.of(State::Create).filter_map(line) {
        let subscription: Vec<&str> = scope.splitn(4, '/').take(3).collect();
        let (scope, role, condition) = match lot.draw(10) {
            0 => (scope.clone(), role.clone(), condition),
            1 => (subscription.join("/"), role.clone(), String::new()),
            2 => (subscription.join("/"), role.clone(), CONDITION.to_owned()),
            3 => (scope.clone(), roles::OWNER.to_owned(), String::new()),
            _ => continue,
        };
        let name = names::arm_guid(&["somebody else", &scope, &principal, &role]);
        let body = assignment_body(&role, &principal, &condition);
        let status = by_another(
            session,
            &Method::PUT,
            &assignment_path(&scope, &name),
            &body,
        );
        // Two lines may ask for the same above.
        assert!(
            matches!(status, 200 | 201 | 409),
            "somebody else may write: {status}"
        );
    }
}

/// What a comparison says apart from when, so that two of them compare.
fn told(changes: &ChangeSet) -> Vec<(State, String, String, String)> {
    let mut told: Vec<_> = changes
        .changes
        .iter()
        .map(|c| {
            (
                c.state,
                c.principal.clone(),
                c.role.clone(),
                c.scope.clone().unwrap_or_default(),
            )
        })
        .collect();
    told.sort();
    told
}

/// Lines of a seed: created, retired, left in other states.
async fn seed(seed: u64) -> (usize, usize, usize) {
    let mut lot = Lot(seed.wrapping_mul(0x2545_f491_4f6c_dd1d));
    let mut stage = Stage::of(whole_plan(&mut lot));
    let session = stage.session();
    // An earlier run of an earlier version of the plan.
    let whole = stage.plan.clone();
    edit(&mut stage.plan, &mut lot);
    let first = stage.compare(&session).await;
    by_others(&session, &first.changes, &mut lot);
    let first = stage.compare(&session).await;
    stage.write(&session, &first).await.expect("written");
    // The plan as it is now, in a part of it now and then.
    stage.plan = whole;
    edit(&mut stage.plan, &mut lot);
    if lot.one_in(3) {
        stage.slice = stage.part(lot.of(&["env=dev", "env=prod", "group=g001"]));
    }
    tenant(&session, |p| p.advance(300));
    let before = held(&session);
    tenant(&session, |p| *p.weather() = weather(&mut lot));
    let shown = stage.compare(&session).await;
    let count = |state| shown.changes.of(state).count();
    let figures = (
        count(State::Create),
        count(State::Retire),
        shown.changes.changes.len(),
    );
    let Some(mut report) = stage.write(&session, &shown).await.expect("written") else {
        return figures;
    };
    calm(&session);
    if !report.is_complete() {
        report = stage.resume(&session, &report.run).await;
    }
    assert!(report.is_complete(), "seed {seed}: {:#?}", report.steps);
    let after = stage.compare(&session).await;
    assert_eq!(
        after.changes.of(State::Create).count(),
        0,
        "seed {seed}: nothing to create"
    );
    assert_eq!(
        after.changes.of(State::Retire).count(),
        0,
        "seed {seed}: nothing to retire"
    );
    let made = report
        .steps
        .iter()
        .filter(|s| s.verb == Verb::Grant && s.created_by_us)
        .count();
    assert_eq!(made, figures.0, "seed {seed}: all that was missing is ours");
    tenant(&session, |p| *p.weather() = weather(&mut lot));
    let undone = stage.undo(&session, &report.run).await;
    calm(&session);
    assert!(undone.left.is_empty(), "seed {seed}: {:#?}", undone.left);
    let undo = undone.report.expect("something to take back");
    if !undo.is_complete() {
        let undo = stage.resume(&session, &undo.run).await;
        assert!(undo.is_complete(), "seed {seed}: {:#?}", undo.steps);
    }
    assert_eq!(
        held(&session),
        before,
        "seed {seed}: undone, all is as before"
    );
    let again = stage.compare(&session).await;
    assert_eq!(
        told(&again.changes),
        told(&shown.changes),
        "seed {seed}: and is seen as before"
    );
    figures
}

/// The weather clears, and time goes by.
fn calm(session: &Session) {
    tenant(session, |p| {
        *p.weather() = Weather::default();
        p.advance(300);
    });
}

/// Seeds of one thread, and what they came to.
fn part(number: u64) -> (usize, usize, usize) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let mut sum = (0, 0, 0);
    for n in (number..SEEDS).step_by(PARTS) {
        let figures = runtime.block_on(seed(n));
        sum = (sum.0 + figures.0, sum.1 + figures.1, sum.2 + figures.2);
    }
    sum
}

#[test]
fn what_is_applied_is_settled_and_what_is_undone_is_as_before() {
    let started = std::time::Instant::now();
    // Most of the time is waiting for the disk, so more threads than processors.
    let threads: Vec<_> = (0..PARTS)
        .map(|n| std::thread::spawn(move || part(u64::try_from(n).expect("a number"))))
        .collect();
    let parts = threads
        .into_iter()
        .map(|t| t.join().expect("no seed fails"));
    let (created, retired, lines) = parts.fold((0, 0, 0), |a, b| (a.0 + b.0, a.1 + b.1, a.2 + b.2));
    println!(
        "{SEEDS} seeds, {created} created, {retired} retired of {lines} lines, {:.1} s",
        started.elapsed().as_secs_f64()
    );
    assert!(
        created > 0 && retired > 0,
        "the seeds write and retire something"
    );
}
