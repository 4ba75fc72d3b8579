//! Who calls, and the ways that do not go through a network of ours.

use super::layout::{CALLERS, GAP, Layout, SPOKES};
use super::parts::Parts;
use crate::labels;
use crate::scene::{BoxRole, LineKind, SceneBox, SceneLine};
use crate::steps::networking::answers::{AgentNetwork, Inbound};

const INTERNET: &str = "internet";
const SELECTED: &str = "selected";
/// People and apps inside.
pub(super) const PEOPLE: &str = "people";
/// Selected addresses that are named; the others are counted.
const NAMED: usize = 3;

/// Those who come over the internet. Answers where they end.
pub(super) fn public(parts: &Parts<'_, '_>, layout: &mut Layout) -> i32 {
    let Some(inbound) = parts.choice.and_then(|c| c.inbound) else {
        let open = SceneBox::new(BoxRole::Caller, "undecided", "Not answered")
            .second("how it is reached")
            .at(parts.pointer(&["inbound"]));
        return layout.add(open.placed(CALLERS.0, 0, CALLERS.1));
    };
    let second = match inbound {
        Inbound::PublicAll => "any address",
        Inbound::PrivateEndpoint => "",
        Inbound::PublicSelected | Inbound::Hybrid => "all other addresses",
    };
    let internet = SceneBox::new(BoxRole::Caller, INTERNET, "Internet")
        .second(second)
        .at(parts.pointer(&["inbound"]));
    let mut internet = internet.placed(CALLERS.0, 0, CALLERS.1);
    // A way in and a way out leave it below each other, each with words above.
    if parts
        .choice
        .is_some_and(|c| c.agents == Some(AgentNetwork::None))
    {
        internet.reach(50);
    }
    let bottom = layout.add(internet);
    if !matches!(inbound, Inbound::PublicSelected | Inbound::Hybrid) {
        return bottom;
    }
    let addresses = parts.choice.map_or(&[][..], |c| &c.selected_addresses);
    let title = match addresses.len() {
        0 => "No address selected".to_owned(),
        n => labels::counted(n, "selected address", "selected addresses"),
    };
    let mut selected = SceneBox::new(BoxRole::Caller, SELECTED, title);
    for address in addresses.iter().take(NAMED) {
        selected = selected.second(address.as_str().trim());
    }
    if addresses.len() > NAMED {
        selected = selected.second(format!("and {} more", addresses.len() - NAMED));
    }
    let selected = selected.at(parts.pointer(&["selectedAddresses"]));
    layout.add(selected.placed(CALLERS.0, bottom + GAP, CALLERS.1))
}

/// People and apps inside, who come through private endpoints.
pub(super) fn private(parts: &Parts<'_, '_>, layout: &mut Layout, top: i32) {
    let Some(choice) = parts.choice else { return };
    if !choice.inbound.is_some_and(Inbound::is_private) {
        return;
    }
    let people = SceneBox::new(BoxRole::Caller, PEOPLE, "Your network")
        .second(choice.path.from.trim())
        .at(parts.pointer(&["path", "from"]));
    layout.add(people.placed(CALLERS.0, top, CALLERS.1));
}

/// Lines of those who come over the internet: over everything else, and down to the resources. What
/// starts further up ends further right, so that none crosses another.
pub(super) fn over_the_top(parts: &Parts<'_, '_>, layout: &mut Layout) {
    let Some(place) = layout.place() else { return };
    let (id, x, w, top) = (place.id.clone(), place.x, place.w, place.y);
    let words_at = i32::midpoint(SPOKES, x);
    let Some(choice) = parts.choice else { return };
    let mut lines = Vec::new();
    if let Some(internet) = layout.find(INTERNET) {
        let (kind, words) = match choice.inbound {
            Some(Inbound::PublicAll) => (LineKind::Plain, "open to any address"),
            Some(Inbound::PrivateEndpoint) => (LineKind::Closed, "public access disabled"),
            _ => (LineKind::Closed, "other addresses refused"),
        };
        let (start, y, down) = (internet.end(), internet.y + 14, x + w * 3 / 4);
        let line = SceneLine::new(kind, INTERNET, &id, &[[start, y], [down, y], [down, top]]);
        lines.push(line.labelled(words, [words_at, y - 6]));
        if choice.agents == Some(AgentNetwork::None) {
            let (y, up) = (internet.bottom() - 12, x + w / 2);
            let corners = [[up, top], [up, y], [start, y]];
            let line = SceneLine::new(LineKind::Outbound, &id, INTERNET, &corners);
            lines.push(line.labelled("agents reach out", [words_at, y - 6]));
        }
    }
    if let Some(selected) = layout
        .find(SELECTED)
        .filter(|_| !choice.selected_addresses.is_empty())
    {
        let (start, y, down) = (selected.end(), selected.middle(), x + w / 4);
        let corners = [[start, y], [down, y], [down, top]];
        let line = SceneLine::new(LineKind::Plain, SELECTED, &id, &corners);
        lines.push(line.labelled("let in", [words_at, y - 6]));
    }
    layout.lines.extend(lines);
}
