//! What was handed over: names, sizes and digests, without a time stamp.

use std::fmt::Write as _;

use serde_json::{Value, json};
use wizard_steps::plan::canonical;

use crate::{Artifact, Input};

/// Name and version of what made the files.
pub const TOOL: (&str, &str) = ("Foundry Rollout", env!("CARGO_PKG_VERSION"));

/// `manifest.json` over these files.
pub fn manifest(input: &Input<'_>, files: &[Artifact]) -> Artifact {
    let plan = input.estate.plan;
    let files: Vec<Value> = files
        .iter()
        .map(|f| json!({"name": f.name, "bytes": f.bytes.len(), "sha256": f.sha256}))
        .collect();
    let manifest = json!({
        "files": files,
        "meaning": {"sha256": canonical::digest(input.meaning)},
        "plan": {
            "id": plan.about.plan_id,
            "fileDigest": canonical::digest(input.document),
            "formatVersion": plan.format_version,
        },
        "slice": {
            "label": input.slice.label(plan),
            "environments": input.slice.environments,
            "groups": input.slice.groups,
        },
        "tool": {"name": TOOL.0, "version": TOOL.1},
    });
    Artifact::new("manifest.json", canonical::pretty(&manifest))
}

/// `SHA256SUMS` over these files, as `sha256sum -c` reads it.
pub fn sums(files: &[Artifact]) -> Artifact {
    let text = files.iter().fold(String::new(), |mut text, file| {
        let _ = writeln!(text, "{}  {}", file.sha256, file.name);
        text
    });
    Artifact::new("SHA256SUMS", text)
}
