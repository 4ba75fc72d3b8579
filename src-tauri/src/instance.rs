//! One window for a data folder: a second start hands its plans to the first and ends.
//!
//! The first listens on a local socket in the data folder (a named pipe on Windows), which only the
//! person's own account can reach. It hears names of plan files and nothing else.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};

use interprocess::local_socket::traits::{ListenerExt as _, Stream as _};
use interprocess::local_socket::{ListenerOptions, Name, Stream};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager as _};

use crate::{App, desktop_host};

/// The longest message that is read.
const MOST: u64 = 64 * 1024;
/// What the first window answers.
const TAKEN: &str = "taken";

/// What a second start says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Hello {
    plans: Vec<PathBuf>,
}

/// Hands plans to the window that has this folder open. False when there is none.
pub fn hand_over(folder: &Path, plans: &[PathBuf]) -> bool {
    let hello = Hello {
        plans: plans.to_vec(),
    };
    say(folder, &hello).unwrap_or(false)
}

fn say(folder: &Path, hello: &Hello) -> std::io::Result<bool> {
    let mut stream = Stream::connect(name(folder)?)?;
    writeln!(stream, "{}", serde_json::to_string(hello)?)?;
    stream.flush()?;
    let mut answer = String::new();
    BufReader::new(stream.take(MOST)).read_line(&mut answer)?;
    Ok(answer.trim() == TAKEN)
}

/// Listens for second starts until the app ends. Where nobody can listen, a second start opens for
/// reading, as the lock on the drafts tells it.
pub fn listen(handle: &AppHandle) {
    let folder = handle.state::<App>().desk.folder().to_owned();
    let listener = name(&folder).and_then(|name| {
        ListenerOptions::new()
            .name(name)
            // What a killed process left is no listener.
            .try_overwrite(true)
            .create_sync()
    });
    let Ok(listener) = listener else { return };
    let handle = handle.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming().filter_map(Result::ok) {
            // One that breaks off has said nothing.
            _ = hear(stream, &handle);
        }
    });
}

fn hear(mut stream: Stream, handle: &AppHandle) -> std::io::Result<()> {
    let mut line = String::new();
    BufReader::new((&mut stream).take(MOST)).read_line(&mut line)?;
    let hello: Hello = serde_json::from_str(&line)?;
    writeln!(stream, "{TAKEN}")?;
    desktop_host::come_forward(handle);
    desktop_host::take_in(handle, &hello.plans);
    Ok(())
}

#[cfg(unix)]
fn name(folder: &Path) -> std::io::Result<Name<'static>> {
    use interprocess::local_socket::{GenericFilePath, ToFsName as _};
    folder.join("window.sock").to_fs_name::<GenericFilePath>()
}

/// Pipes have one name space for the computer; the folder makes the name.
#[cfg(windows)]
fn name(folder: &Path) -> std::io::Result<Name<'static>> {
    use interprocess::local_socket::{GenericNamespaced, ToNsName as _};
    let folder: String = folder
        .to_string_lossy()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect();
    format!("foundry-rollout{folder}").to_ns_name::<GenericNamespaced>()
}
