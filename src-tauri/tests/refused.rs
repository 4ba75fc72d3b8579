//! Who may ask the app for something: our own page in the one window, for commands that are listed.

use tauri::ipc::{CallbackFn, InvokeBody, InvokeResponseBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};

const OURS: &str = "tauri://localhost";

/// The shipped configuration and capability, with commands that only say that they were reached.
fn app() -> App<MockRuntime> {
    mock_builder()
        .invoke_handler(|invoke| {
            invoke.resolver.resolve("reached");
            true
        })
        .build(rollout_desktop::context())
        .expect("the shipped configuration")
}

fn window(app: &App<MockRuntime>, label: &str) -> WebviewWindow<MockRuntime> {
    WebviewWindowBuilder::new(app, label, tauri::WebviewUrl::default())
        .build()
        .expect("a window that is no window")
}

fn asks(
    window: &WebviewWindow<MockRuntime>,
    command: &str,
    origin: &str,
) -> Result<String, String> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: origin.parse().expect("an address"),
        body: InvokeBody::default(),
        headers: tauri::http::HeaderMap::new(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request)
        .map(|body| match body {
            InvokeResponseBody::Json(text) => text,
            InvokeResponseBody::Raw(bytes) => format!("{bytes:?}"),
        })
        .map_err(|refused| refused.to_string())
}

#[test]
fn our_page_in_the_one_window_reaches_listed_commands() {
    let app = app();
    let main = window(&app, "main");
    assert_eq!(asks(&main, "start", OURS).unwrap(), "\"reached\"");
    assert_eq!(asks(&main, "apply", OURS).unwrap(), "\"reached\"");
}

#[test]
fn nobody_else_reaches_anything() {
    let app = app();
    let main = window(&app, "main");
    let other = window(&app, "other");
    for (window, command, origin) in [
        (&main, "start", "https://evil.example"),
        (&main, "apply", "https://evil.example"),
        (&main, "apply", "http://localhost:1420"),
        (&other, "start", OURS),
        (&main, "delete_everything", OURS),
        (&main, "plugin:dialog|open", OURS),
        (&main, "plugin:dialog|save", OURS),
        (&main, "plugin:fs|read_file", OURS),
        (&main, "plugin:event|listen", OURS),
        (&main, "plugin:window|create", OURS),
        (&main, "plugin:webview|create_webview", OURS),
        (&main, "plugin:path|resolve_directory", OURS),
    ] {
        let answer = asks(window, command, origin);
        let refused = answer.expect_err(command);
        assert!(
            refused.contains("not allowed") || refused.contains("not found"),
            "{command}: {refused}"
        );
    }
}
