use wizard_steps::examples::contoso;
use wizard_steps::plan::about::Cloud;
use wizard_steps::plan::text::Day;
use wizard_steps::steps::prerequisites::requests::{Asked, AskedGroup, AskedSubscription};

use super::{Form, write};

const ODD: &str = r#"O'Brien $(rm) "x""#;

fn asked() -> Asked {
    let group = |name: &str, rule: &str| AskedGroup {
        id: "pri-a".to_owned(),
        name: name.to_owned(),
        nickname: "o-brien-rm-x".to_owned(),
        why: "New\nteam".to_owned(),
        stands_for: "admins of Finance & Risk".to_owned(),
        owner: "Identity team".to_owned(),
        owner_reach: "identity@contoso.example".to_owned(),
        members: vec![
            "lee@contoso.example".to_owned(),
            "o'hara@contoso.example".to_owned(),
        ],
        rule: rule.to_owned(),
        waiting: 1,
    };
    Asked {
        groups: vec![
            group(ODD, ""),
            group("Everyone", r#"(user.department -eq "O'Neil")"#),
        ],
        subscriptions: vec![AskedSubscription {
            id: "sub-a".to_owned(),
            name: "Contoso AI\nrm -rf".to_owned(),
            why: "Tests".to_owned(),
            stands_for: "Test".to_owned(),
            management_group: "mg-ai".to_owned(),
            owner: "Cloud platform team".to_owned(),
            owner_reach: "cloud@contoso.example".to_owned(),
            providers: vec!["Microsoft.CognitiveServices".to_owned()],
            regions: vec!["swedencentral".to_owned()],
            waiting: 12,
        }],
        doubled: Vec::new(),
    }
}

fn written(form: Form) -> String {
    let plan = contoso(Day::parse("2026-11-22").expect("a day"));
    write(&plan, &asked(), form)
}

#[test]
fn odd_names_stay_names_in_every_form() {
    let az = written(Form::Az);
    assert!(
        az.contains(r#"group_or 'O'\''Brien $(rm) "x"' az ad group create"#),
        "{az}"
    );
    assert!(az.contains(r#"\"O'\''Neil\""#), "{az}");
    assert!(
        az.contains("# The subscription Contoso AI rm -rf is asked for"),
        "{az}"
    );
    let powershell = written(Form::PowerShell);
    assert!(
        powershell.contains(r#"-Name 'O''Brien $(rm) "x"' `"#),
        "{powershell}"
    );
    assert!(powershell.contains("'o''hara@contoso.example'"));
    assert!(!powershell.contains("\n-rf") && !az.contains("\nrm"));
}

#[test]
fn every_form_names_what_is_asked_for() {
    for form in Form::ALL {
        let text = written(form);
        assert!(text.ends_with('\n') && text.contains("Everyone"), "{form}");
        assert!(text.contains("lee@contoso.example"), "{form}");
        assert!(text.contains("Contoso AI rm -rf"), "{form}");
        assert_eq!(form.name().parse(), Ok(form));
        let nothing = write(
            &contoso(Day::parse("2026-11-22").expect("a day")),
            &Asked::default(),
            form,
        );
        assert!(nothing.ends_with('\n') && !nothing.contains("Everyone"));
    }
    let letter = written(Form::Text);
    assert!(letter.contains("To Cloud platform team (cloud@contoso.example): make 1 subscription"));
    assert!(
        letter.contains("management group: mg-ai") && letter.contains("waits for it: 12 grants")
    );
    assert!("pdf".parse::<Form>().is_err());
}

#[test]
fn other_clouds_have_their_own_addresses() {
    let mut plan = contoso(Day::parse("2026-11-22").expect("a day"));
    plan.about.cloud = Some(Cloud::UsGovernment);
    assert!(write(&plan, &asked(), Form::Az).contains("https://graph.microsoft.us/v1.0/groups"));
    assert!(write(&plan, &asked(), Form::PowerShell).contains("-Environment USGov"));
    assert!(write(&plan, &asked(), Form::Portal).contains("entra.microsoft.us"));
}

#[test]
fn commands_for_a_deleted_resource_take_names_as_they_are() {
    let held = wizard_steps::steps::environments::view::HeldName {
        account: "acc-a".to_owned(),
        name: "aif'; rm".to_owned(),
        environment: "env-a".to_owned(),
        subscription: "0f".to_owned(),
        subscription_name: "One".to_owned(),
        location: "swedencentral".to_owned(),
        resource_group: "rg".to_owned(),
        until: String::new(),
        is_seen: true,
    };
    assert_eq!(
        super::deleted::purge(&held),
        r"az cognitiveservices account purge --name 'aif'\''; rm' --resource-group 'rg' --location 'swedencentral' --subscription '0f'"
    );
    assert!(super::deleted::restore(&held).starts_with("az cognitiveservices account recover "));
}
