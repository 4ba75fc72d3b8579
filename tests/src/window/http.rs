//! One HTTP request on loopback and its answer: as much as a WebDriver needs.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

/// The most that any answer may take; a driver that lost its browser says nothing at all.
const LIMIT: Duration = Duration::from_mins(3);

/// Sends a JSON text and gives the status and the text that comes back.
pub fn ask(port: u16, method: &str, path: &str, body: &str) -> Result<(u16, String), String> {
    let wrong = |wrong: std::io::Error| format!("{method} {path}: {wrong}");
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).map_err(wrong)?;
    stream.set_read_timeout(Some(LIMIT)).map_err(wrong)?;
    let length = body.len();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
    );
    let request = [head.as_bytes(), body.as_bytes()].concat();
    stream.write_all(&request).map_err(wrong)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).map_err(wrong)?;
    read(&String::from_utf8_lossy(&answer))
        .ok_or_else(|| format!("{method} {path}: no answer that can be read"))
}

/// The status and the body of an answer that ends with the connection.
fn read(answer: &str) -> Option<(u16, String)> {
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let chunked = head
        .to_ascii_lowercase()
        .contains("transfer-encoding: chunked");
    (!chunked).then(|| (status, body.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_has_a_status_and_a_body() {
        let answer = "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}";
        assert_eq!(read(answer), Some((404, "{}".to_owned())));
        assert_eq!(
            read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0"),
            None
        );
        assert_eq!(read(""), None);
    }
}
