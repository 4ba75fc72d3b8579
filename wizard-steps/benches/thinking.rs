//! How long thinking takes: checking, comparing, digesting, and what screens draw.

use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::Value;
use wizard_steps::abilities::reach::{At, Reach};
use wizard_steps::abilities::standing::people;
use wizard_steps::change::{self, Journal, Proof};
use wizard_steps::desired::DesiredState;
use wizard_steps::estate::Estate;
use wizard_steps::examples::{Size, company, contoso, example_guid};
use wizard_steps::meaning;
use wizard_steps::names;
use wizard_steps::observed::{
    Observed, ObservedAssignment, ObservedResource, ObservedSubscription,
};
use wizard_steps::plan::Plan;
use wizard_steps::plan::canonical;
use wizard_steps::plan::edit;
use wizard_steps::plan::read;
use wizard_steps::plan::text::Day;
use wizard_steps::progress;
use wizard_steps::rule;
use wizard_steps::slice::Slice;
use wizard_steps::steps::sign_off::{self, signatures};
use wizard_steps::steps::{access, connections, models, networking, organization, review};

fn today() -> Day {
    Day::parse("2026-11-22").expect("a day")
}

/// A tenant in which everything of the plan exists.
fn everything(plan: &Plan, estate: &Estate<'_>, desired: &DesiredState) -> Observed {
    let mut seen = Observed {
        tenant_id: plan.about.tenant_id.parsed().unwrap_or_default(),
        read_at: "2026-11-22T09:00:00Z".to_owned(),
        ..Observed::default()
    };
    for entry in plan.prerequisites.subscriptions.values() {
        let id = entry.subscription_id.parsed().unwrap_or_default();
        seen.subscriptions
            .insert(id, ObservedSubscription::default());
    }
    for id in desired.resources.iter().filter_map(|r| r.arm_id.clone()) {
        let resource = ObservedResource {
            identity: Some(example_guid(&id)),
            id: id.clone(),
            ..ObservedResource::default()
        };
        seen.resources.insert(names::scope_key(&id), resource);
    }
    let empty = change::diff(estate, desired, &seen, &Journal::default(), &Slice::all());
    let made = empty.changes.into_iter().filter_map(|c| {
        let scope = c.scope?;
        Some(ObservedAssignment {
            id: format!("{scope}/{}", c.name.as_deref()?),
            name: c.name?,
            scope,
            principal_id: c.principal_id?,
            role: c.role,
            condition: c.condition,
            ..ObservedAssignment::default()
        })
    });
    seen.assignments = made.collect();
    seen
}

/// All that is there was made by runs of the plan.
fn proofs(plan: &Plan, seen: &Observed) -> Journal {
    let proof = |a: &ObservedAssignment| Proof {
        plan_id: plan.about.plan_id.clone(),
        tenant_id: seen.tenant_id.clone(),
        name: a.name.clone(),
        scope: a.scope.clone(),
        principal_id: a.principal_id.clone(),
        role: a.role.clone(),
        condition: a.condition.clone(),
        ..Proof::default()
    };
    Journal {
        created: seen.assignments.iter().map(proof).collect(),
    }
}

/// Everybody has signed.
fn all_signed(plan: &Plan, estate: &Estate<'_>, desired: &DesiredState) -> Plan {
    let mut document = read::document(plan);
    for area in plan.sign_offs.approvers.keys() {
        let all = Slice::all();
        let patch = signatures::signature(estate, desired, &all, area, "Somebody", today());
        edit::apply(&mut document, &patch).expect("it fits the plan");
    }
    document.plan
}

/// Every ability of everybody in every project that a role of theirs reaches.
fn answers(estate: &Estate<'_>, desired: &DesiredState) -> usize {
    let reach = Reach::of(estate, desired);
    let mut able = 0;
    for who in reach.holders() {
        for project in reach.projects_of(who) {
            let cans = reach.cans(who, At::Project(project));
            able += cans.iter().filter(|can| can.is_able()).count();
        }
    }
    able
}

fn think(criterion: &mut Criterion, name: &str, plan: &Plan) {
    let (estate, all) = (Estate::of(plan), Slice::all());
    let desired = DesiredState::of(&estate);
    let (nothing, no_runs) = (Observed::default(), Journal::default());
    let tenant = everything(plan, &estate, &desired);
    let bare = Observed {
        assignments: Vec::new(),
        ..tenant.clone()
    };
    let journal = proofs(plan, &tenant);
    let mut unwanted = plan.clone();
    unwanted.access.mapping.clear();
    unwanted.access.grants.clear();
    let unwanted = Estate::of(&unwanted);
    let nobody = DesiredState::of(&unwanted);
    let tree: Value = read::document(plan).tree;
    let mut group = criterion.benchmark_group(name);
    group.bench_function("resolve", |b| {
        b.iter(|| DesiredState::of(&Estate::of(plan)).grants.len());
    });
    group.bench_function("check", |b| {
        b.iter(|| rule::check(plan, &nothing, today()).len());
    });
    group.bench_function("check with a reading", |b| {
        b.iter(|| rule::check(plan, &tenant, today()).len());
    });
    group.bench_function("all abilities", |b| b.iter(|| answers(&estate, &desired)));
    group.bench_function("where everybody stands", |b| {
        b.iter(|| people(&estate, &desired));
    });
    group.bench_function("diff, nothing granted", |b| {
        b.iter(|| {
            change::diff(&estate, &desired, &bare, &no_runs, &all)
                .changes
                .len()
        });
    });
    group.bench_function("diff, all in place", |b| {
        b.iter(|| {
            change::diff(&estate, &desired, &tenant, &journal, &all)
                .changes
                .len()
        });
    });
    group.bench_function("diff, all to retire", |b| {
        b.iter(|| {
            change::diff(&unwanted, &nobody, &tenant, &journal, &all)
                .changes
                .len()
        });
    });
    let found = rule::check(plan, &nothing, today());
    group.bench_function("progress", |b| {
        b.iter(|| progress::progress(plan, &tree, &found, today()).len());
    });
    group.bench_function("progress, all to do", |b| {
        let bare = Plan {
            about: plan.about.clone(),
            organization: plan.organization.clone(),
            environments: plan.environments.clone(),
            ..Plan::default()
        };
        let found = rule::check(&bare, &nothing, today());
        let tree = serde_json::to_value(&bare).expect("JSON");
        b.iter(|| progress::progress(&bare, &tree, &found, today()).len());
    });
    group.bench_function("parked", |b| {
        b.iter(|| progress::parked(plan, today()).len());
    });
    group.bench_function("file digest", |b| b.iter(|| canonical::digest(&tree)));
    group.bench_function("digest of meaning", |b| {
        b.iter(|| meaning::digest(&meaning::meaning(&estate, &desired, &all)));
    });
    group.finish();
    draw(criterion, &format!("{name}, views"), plan);
}

/// What screens draw.
fn draw(criterion: &mut Criterion, name: &str, plan: &Plan) {
    let (estate, all) = (Estate::of(plan), Slice::all());
    let desired = DesiredState::of(&estate);
    let found = rule::check(plan, &Observed::default(), today());
    let (team, place) = (estate.groups[0].0, estate.environments[0].0);
    let mut group = criterion.benchmark_group(name);
    group.bench_function("access, one group and environment", |b| {
        let of = || access::view::view(&estate, &desired, team, place);
        b.iter(|| of().rows.len());
    });
    group.bench_function("connections, one group and environment", |b| {
        let of = || connections::view::view(&estate, &desired, team, place);
        b.iter(|| of().accounts.len());
    });
    group.bench_function("sign-off, all signed", |b| {
        let signed = all_signed(plan, &estate, &desired);
        let signed = Estate::of(&signed);
        let of = || sign_off::view::view(&signed, &desired, &found, &all, today());
        b.iter(|| of().stand);
    });
    group.bench_function("organization", |b| {
        b.iter(|| organization::view::view(&estate).rows.len());
    });
    group.bench_function("pickers", |b| {
        b.iter(|| wizard_steps::estate::view::view(&estate).projects.len());
    });
    group.bench_function("networking", |b| {
        let of = || networking::view::view(&estate, place, team);
        b.iter(|| of().scene.boxes.len());
    });
    group.bench_function("models", |b| {
        b.iter(|| models::view::view(&estate).strategies.len());
    });
    group.bench_function("review", |b| {
        let of = || review::view::view(&estate, &desired, &found, &all);
        b.iter(|| of().picture.rows.len());
    });
    group.finish();
}

/// A full check and the typing of one edit, from ten projects to a thousand.
fn growth(criterion: &mut Criterion) {
    for (groups, projects) in [(1, 3), (4, 33), (33, 333)] {
        let seed = Size::SCALE.seed;
        let size = Size {
            groups,
            projects,
            seed,
        };
        let plan = company(size, today());
        let mut document = read::document(&plan);
        let first = plan.access.grants.keys().next().cloned();
        let at = format!("/access/grants/{}/why", first.unwrap_or_default());
        let all = plan.organization.projects.len();
        let mut group = criterion.benchmark_group(format!("growth, {all} projects"));
        let nothing = Observed::default();
        group.bench_function("check", |b| {
            b.iter(|| rule::check(&plan, &nothing, today()).len());
        });
        let mut n = 0;
        group.bench_function("edit", |b| {
            b.iter(|| {
                n += 1;
                let patch = [edit::Edit::set(at.as_str(), format!("Reason {n}"))];
                edit::apply(&mut document, &patch).expect("it fits")
            });
        });
        group.finish();
    }
}

fn thinking(criterion: &mut Criterion) {
    growth(criterion);
    think(criterion, "Contoso", &contoso(today()));
    think(criterion, "scale plan", &company(Size::SCALE, today()));
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).measurement_time(std::time::Duration::from_secs(2)).warm_up_time(std::time::Duration::from_millis(500));
    targets = thinking
}
criterion_main!(benches);
