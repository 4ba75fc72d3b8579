//! `cargo xtask walk`: the main job, from a new plan to an applied one, through the
//! command line and on the practice tenant.

use crate::place::Place;
use crate::practice::{Noise, PLAN, Practice, Step};
use std::path::absolute;

/// Builds and walks.
pub fn run(place: &Place, noise: Noise) -> Result<(), String> {
    let mut practice = Practice::begin(place, "practice-run", noise)?;
    let own_state = std::env::var_os("ROLLOUT_DATA").filter(|named| !named.is_empty());
    let kept = own_state.is_some();
    if let Some(named) = own_state {
        practice.data =
            absolute(named).map_err(|wrong| format!("ROLLOUT_DATA is no usable path: {wrong}"))?;
    }
    println!("\nContoso on the practice tenant. Nothing here reaches Azure.");
    practice.introduce();

    for step in before_apply(kept) {
        practice.step(&step)?;
    }
    for step in AFTER_COMPARE {
        practice.step(step)?;
    }
    println!("\nDone: the Contoso plan was made, checked, compared, applied to the practice");
    println!("tenant, found complete by a second comparison, and exported.");
    for (what, path) in [
        ("plan", practice.folder.join(PLAN)),
        ("export", practice.folder.join("export")),
        ("state", practice.data),
    ] {
        println!("  {what:7} {}", path.display());
    }
    Ok(())
}

/// State that was there before may come from an earlier walk: then the practice
/// tenant may hold the plan already, and the first comparison finds nothing.
fn before_apply(state_was_there: bool) -> [Step; 3] {
    let something_to_do: &[i32] = if state_was_there { &[0, 2] } else { &[2] };
    [
        Step {
            words: &["new", "--example", "contoso", "-o", PLAN],
            right: &[0],
        },
        Step {
            words: &["check", PLAN],
            right: &[0],
        },
        Step {
            words: &["compare", PLAN, "--tenant", "practice"],
            right: something_to_do,
        },
    ]
}

const AFTER_COMPARE: &[Step] = &[
    Step {
        words: &["apply", PLAN, "--tenant", "practice", "--yes"],
        right: &[0],
    },
    Step {
        words: &["compare", PLAN, "--tenant", "practice"],
        right: &[0],
    },
    Step {
        words: &["export", PLAN, "--to", "export"],
        right: &[0],
    },
];
