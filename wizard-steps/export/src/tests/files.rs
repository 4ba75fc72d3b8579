//! The files: names, digests, determinism.

use std::collections::BTreeSet;

use serde_json::Value;
use wizard_steps::plan::{canonical, read};

use super::Sample;
use crate::{Artifact, Format};

fn file<'f>(files: &'f [Artifact], name: &str) -> &'f Artifact {
    files.iter().find(|f| f.name == name).unwrap()
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let sample = || Sample::contoso().with_findings().in_slice("env=dev");
    assert_eq!(sample().export(), sample().export());
}

#[test]
fn files_are_ours_utf8_and_end_lines_with_line_feeds() {
    let files = Sample::contoso().export();
    let names: Vec<_> = files.iter().map(|f| f.name).collect();
    let ours = [
        "plan.json",
        "meaning.json",
        "report.md",
        "manifest.json",
        "SHA256SUMS",
    ];
    assert_eq!(names, ours);
    for file in &files {
        let text = std::str::from_utf8(&file.bytes).unwrap();
        assert!(
            !text.contains('\r') && !text.starts_with('\u{FEFF}'),
            "{}",
            file.name
        );
        assert!(
            text.lines().all(|l| !l.ends_with([' ', '\t'])),
            "{}",
            file.name
        );
        assert_eq!(file.sha256, canonical::digest_of_bytes(&file.bytes));
    }
}

#[test]
fn only_what_was_asked_for_is_written_and_each_once() {
    let names = |formats: &[Format]| -> Vec<&str> {
        let files = Sample::contoso().input(|input| crate::export(input, formats));
        files.iter().map(|f| f.name).collect()
    };
    assert_eq!(
        names(&[Format::Markdown]),
        ["report.md", "manifest.json", "SHA256SUMS"]
    );
    assert_eq!(
        names(&[Format::Markdown, Format::Json, Format::Markdown]).len(),
        5
    );
}

#[test]
fn formats_are_read_by_name_and_the_others_listed() {
    assert_eq!("json".parse(), Ok(Format::Json));
    assert_eq!(" MD ".parse(), Ok(Format::Markdown));
    assert!(Format::ALL.iter().all(|f| f.key().parse() == Ok(*f)));
    let error = "pdf".parse::<Format>().unwrap_err().to_string();
    assert_eq!(error, "no format “pdf”; choose from json, markdown");
}

#[test]
fn the_manifest_and_the_sums_name_every_file() {
    let sample = Sample::contoso().in_slice("env=dev,group=finance");
    let files = sample.export();
    let manifest: Value = serde_json::from_slice(&file(&files, "manifest.json").bytes).unwrap();
    for entry in manifest["files"].as_array().unwrap() {
        let file = file(&files, entry["name"].as_str().unwrap());
        assert_eq!(entry["sha256"], file.sha256.as_str());
        assert_eq!(entry["bytes"], file.bytes.len());
    }
    let sums = String::from_utf8(file(&files, "SHA256SUMS").bytes.clone()).unwrap();
    let summed: BTreeSet<_> = sums.lines().map(|l| l.split_once("  ").unwrap()).collect();
    let expected = files.iter().filter(|f| f.name != "SHA256SUMS");
    assert_eq!(
        summed,
        expected.map(|f| (f.sha256.as_str(), f.name)).collect()
    );
    assert_eq!(manifest["slice"]["label"], "Development of Finance & Risk");
    assert_eq!(
        manifest["plan"]["fileDigest"],
        canonical::digest(&sample.document)
    );
    // `sha256sum meaning.json` is the digest of meaning.
    assert_eq!(
        manifest["meaning"]["sha256"],
        file(&files, "meaning.json").sha256.as_str()
    );
}

#[test]
fn a_plan_that_is_read_back_exports_the_same() {
    let mut sample = Sample::contoso();
    sample.document["later"] = serde_json::json!({"field": ["of a newer version", null, ""]});
    let files = sample.export();
    let read = read::read(&file(&files, "plan.json").bytes).unwrap();
    assert_eq!(
        canonical::digest(&read.tree),
        canonical::digest(&sample.document)
    );
    let again = Sample {
        document: read.tree,
        ..Sample::of(&read.plan)
    };
    assert_eq!(again.export(), files);
}
