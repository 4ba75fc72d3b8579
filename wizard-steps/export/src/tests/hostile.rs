//! Hostile text in every answer of a plan stays text.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use wizard_steps::plan::read;

use super::{Sample, reading};
use crate::block::Block;
use crate::{markdown, report};

const HOSTILE: [&str; 46] = [
    "[link](https://evil.example)",
    "![image](https://evil.example/x.png)",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<https://evil.example>",
    "<a@evil.example>",
    "https://evil.example/a_b_c",
    "www.evil.example",
    "[ref][x]\n\n[x]: https://evil.example",
    "[x]: https://evil.example",
    "# heading #",
    "text\n# heading\n## another",
    "text\n====",
    "text\n----",
    "---",
    "***",
    "___",
    "- a\n- b",
    "+ plus",
    "* star",
    "1. one",
    "123456789) many",
    "> quote",
    "    indented code",
    "\tcode\n\n\tmore",
    "```sh\nrm -rf /\n```",
    "~~~\nfence\n~~~",
    "`code` and ``more``",
    "a | b | c\n--- | --- | ---\n1 | 2 | 3",
    "cell | break \\| again \\\\| and \\",
    "*em* _em_ **strong** __strong__ ***both***",
    "~~gone~~ ~sub~ ^sup^",
    "&lt;b&gt; &#60; &amp; &copy;",
    "<!-- comment --> <?php ?> <![CDATA[x]]>",
    "[[wiki]] [^1] [ ] [x] {#id .class} {{ template }}",
    "$e=mc^2$ $$x$$",
    "line one\r\nline two\u{2028}line three\u{85}four\u{0}",
    "trailing spaces  \nand hard\\\nbreak",
    "abc\u{202E}fdp.exe\u{202C}\u{200B}\u{FEFF}",
    "=1+1 @SUM(A1) -2+3",
    "[javascript](javascript:alert(1))",
    ": definition",
    "| leading",
    "{\"json\": [1, \"`x`\"]} ${HOME} $(id) %{x}",
    "’quotes“ ß 你好 \u{1F468}\u{200D}\u{1F469} a\u{308}",
    "|||\\|||",
];

/// Paths whose texts may hold anything, and those that Azure judges besides.
struct Fields {
    free: BTreeSet<String>,
    all: BTreeSet<String>,
}

#[test]
fn hostile_text_in_every_answer_stays_text() {
    let sample = Sample::contoso();
    let fields = fields(&sample.document);
    assert!(fields.free.len() > 60, "{:?}", fields.free);
    for hostile in HOSTILE {
        for paths in [&fields.free, &fields.all] {
            let mut tree = sample.document.clone();
            replace(&mut tree, "", paths, hostile);
            let (plan, _) = read::typed(&tree).unwrap();
            let mut sample = Sample::of(&plan).with_findings_and(hostile);
            sample.document = tree;
            comes_back(&sample, hostile);
            let environment = sample.plan.environments.order[0].clone();
            sample.slice.environments.insert(environment);
            comes_back(&sample, hostile);
        }
    }
}

#[test]
fn hostile_ids_and_tags_stay_text() {
    for hostile in HOSTILE {
        let sample = Sample::contoso();
        let text = serde_json::to_string(&sample.document).unwrap();
        let key = serde_json::to_string(hostile).unwrap();
        let id = sample.plan.organization.order[0].clone();
        let text = text.replace(&format!("\"{id}\""), &key);
        let mut tree: Value = serde_json::from_str(&text).unwrap();
        tree["governance"]["tags"][hostile] = hostile.into();
        let (plan, _) = read::typed(&tree).unwrap();
        comes_back(&Sample::of(&plan), hostile);
    }
}

#[test]
fn the_contoso_report_reads_as_it_was_meant() {
    comes_back(&Sample::contoso(), "Contoso");
    comes_back(
        &Sample::contoso().with_findings().in_slice("group=finance"),
        "findings",
    );
}

/// What a Markdown reader sees is what was meant, block by block, and nothing else.
fn comes_back(sample: &Sample, what: &str) {
    let blocks = sample.input(report::report);
    let text = markdown::write(&blocks);
    let meant: Vec<Block> = blocks.iter().filter_map(reading::expected).collect();
    let read = reading::blocks(&text).unwrap_or_else(|error| panic!("{what:?}: {error}"));
    for (read, meant) in read.iter().zip(&meant) {
        assert_eq!(read, meant, "{what:?}");
    }
    assert_eq!(read.len(), meant.len(), "{what:?}");
    for line in text.lines() {
        assert!(!line.ends_with(char::is_whitespace), "{what:?}: {line:?}");
    }
    assert!(!text.contains('\r') && text.ends_with('\n') && !text.ends_with("\n\n"));
}

impl Sample {
    fn with_findings_and(self, hostile: &str) -> Self {
        let mut sample = self.with_findings();
        for row in &mut sample.checklist {
            hostile.clone_into(&mut row.title);
            hostile.clone_into(&mut row.evidence);
        }
        for finding in &mut sample.findings {
            finding.values.insert("group", hostile.to_owned());
        }
        sample
    }
}

/// Finds the fields whose type is text: replacing one instance of each must still be a plan.
fn fields(tree: &Value) -> Fields {
    let mut shapes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    texts(tree, "", &mut shapes);
    let is_text = |shape: &String| {
        let mut tree = tree.clone();
        replace(&mut tree, "", &BTreeSet::from([shape.clone()]), "hostile");
        read::typed(&tree).is_ok()
    };
    let all: BTreeMap<_, _> = shapes.into_iter().filter(|(s, _)| is_text(s)).collect();
    let without = |judged: fn(&str) -> bool| {
        let free = all
            .iter()
            .filter(|(_, texts)| !texts.iter().any(|t| judged(t)));
        free.map(|(shape, _)| shape.clone()).collect()
    };
    Fields {
        free: without(|t| is_reference(t) || is_judged(t)),
        // References stay, else nothing is left to tell.
        all: without(is_reference),
    }
}

/// An id of the plan.
fn is_reference(text: &str) -> bool {
    let letters = |t: &str| t.len() == 6 && t.bytes().all(|b| b.is_ascii_alphanumeric());
    text.split_once('-')
        .is_some_and(|(prefix, rest)| prefix.len() == 3 && rest.split('-').all(letters))
}

/// Something that Azure judges, without which roles and places are lost.
fn is_judged(text: &str) -> bool {
    const SETTINGS: [&str; 4] = ["swedencentral", "AzureStorageAccount", "AAD", "AppInsights"];
    let guid = text.len() == 36 && text.matches('-').count() == 4;
    guid || text.starts_with("/subscriptions/") || SETTINGS.contains(&text)
}

fn texts(value: &Value, at: &str, out: &mut BTreeMap<String, Vec<String>>) {
    match value {
        Value::String(text) => out.entry(at.to_owned()).or_default().push(text.clone()),
        Value::Array(list) => list.iter().for_each(|v| texts(v, &format!("{at}/*"), out)),
        Value::Object(map) => map.iter().for_each(|(k, v)| texts(v, &step(at, k), out)),
        _ => {}
    }
}

fn replace(value: &mut Value, at: &str, paths: &BTreeSet<String>, hostile: &str) {
    match value {
        Value::String(text) if paths.contains(at) => hostile.clone_into(text),
        Value::Array(list) => list
            .iter_mut()
            .for_each(|v| replace(v, &format!("{at}/*"), paths, hostile)),
        Value::Object(map) => map
            .iter_mut()
            .for_each(|(k, v)| replace(v, &step(at, k), paths, hostile)),
        _ => {}
    }
}

/// One shape for all ids of a collection.
fn step(at: &str, key: &str) -> String {
    let id = key.contains('-') || key.contains(':') || key.contains('@');
    format!("{at}/{}", if id { "*" } else { key })
}
