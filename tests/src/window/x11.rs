//! As much of the X protocol as closes a window: what a title bar sends.
//!
//! The screen in memory has no window manager, and the driver's own way of closing a window
//! takes the page away without asking the program.

use std::io::{Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::time::Duration;

type Answer<T> = std::io::Result<T>;

const QUERY_ATTRIBUTES: u8 = 3;
const QUERY_TREE: u8 = 15;
const INTERN_ATOM: u8 = 16;
const GET_PROPERTY: u8 = 20;
const SEND_EVENT: u8 = 25;
const GET_FOCUS: u8 = 43;
const CLIENT_MESSAGE: u8 = 33;
/// The state of a window that can be seen.
const VIEWABLE: u8 = 2;

/// A connection to a screen.
struct Screen {
    stream: UnixStream,
    root: u32,
}

/// Asks every window that can be seen, and that can be asked, to close.
pub fn ask_to_close(screen: &str) -> Answer<()> {
    let mut screen = Screen::connect(screen)?;
    let protocols = screen.atom("WM_PROTOCOLS")?;
    let delete = screen.atom("WM_DELETE_WINDOW")?;
    let mut asked = 0;
    for window in screen.windows()? {
        if screen.is_seen(window)? && screen.property(window, protocols)?.contains(&delete) {
            screen.tell(window, protocols, delete)?;
            asked += 1;
        }
    }
    // An answer to this means that everything before it was taken.
    screen.ask(GET_FOCUS, 0, &[])?;
    if asked == 0 {
        return Err(std::io::Error::other("no window can be asked to close"));
    }
    Ok(())
}

impl Screen {
    fn connect(number: &str) -> Answer<Self> {
        let mut stream = UnixStream::connect(format!("/tmp/.X11-unix/X{number}"))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        // Little end first, version 11.0, no password.
        stream.write_all(&[b'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0])?;
        let mut head = [0; 8];
        stream.read_exact(&mut head)?;
        let mut body = vec![0; usize::from(short(&head, 6)) * 4];
        stream.read_exact(&mut body)?;
        if head[0] != 1 {
            return Err(std::io::Error::other("it lets nobody in"));
        }
        let vendor = usize::from(short(&body, 16)).next_multiple_of(4);
        let formats = usize::from(body[21]) * 8;
        let root = long(&body, 32 + vendor + formats);
        Ok(Self { stream, root })
    }

    fn send(&mut self, code: u8, detail: u8, body: &[u8]) -> Answer<()> {
        let length = u16::try_from(body.len() / 4 + 1).unwrap_or(u16::MAX);
        let [low, high] = length.to_le_bytes();
        let request = [&[code, detail, low, high], body].concat();
        self.stream.write_all(&request)
    }

    /// Sends a request and reads until its answer; events on the way are not for us.
    fn ask(&mut self, code: u8, detail: u8, body: &[u8]) -> Answer<Vec<u8>> {
        self.send(code, detail, body)?;
        loop {
            let mut answer = vec![0; 32];
            self.stream.read_exact(&mut answer)?;
            match answer[0] {
                0 => return Err(std::io::Error::other(format!("it refuses: {}", answer[1]))),
                1 => {
                    let more = usize::try_from(long(&answer, 4)).unwrap_or_default() * 4;
                    answer.resize(32 + more, 0);
                    self.stream.read_exact(&mut answer[32..])?;
                    return Ok(answer);
                }
                _ => {}
            }
        }
    }

    fn atom(&mut self, name: &str) -> Answer<u32> {
        let [low, high] = u16::try_from(name.len()).unwrap_or_default().to_le_bytes();
        let mut body = [&[low, high, 0, 0], name.as_bytes()].concat();
        body.resize(body.len().next_multiple_of(4), 0);
        Ok(long(&self.ask(INTERN_ATOM, 0, &body)?, 8))
    }

    /// Those that stand on the screen itself.
    fn windows(&mut self) -> Answer<Vec<u32>> {
        let root = self.root.to_le_bytes();
        let tree = self.ask(QUERY_TREE, 0, &root)?;
        Ok(longs(&tree[32..]))
    }

    fn is_seen(&mut self, window: u32) -> Answer<bool> {
        let attributes = self.ask(QUERY_ATTRIBUTES, 0, &window.to_le_bytes())?;
        Ok(attributes[26] == VIEWABLE)
    }

    fn property(&mut self, window: u32, name: u32) -> Answer<Vec<u32>> {
        let any_kind = 0;
        let body = [window, name, any_kind, 0, 1024].map(u32::to_le_bytes);
        let found = self.ask(GET_PROPERTY, 0, body.as_flattened())?;
        Ok(longs(&found[32..]))
    }

    fn tell(&mut self, window: u32, what: u32, word: u32) -> Answer<()> {
        let longs_follow = u32::from_le_bytes([CLIENT_MESSAGE, 32, 0, 0]);
        let event = [longs_follow, window, what, word, 0, 0, 0, 0];
        let to_its_maker = 0;
        let body = [&[window, to_its_maker], event.as_slice()].concat();
        let body: Vec<u8> = body.into_iter().flat_map(u32::to_le_bytes).collect();
        self.send(SEND_EVENT, 0, &body)
    }
}

fn short(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn long(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

fn longs(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| long(four, 0)).collect()
}
