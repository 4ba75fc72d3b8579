//! What a window sees of the engine: drafts that are edited, judged, compared, written and taken back.

use rollout_engine::clock::Clock;
use rollout_engine::desk::Desk;
use rollout_engine::drafts::DraftId;
use rollout_engine::problem::Code;
use rollout_engine::wizard_steps::change::State;
use rollout_engine::wizard_steps::plan::edit::Edit;
use rollout_engine::wizard_steps::slice::Slice;
use rollout_engine::workbench::Workbench;
use rollout_engine::workbench::looking::{View, ViewQuery};
use rollout_engine::workbench::settings::{Settings, Theme};
use rollout_engine::workbench::tenants::{TenantChoice, TenantState};
use rollout_engine::workbench::words::{Beginning, SavedState};
use rollout_engine::workbench::writing::RunEvent;
use std::sync::Mutex;

struct Place {
    bench: Workbench,
    draft: DraftId,
    folder: tempfile::TempDir,
}

fn place(beginning: Beginning) -> Place {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let clock = Clock::at("2026-11-22T10:00:00Z").expect("a moment");
    let bench = Workbench::open(Desk::at(folder.path()), clock).expect("an empty folder");
    let draft = bench.begin(beginning).expect("a new draft");
    Place {
        bench,
        draft,
        folder,
    }
}

fn quiet<T>(_: T) {}

#[test]
fn an_edit_says_what_is_new_and_what_is_gone_and_undo_says_the_opposite() {
    let Place {
        bench,
        draft,
        folder: _folder,
    } = place(Beginning::Contoso);
    let opened = bench.open_draft(&draft).unwrap();
    assert!(opened.findings.iter().all(|f| f.code != "ORG-004"));
    let group = opened.document["organization"]["order"][0]
        .as_str()
        .unwrap();
    let at = format!("/organization/groups/{group}/owner");
    let edited = bench
        .edit(&draft, opened.revision, vec![Edit::remove(at.clone())])
        .unwrap();
    assert_eq!(edited.revision, opened.revision + 1);
    assert!(matches!(edited.saved, SavedState::At(_)));
    assert!(edited.can_undo && !edited.can_redo);
    let new: Vec<&str> = edited
        .judged
        .added
        .iter()
        .map(|f| f.code.as_str())
        .collect();
    assert!(new.contains(&"ORG-004"), "{new:?}");
    let blockers = |steps: &[rollout_engine::wizard_steps::progress::StepState]| {
        steps.iter().map(|s| s.blockers).sum::<u32>()
    };
    assert!(blockers(&edited.judged.steps) > blockers(&opened.steps));

    let undone = bench.undo(&draft, edited.revision).unwrap();
    assert_eq!(
        undone.patch[0].at, at,
        "the window puts the same field back"
    );
    for finding in &edited.judged.added {
        let gone = undone.judged.removed.contains(&finding.key);
        let changed = undone.judged.added.iter().any(|f| f.key == finding.key);
        assert!(gone || changed, "{} stays", finding.key);
    }
    assert_eq!(blockers(&undone.judged.steps), blockers(&opened.steps));
    assert_eq!(bench.open_draft(&draft).unwrap().document, opened.document);
    let redone = bench.redo(&draft, undone.revision).unwrap();
    assert!(redone.judged.added.iter().any(|f| f.code == "ORG-004"));
}

#[test]
fn an_edit_on_an_old_revision_or_with_a_secret_changes_nothing() {
    let place = place(Beginning::Contoso);
    let opened = place.bench.open_draft(&place.draft).unwrap();
    let named = |name: &str| vec![Edit::set("/about/name", name)];
    let old = place
        .bench
        .edit(&place.draft, opened.revision + 7, named("x"))
        .unwrap_err();
    assert_eq!(old.code, Code::DraftChangedElsewhere);
    let key = format!("AccountKey={}==", "CANARY9f3a".repeat(8));
    let secret = place
        .bench
        .edit(&place.draft, opened.revision, named(&key))
        .unwrap_err();
    assert_eq!(secret.code, Code::SecretRefused);
    assert_eq!(secret.at.as_deref(), Some("/about/name"));
    assert!(!format!("{secret:?}").contains("CANARY"));
    let after = place.bench.open_draft(&place.draft).unwrap();
    assert_eq!(after.revision, opened.revision);
    assert_eq!(after.name, opened.name);
}

#[tokio::test]
async fn the_main_job_settles_and_is_taken_back() {
    let place = place(Beginning::Contoso);
    let (bench, draft, whole) = (&place.bench, &place.draft, Slice::all());
    let none = bench.compare(draft, &whole, &quiet).await.unwrap_err();
    assert_eq!(none.code, Code::SignIn, "no tenant is connected yet");
    let state = bench.connect(draft, TenantChoice::Practice).await.unwrap();
    assert!(matches!(
        state,
        TenantState::Practice { writing: false, .. }
    ));

    let compared = bench.compare(draft, &whole, &quiet).await.unwrap();
    assert_eq!((compared.refused, compared.confirm), (None, None));
    let creates = compared.counts.iter().find(|c| c.state == State::Create);
    let creates = creates.unwrap().count;
    let groups = bench.change_groups(draft, &[], "").unwrap();
    assert_eq!(groups.iter().map(|g| g.count).sum::<u32>(), compared.lines);
    for (group, next) in groups.iter().zip(groups.iter().skip(1)) {
        assert_eq!(group.from + group.count, next.from);
    }
    let page = bench.changes(draft, &[State::Create], "", 3, 2).unwrap();
    assert_eq!(page.len(), 2);
    assert!(
        page[0].sentence.contains("will be able to"),
        "{}",
        page[0].sentence
    );

    let stale = bench.apply(draft, "0000", false, "", &quiet).await;
    assert_eq!(stale.unwrap_err().code, Code::PlanStale);
    let events = Mutex::new(Vec::new());
    let hear = |event: RunEvent| events.lock().unwrap().push(event);
    let written = bench
        .apply(draft, &compared.digest, false, "", &hear)
        .await
        .unwrap()
        .unwrap();
    assert!(written.complete);
    assert_eq!(
        (written.run.confirmed, written.run.made),
        (creates, creates)
    );
    let events = events.into_inner().unwrap();
    assert!(
        matches!(&events[0], RunEvent::Started { steps, .. } if steps.len() == creates as usize)
    );
    let mut steps = events.iter().filter_map(|event| match event {
        RunEvent::Step { done, of, .. } => Some((*done, *of)),
        _ => None,
    });
    assert_eq!(steps.next_back(), Some((creates, creates)));

    let again = bench.compare(draft, &whole, &quiet).await.unwrap();
    assert!(again.settled, "{:?}", again.counts);
    let nothing = bench.apply(draft, &again.digest, false, "", &quiet).await;
    assert!(nothing.unwrap().is_none(), "a second run writes nothing");

    bench.connect_to_run(draft, &written.run.id).await.unwrap();
    let undone = bench
        .undo_run(draft, &written.run.id, &quiet)
        .await
        .unwrap();
    assert!(undone.complete && undone.left.is_empty(), "{undone:?}");
    let runs = bench.runs(draft).unwrap();
    assert_eq!(runs.len(), 2);
    assert_eq!(runs[1].made, 0, "nothing of the first run is left to undo");
    let open = bench.compare(draft, &whole, &quiet).await.unwrap();
    assert_eq!(open.digest, compared.digest);
}

#[tokio::test]
async fn a_comparison_that_is_older_than_an_edit_is_not_applied() {
    let place = place(Beginning::Contoso);
    let (bench, draft) = (&place.bench, &place.draft);
    bench.connect(draft, TenantChoice::Practice).await.unwrap();
    let compared = bench.compare(draft, &Slice::all(), &quiet).await.unwrap();
    let opened = bench.open_draft(draft).unwrap();
    let mapping = opened.document["access"]["mapping"].as_object().unwrap();
    let row = mapping.keys().next().unwrap();
    let edit = Edit::remove(format!("/access/mapping/{row}"));
    bench.edit(draft, opened.revision, vec![edit]).unwrap();
    let refused = bench
        .apply(draft, &compared.digest, false, "", &quiet)
        .await;
    let problem = refused.unwrap_err();
    assert!(
        matches!(problem.code, Code::PlanStale | Code::Blocked),
        "{problem}"
    );
    assert!(bench.runs(draft).unwrap().is_empty(), "nothing was begun");
}

#[tokio::test]
async fn an_empty_practice_tenant_is_built_and_then_everything_can_be_granted() {
    let place = place(Beginning::Contoso);
    let (bench, draft, whole) = (&place.bench, &place.draft, Slice::all());
    let empty = TenantChoice::PracticeEmpty;
    bench.connect(draft, empty).await.unwrap();
    let before = bench.compare(draft, &whole, &quiet).await.unwrap();
    assert!(before.counts.iter().all(|c| c.state != State::Create));
    assert!(before.counts.iter().any(|c| c.state == State::Waiting));
    assert!(bench.deploy_practice(draft, &whole).await.unwrap() > 0);
    let after = bench.compare(draft, &whole, &quiet).await.unwrap();
    assert!(
        after.counts.iter().all(|c| c.state != State::Waiting),
        "{:?}",
        after.counts
    );
}

#[tokio::test]
async fn a_plan_of_its_own_gets_a_practice_tenant_of_its_own() {
    let place = place(Beginning::Empty);
    let (bench, draft) = (&place.bench, &place.draft);
    let nowhere = bench.connect(draft, TenantChoice::Practice).await;
    assert_eq!(nowhere.unwrap_err().code, Code::WrongTenant);
    let opened = bench.open_draft(draft).unwrap();
    let id = "11111111-2222-4333-8444-555555555555";
    let edit = Edit::set("/about/tenantId", id);
    bench.edit(draft, opened.revision, vec![edit]).unwrap();
    bench.connect(draft, TenantChoice::Practice).await.unwrap();
    let compared = bench.compare(draft, &Slice::all(), &quiet).await.unwrap();
    assert_eq!(compared.tenant_id, id);
}

#[test]
fn views_of_an_empty_plan_are_empty_and_never_fail() {
    let place = place(Beginning::Empty);
    let (group, environment) = ("grp-none", "env-none");
    let queries = [
        serde_json::json!({"of": "estate"}),
        serde_json::json!({"of": "organization"}),
        serde_json::json!({"of": "access", "group": group, "environment": environment}),
        serde_json::json!({"of": "roles", "persona": null}),
        serde_json::json!({"of": "networking", "environment": environment, "group": group}),
        serde_json::json!({"of": "connections", "group": group, "environment": environment}),
        serde_json::json!({"of": "models"}),
        serde_json::json!({"of": "review", "slice": {}}),
        serde_json::json!({"of": "signOff", "slice": {}}),
    ];
    for query in queries {
        let asked: ViewQuery = serde_json::from_value(query.clone()).unwrap();
        let view = place.bench.view(&place.draft, &asked).unwrap();
        assert_eq!(serde_json::to_value(&view).unwrap()["of"], query["of"]);
    }
    let summary = place.bench.summary(&place.draft).unwrap();
    assert_eq!(
        (summary.groups, summary.accounts, summary.projects),
        (0, 0, 0)
    );
    assert!(summary.blockers > 0 && summary.next.is_some());
}

#[test]
fn a_signature_stands_until_its_part_means_something_else() {
    let place = place(Beginning::Contoso);
    let (bench, draft, whole) = (&place.bench, &place.draft, Slice::all());
    let state = |bench: &Workbench| {
        let query = ViewQuery::SignOff {
            slice: whole.clone(),
        };
        let View::SignOff(view) = bench.view(draft, &query).unwrap() else {
            panic!("another view");
        };
        let area = view.areas.into_iter().find(|a| a.area == "security");
        format!("{:?}", area.unwrap().state)
    };
    let opened = bench.open_draft(draft).unwrap();
    let nobody = bench.sign(draft, opened.revision, "security", " ", &whole);
    assert_eq!(nobody.unwrap_err().code, Code::Usage);
    let signed = bench
        .sign(
            draft,
            opened.revision,
            "security",
            "Hanna Lindqvist",
            &whole,
        )
        .unwrap();
    assert_eq!(state(bench), "Signed");
    let renamed = Edit::set("/about/name", "Contoso, renamed");
    let renamed = bench.edit(draft, signed.revision, vec![renamed]).unwrap();
    assert_eq!(state(bench), "Signed", "a name means nothing to Azure");
    let mapping = opened.document["access"]["mapping"].as_object().unwrap();
    let row = mapping.keys().next().unwrap();
    let edit = Edit::set(format!("/access/mapping/{row}/scope"), "subscription");
    bench.edit(draft, renamed.revision, vec![edit]).unwrap();
    assert_eq!(state(bench), "Void");
}

#[test]
fn what_the_person_set_is_kept_within_limits() {
    let place = place(Beginning::Empty);
    let wild = Settings {
        theme: Theme::Dark,
        zoom: 9000,
        who: format!("  {}", "P".repeat(500)),
    };
    let kept = place.bench.keep_settings(wild).unwrap();
    assert_eq!((kept.zoom, kept.who.len()), (300, 200));
    drop(place.bench);
    let clock = Clock::at("2026-11-22T10:00:00Z").unwrap();
    let again = Workbench::open(Desk::at(place.folder.path()), clock).unwrap();
    assert_eq!(again.settings(), kept);
}

#[test]
fn settings_of_another_version_keep_what_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let kept = r#"{"theme": "dark", "fromTheFuture": true}"#;
    std::fs::write(folder.path().join("settings.json"), kept).unwrap();
    let clock = Clock::at("2026-11-22T10:00:00Z").unwrap();
    let bench = Workbench::open(Desk::at(folder.path()), clock).unwrap();
    let settings = bench.settings();
    assert_eq!((settings.theme, settings.zoom), (Theme::Dark, 100));
}

#[test]
fn a_file_that_is_no_plan_becomes_no_draft() {
    let place = place(Beginning::Empty);
    let file = place.folder.path().join("odd.rollout.json");
    std::fs::write(&file, "{\"formatVersion\": 1, \"formatVersion\": 1}").unwrap();
    let problem = place.bench.take_in(&file).unwrap_err();
    assert_eq!(problem.code, Code::NotAPlan);
    assert_eq!(place.bench.start(None).unwrap().drafts.len(), 1);
}
