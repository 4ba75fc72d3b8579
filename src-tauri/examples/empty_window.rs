//! A window with next to nothing in it: what the system's web view costs by itself. `cargo xtask paint`
//! sets ours beside it.

use std::io::Write as _;
use std::time::Instant;

use tao::event::{Event, WindowEvent};
use tao::event_loop::{ControlFlow, EventLoop};
use tao::window::WindowBuilder;
use wry::WebViewBuilder;

const PAGE: &str = "<!doctype html><html lang=\"en\"><title>Empty</title><p>Empty</p><script>\
requestAnimationFrame(() => requestAnimationFrame(() => window.ipc.postMessage('painted')))</script>";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let started = Instant::now();
    let events = EventLoop::new();
    let window = WindowBuilder::new()
        .with_inner_size(tao::dpi::LogicalSize::new(1440.0, 900.0))
        .build(&events)?;
    let builder = WebViewBuilder::new()
        .with_html(PAGE)
        .with_ipc_handler(move |_| {
            let mut out = std::io::stdout();
            _ = writeln!(out, "painted_ms={}", started.elapsed().as_millis());
            _ = out.flush();
        });
    #[cfg(target_os = "linux")]
    let _view = {
        use tao::platform::unix::WindowExtUnix as _;
        use wry::WebViewBuilderExtUnix as _;
        builder.build_gtk(window.default_vbox().ok_or("a window without a box")?)?
    };
    #[cfg(not(target_os = "linux"))]
    let _view = builder.build(&window)?;
    events.run(move |event, _, flow| {
        *flow = ControlFlow::Wait;
        if let Event::WindowEvent {
            event: WindowEvent::CloseRequested,
            ..
        } = event
        {
            *flow = ControlFlow::Exit;
        }
    })
}
