//! The main job over TLS, against a practice tenant that another process serves as if it were
//! Azure: signed in through the Azure CLI, and as a service principal.
#![cfg(unix)]

use practice_tenant::Practice;
use rollout_engine::practice_seed::Kind;
use rollout_engine::wizard_steps::catalog::roles;
use rollout_engine::wizard_steps::examples::example_guid;
use rollout_tests::{
    Az, Outcome, Record, Rollout, Served, View, files_with, plan_file, tenant_file,
};
use serde_json::{Value, json};
use std::path::Path;
use std::time::SystemTime;

/// A client secret that must not turn up anywhere but in the tenant that issued it.
const SECRET: &str = "canary~of.the-pipeline~31415926";
/// How every unsigned token of the practice tenant begins.
const TOKEN: &str = "eyJ";

/// Somebody who serves Contoso's tenant, with a pipeline that owns the subscriptions.
fn server() -> (Rollout, Value) {
    let server = Rollout::instant();
    let mut tenant = Kind::Default.description();
    let pipeline = example_guid("practice pipeline");
    let subscriptions = tenant["subscriptions"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let owns = subscriptions.iter().map(|one| {
        let scope = format!("/subscriptions/{}", plan_file::text(&one["id"]));
        json!({"scope": scope, "principalId": pipeline, "roleId": roles::OWNER})
    });
    let assignments = tenant["assignments"].as_array_mut().expect("assignments");
    assignments.extend(owns);
    for object in tenant["directory"].as_array_mut().expect("a directory") {
        if object["id"] == pipeline.as_str() {
            object["secret"] = SECRET.into();
        }
    }
    plan_file::write(&tenant_file::path(server.data_folder(), "default"), &tenant);
    (server, tenant)
}

/// Somebody who plans; a proxy of the machine must not come between.
fn client() -> Rollout {
    let client = Rollout::instant()
        .env("NO_PROXY", "127.0.0.1")
        .env("no_proxy", "127.0.0.1");
    client.must(0, "new --example contoso -o plan.json");
    client
}

/// The Azure CLI of somebody who is signed in as the tenant's admin.
fn az(folder: &Path, tenant: &Value) -> Az {
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |time| time.as_secs().cast_signed());
    let mut practice = Practice::from_seed(tenant).expect("the tenant can be started");
    practice.set_clock(now);
    let admin = plan_file::text(&tenant["caller"]);
    let [arm, graph] = [
        "https://management.azure.com",
        "https://graph.microsoft.com",
    ]
    .map(|audience| {
        practice
            .token_for(&admin, audience)
            .expect("the admin signs in")
    });
    Az::in_folder(folder, &arm, &graph, now + 3_600)
}

/// Demands no signature, as a plan may say.
fn without_signatures(client: &Rollout) {
    plan_file::edit(&client.path("plan.json"), |plan| {
        plan["signOffs"]["required"] = json!([]);
    });
}

/// Applies twice, looks, takes it back. Returns how much that took, and everything that was printed.
fn apply_and_undo(client: &Rollout, azure: &Served) -> (String, Vec<String>) {
    let plan = format!("plan.json {}", azure.way());
    let grants = View::of(client, 2, &plan).count("create");
    let applied = client.must(0, &format!("apply {plan} --yes --record apply.jsonl"));
    let record = Record::read(&client.path("apply.jsonl"));
    let figures = format!("over TLS: {grants} grants, {} requests", record.arm());
    assert_eq!(record.puts().len(), grants, "one PUT a grant: {applied}");
    assert!(
        record.arm() * 10 <= grants * 16,
        "{} requests for {grants} grants",
        record.arm()
    );
    let compared = client.must(0, &format!("compare {plan}"));
    let again = client.must(0, &format!("apply {plan} --yes --record again.jsonl"));
    let record = Record::read(&client.path("again.jsonl"));
    assert_eq!(record.writes(), 0, "a second run writes nothing: {again}");
    let back = format!(
        "undo {} {} --record undo.jsonl",
        client.last_run(),
        azure.way_back()
    );
    let undone = client.must(0, &back);
    let record = Record::read(&client.path("undo.jsonl"));
    assert_eq!(
        record.deletes().len(),
        grants,
        "all is taken back: {undone}"
    );
    let printed = [applied, compared, again, undone];
    (figures, printed.iter().map(Outcome::to_string).collect())
}

/// Nothing that was written or printed holds this text.
fn nowhere(folders: &[&Path], printed: &[String], text: &str) {
    for folder in folders {
        let found = files_with(folder, text);
        assert!(found.is_empty(), "“{text}” is in {found:?}");
    }
    for one in printed {
        assert!(!one.contains(text), "“{text}” was printed: {one}");
    }
}

#[test]
fn signed_in_with_the_azure_cli() {
    let (server, tenant) = server();
    let azure = Served::by(&server);
    let bin = tempfile::tempdir().expect("a temporary folder");
    let az = az(bin.path(), &tenant);
    let client = client().env("PATH", az.path());

    let unsigned = format!(
        "apply plan.json {} --yes --record unsigned.jsonl",
        azure.way()
    );
    let refused = client.must(2, &unsigned);
    assert!(
        refused.stderr.contains("signatures are missing"),
        "{refused}"
    );
    let record = Record::read(&client.path("unsigned.jsonl"));
    assert_eq!(
        record.writes(),
        0,
        "a real tenant demands signatures: {refused}"
    );

    without_signatures(&client);
    let (figures, mut printed) = apply_and_undo(&client, &azure);
    println!("Azure CLI, {figures}");
    let asked = az.asked();
    let planned = plan_file::text(&tenant["tenantId"]);
    for line in asked.lines() {
        assert!(
            line.contains(&format!("--tenant {planned}")),
            "for the plan's tenant: {line}"
        );
    }
    printed.push(refused.to_string());
    printed.push(azure.stop());
    let folders = [
        client.data_folder(),
        &client.path(""),
        server.data_folder(),
        &server.path(""),
    ];
    nowhere(&folders, &printed, TOKEN);
    nowhere(&folders, &printed, "Bearer ey");
    for token in az.tokens() {
        let payload = token.split('.').nth(1).expect("a token has three parts");
        nowhere(&folders, &printed, payload);
    }
}

#[test]
fn signed_in_as_a_service_principal() {
    let (server, _) = server();
    let azure = Served::by(&server);
    let client = client()
        .env("AZURE_CLIENT_ID", example_guid("practice pipeline app"))
        .env("AZURE_CLIENT_SECRET", SECRET);
    without_signatures(&client);
    let (figures, mut printed) = apply_and_undo(&client, &azure);
    println!("Service principal, {figures}");
    let runs = client.json(0, "runs --format json");
    assert_eq!(
        runs[0]["caller"],
        example_guid("practice pipeline").as_str(),
        "the journal knows who it was: {runs}"
    );
    printed.push(azure.stop());
    let theirs = [client.data_folder(), &client.path(""), &server.path("")];
    nowhere(&theirs, &printed, SECRET);
    let folders = [
        client.data_folder(),
        &client.path(""),
        server.data_folder(),
        &server.path(""),
    ];
    nowhere(&folders, &printed, TOKEN);
    assert_eq!(
        files_with(server.data_folder(), SECRET),
        [tenant_file::path(server.data_folder(), "default")],
        "only the tenant that issued it knows the secret"
    );
}

#[test]
fn a_wrong_secret_is_refused_and_not_repeated() {
    let (server, _) = server();
    let azure = Served::by(&server);
    let client = client()
        .env("AZURE_CLIENT_ID", example_guid("practice pipeline app"))
        .env("AZURE_CLIENT_SECRET", "wrong~of.the-pipeline~27182818");
    let refused = client.must(1, &format!("compare plan.json {}", azure.way()));
    assert!(
        refused.stderr.contains("AADSTS7000215"),
        "Entra's own words: {refused}"
    );
    assert!(
        !refused.stderr.contains("27182818"),
        "and not the secret: {refused}"
    );
}

#[test]
fn a_certificate_nobody_trusts_stops_everything() {
    let (server, tenant) = server();
    let azure = Served::by(&server);
    let bin = tempfile::tempdir().expect("a temporary folder");
    let client = client().env("PATH", az(bin.path(), &tenant).path());
    let way = azure.way();
    let (way, _) = way
        .split_once(" --ca-file")
        .expect("a certificate authority");
    let refused = client.must(1, &format!("compare plan.json {way}"));
    let says = refused.stderr.to_lowercase();
    assert!(says.contains("certificate"), "it says why: {refused}");
    let asked = std::fs::read_to_string(server.path("served.jsonl")).unwrap_or_default();
    assert_eq!(asked, "", "nothing was sent");
}
