//! Do names resolve to private addresses?

use super::subnets::choices;
use crate::finding::Hit;
use crate::plan::about::Cloud;
use crate::plan::edit::Edit;
use crate::rule::Context;
use crate::steps::networking::answers::Inbound;

/// The private DNS zones of a Foundry resource in Azure's public cloud: always all three.
/// Source: Microsoft's page on virtual networks for Agent Service (2026-06-15).
const ZONES: [&str; 3] = [
    "privatelink.cognitiveservices.azure.com",
    "privatelink.openai.azure.com",
    "privatelink.services.ai.azure.com",
];

/// NET-006: an environment with private endpoints does not cover all three zones, or nobody is named
/// who writes them. Zones are known for the public cloud only.
/// Source: Microsoft's pages on virtual networks for Agent Service (2026-06-15) and private links for
/// Foundry (2026-03-12).
pub(super) fn zones_not_covered(context: &Context<'_>) -> Vec<Hit> {
    let elsewhere = context.plan.about.cloud.is_some_and(|c| c != Cloud::Public);
    let mut hits = Vec::new();
    for (id, choice) in choices(context) {
        if !choice.inbound.is_some_and(Inbound::is_private) {
            continue;
        }
        let covered = |zone: &str| {
            let mut zones = choice.dns_zones.iter();
            zones.any(|z| z.trim().trim_end_matches('.').eq_ignore_ascii_case(zone))
        };
        let missing: Vec<&str> = ZONES
            .into_iter()
            .filter(|zone| !elsewhere && !covered(zone))
            .collect();
        let mut open: Vec<String> = missing.iter().map(|z| format!("{z} is missing")).collect();
        let nobody = choice.dns.is_none();
        open.extend(nobody.then(|| "nobody is named who writes them".to_owned()));
        if open.is_empty() {
            continue;
        }
        let at = format!("/networking/environments/{id}");
        let field = if missing.is_empty() {
            "dns"
        } else {
            "dnsZones"
        };
        let hit = Hit::at(format!("{at}/{field}"))
            .about(id)
            .with("environment", context.estate.environment_name(id))
            .with("open", open.join("; "))
            .ask("DNS team");
        let given = choice.dns_zones.iter().map(String::as_str);
        let zones: Vec<&str> = given.chain(missing).collect();
        let edit = Edit::set(format!("{at}/dnsZones"), zones);
        hits.push(match choice.dns {
            Some(_) => hit.fixed_by(vec![edit]),
            None => hit,
        });
    }
    hits
}
