//! From empty to no blocker: three business groups, three environments, eight use cases.
//!
//! What is counted is what somebody types or chooses in the app: each field once, also the choice of the
//! list. A press on a fix that shows what it does is counted apart. The list itself is what the company
//! has already: who builds what, and who answers for it.

use rollout_engine::desk::likeness;
use rollout_engine::table;
use rollout_engine::wizard_steps::finding::{Finding, Fix};
use rollout_engine::wizard_steps::observed::Observed;
use rollout_engine::wizard_steps::plan::Plan;
use rollout_engine::wizard_steps::plan::edit::{self, Edit};
use rollout_engine::wizard_steps::plan::read::{self, Document};
use rollout_engine::wizard_steps::plan::text::Day;
use rollout_engine::wizard_steps::rule;
use serde_json::{Value, json};

/// The most answers that are typed.
const GOAL: usize = 60;

struct Journey {
    document: Document,
    typed: Vec<String>,
    pressed: usize,
}

impl Journey {
    fn today() -> Day {
        Day::parse("2026-11-22").expect("a day")
    }

    fn found(&self) -> Vec<Finding> {
        rule::check(&self.document.plan, &Observed::default(), Self::today())
    }

    /// Types one answer.
    #[track_caller]
    fn answer(&mut self, at: &str, to: impl Into<Value>) {
        edit::apply(&mut self.document, &[Edit::set(at, to)]).expect("it fits");
        self.typed.push(at.to_owned());
    }

    /// Names somebody: a name and a way to reach them.
    #[track_caller]
    fn contact(&mut self, at: &str, name: &str, reach: &str) {
        self.answer(&format!("{at}/name"), name);
        self.answer(&format!("{at}/reach"), reach);
    }

    /// Presses the fixes of these codes, one after the other, as long as there are some.
    #[track_caller]
    fn press(&mut self, codes: &[&str]) {
        for _ in 0..200 {
            let found = self.found();
            let mut fixes = found
                .iter()
                .filter(|f| codes.contains(&f.code))
                .flat_map(|f| &f.fixes);
            let patch = fixes.find_map(|fix| match fix {
                Fix::Auto { patch } => Some(patch.clone()),
                _ => None,
            });
            let Some(patch) = patch else { return };
            edit::apply(&mut self.document, &patch).expect("the fix fits");
            self.pressed += 1;
        }
        panic!("{codes:?} never end");
    }

    fn environments(&self) -> Vec<String> {
        self.document.plan.environments.order.clone()
    }
}

/// What the company has in a spreadsheet.
fn list() -> String {
    let groups = [
        (
            "Finance",
            &["Fraud triage", "Closing assistant", "Invoice reader"][..],
        ),
        (
            "Human Resources",
            &["HR helpdesk", "Hiring assistant", "Onboarding guide"][..],
        ),
        ("Sales", &["Offer writer", "Campaign studio"][..]),
    ];
    let mut lines = vec![
        "Business group\tUse case\tEnvironments\tGroup owner\tGroup backup\tOwner\tBackup\tSensitivity\tRuntime\tCost owner\tMonitoring owner\tSecurity\tIncidents\tAdmins\tLeads\tDevelopers".to_owned(),
    ];
    for (g, (group, cases)) in groups.iter().enumerate() {
        let mail = |what: &str| format!("{group} {what} <{what}-{g}@company.example>");
        let entra = |n: usize, what: &str| {
            format!("AI {group} {what} (00000000-000{g}-400{n}-8000-000000000001)")
        };
        for (n, case) in cases.iter().enumerate() {
            let cells = [
                (*group).to_owned(),
                (*case).to_owned(),
                "dev, test, prod".to_owned(),
                mail("owners"),
                mail("desk"),
                format!("{case} team <team-{g}{n}@company.example>"),
                mail("owners"),
                "internal".to_owned(),
                "prompt agents".to_owned(),
                mail("controlling"),
                mail("operations"),
                "Information security <infosec@company.example>".to_owned(),
                mail("operations"),
                entra(1, "admins"),
                entra(2, "leads"),
                entra(3, "developers"),
            ];
            lines.push(cells.join("\t"));
        }
    }
    lines.join("\n")
}

fn begin() -> Journey {
    let plan = Plan {
        format_version: 1,
        ..Plan::default()
    };
    Journey {
        document: read::document(&plan),
        typed: Vec::new(),
        pressed: 0,
    }
}

fn read_list(journey: &mut Journey) {
    let listed = likeness::from_list(&journey.document, &table::pasted(&list()));
    assert!(
        listed.not_understood.is_empty(),
        "{:#?}",
        listed.not_understood
    );
    edit::apply(&mut journey.document, &listed.patch).expect("the list fits");
    journey.typed.push("the list".to_owned());
    let organization = &journey.document.plan.organization;
    assert_eq!(organization.groups.len(), 3);
    assert_eq!(organization.use_cases.len(), 8);
    assert_eq!(organization.projects.len(), 24);
}

fn prerequisites(journey: &mut Journey) {
    journey.answer("/about/tenantId", "7b2c9a40-1f6e-4d3a-9c58-2e0b7d41a6f3");
    journey.answer("/about/cloud", "public");
    journey.answer("/prerequisites/subscriptionStrategy", "perEnvironment");
    for (n, environment) in journey.environments().iter().enumerate() {
        let at = format!("/prerequisites/subscriptions/sub-aaaaa{n}");
        journey.answer(
            &format!("{at}/subscriptionId"),
            format!("3f0d6c1{n}-8a42-4b7e-9d15-6c2e8f7a0b94"),
        );
        journey.answer(&format!("{at}/environment"), environment.as_str());
        let at = format!("/environments/items/{environment}");
        journey.answer(&format!("{at}/region"), "swedencentral");
        journey.answer(&format!("{at}/topology"), "perBusinessGroup");
        journey.answer(
            &format!("{at}/isolation"),
            if n == 2 { "full" } else { "partial" },
        );
    }
    journey.answer("/prerequisites/resourceGroups/strategy", "perAccount");
    journey.answer(
        "/prerequisites/resourceGroups/pattern",
        "rg-foundry-{group}-{environment}",
    );
    journey.answer("/prerequisites/regions/reg-aaaaaa/region", "swedencentral");
    journey.answer(
        "/environments/naming/account",
        "aif-company-{group}-{environment}",
    );
    journey.answer("/environments/naming/project", "{useCase}-{environment}");
    for topic in ["networking", "encryption", "dataIsolation"] {
        let at = format!("/prerequisites/agreements/{topic}");
        journey.answer(&format!("{at}/decidedBy"), "Information security board");
        journey.answer(&format!("{at}/date"), "2026-11-02");
        journey.answer(
            &format!("{at}/writtenIn"),
            "https://company.example/foundry",
        );
    }
}

fn decisions(journey: &mut Journey) {
    let first = journey.environments()[0].clone();
    let at = format!("/networking/environments/{first}");
    journey.answer(&format!("{at}/inbound"), "publicSelected");
    journey.answer(&format!("{at}/selectedAddresses"), json!(["20.50.10.0/24"]));
    let at = format!("/encryption/environments/{first}");
    journey.answer(&format!("{at}/requiredByPolicy"), false);
    journey.answer(&format!("{at}/requiredBy"), "Information security board");
    journey.answer(
        &format!("{at}/writtenIn"),
        "https://company.example/foundry",
    );
    journey.answer(&format!("{at}/decision"), "microsoftManaged");
    journey.answer(&format!("{at}/approvedBy"), "Information security board");
    journey.answer(&format!("{at}/approvedOn"), "2026-11-02");
    let at = "/models/confirmations/cfm-aaaaaa";
    journey.answer(&format!("{at}/region"), "swedencentral");
    journey.answer(&format!("{at}/services"), json!(["Agent Service"]));
    journey.answer(&format!("{at}/confirmedBy"), "AI platform team");
    journey.answer(&format!("{at}/date"), "2026-11-02");
    journey.press(&[
        "NET-001", "KEY-001", "MOD-001", "ACC-001", "GOV-003", "GOV-004", "SIG-001", "ACC-021",
    ]);
    let account = journey.found();
    let open = account
        .iter()
        .find(|f| f.code == "CON-001")
        .expect("a resource without data");
    let at = open.at.clone();
    journey.answer(&at, "Its projects work on what people upload.");
    journey.press(&["CON-001"]);
    for (area, name) in [
        ("security", "Information security"),
        ("network", "Network team"),
        ("keys", "Key custodians"),
        ("cost", "Cloud controlling"),
    ] {
        let reach = format!("{area}@company.example");
        journey.contact(&format!("/signOffs/approvers/{area}"), name, &reach);
    }
}

/// The window fills in the name that was typed once, and today.
fn doors(journey: &mut Journey) {
    journey
        .typed
        .push("the name of who acknowledges".to_owned());
    let doors: Vec<String> = journey
        .found()
        .iter()
        .filter(|f| f.code == "SIG-002")
        .map(|f| f.at.clone())
        .collect();
    for at in doors {
        let to = json!({"by": "Platform board", "date": Journey::today().to_string()});
        edit::apply(&mut journey.document, &[Edit::set(at, to)]).expect("a door");
        journey.pressed += 1;
    }
}

#[test]
fn sixty_answers_lead_from_empty_to_no_blocker() {
    let mut journey = begin();
    read_list(&mut journey);
    prerequisites(&mut journey);
    decisions(&mut journey);
    doors(&mut journey);
    let open: Vec<String> = journey
        .found()
        .iter()
        .filter(|f| f.is_blocker())
        .map(|f| {
            format!(
                "{} {}",
                f.at,
                rollout_engine::wizard_steps::words::sentence(f)
            )
        })
        .collect();
    let (typed, pressed) = (journey.typed.len(), journey.pressed);
    assert!(open.is_empty(), "after {typed} answers: {open:#?}");
    assert!(
        typed <= GOAL,
        "{typed} answers and {pressed} presses: {:#?}",
        journey.typed
    );
    // What is typed is mostly ids, and who decided what, when, and where it is written.
    assert_eq!((typed, pressed), (55, 37));
}
