//! A stand-in for the Azure CLI: it prints tokens that a test made.

use crate::plan_file;
use serde_json::json;
use std::path::{Path, PathBuf};

/// Answers `az account get-access-token` by the scope that is asked for, and writes down what it
/// was asked.
const SCRIPT: &str = r#"#!/bin/sh
here=${0%/*}
echo "$*" >>"$here/asked"
case "$*" in
"account get-access-token "*"--scope https://management.azure.com/.default "*) cat "$here/arm.json" ;;
"account get-access-token "*"--scope https://graph.microsoft.com/.default "*) cat "$here/graph.json" ;;
*) echo "ERROR: the stand-in has no answer to: $*" >&2; exit 1 ;;
esac
"#;

/// An `az` in a folder of its own.
pub struct Az {
    folder: PathBuf,
    tokens: [String; 2],
}

impl Az {
    /// One that hands out these tokens until `expires`, in seconds since 1970.
    ///
    /// # Panics
    ///
    /// When the folder cannot be written.
    pub fn in_folder(folder: &Path, arm: &str, graph: &str, expires: i64) -> Self {
        for (name, token) in [("arm.json", arm), ("graph.json", graph)] {
            let answer =
                json!({"accessToken": token, "expires_on": expires, "tokenType": "Bearer"});
            plan_file::write(&folder.join(name), &answer);
        }
        let script = folder.join("az");
        std::fs::write(&script, SCRIPT).expect("the stand-in can be written");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let may_run = std::fs::Permissions::from_mode(0o755);
            std::fs::set_permissions(script, may_run).expect("the stand-in may be run");
        }
        Self {
            folder: folder.to_owned(),
            tokens: [arm.to_owned(), graph.to_owned()],
        }
    }

    /// A search path on which this `az` comes first.
    ///
    /// # Panics
    ///
    /// When the folder cannot stand on a search path.
    pub fn path(&self) -> std::ffi::OsString {
        let known = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(self.folder.clone()).chain(std::env::split_paths(&known));
        std::env::join_paths(folders).expect("folders without a colon")
    }

    /// What it hands out.
    pub fn tokens(&self) -> &[String; 2] {
        &self.tokens
    }

    /// Everything that it was asked, a line a call.
    pub fn asked(&self) -> String {
        std::fs::read_to_string(self.folder.join("asked")).unwrap_or_default()
    }
}
