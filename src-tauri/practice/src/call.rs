//! A request, taken apart once: which plane it is for, its path, its query.

use http::{HeaderMap, Method, Request};
use serde_json::{Map, Value};

use crate::answer::Fault;
use crate::encoding::{decode_segment, encode_value, pairs};

/// The three services that live behind the one door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plane {
    Arm,
    Graph,
    Entra,
}

/// A request as the state machine sees it.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) method: Method,
    /// Scheme and authority the request came to, without a trailing slash.
    pub(crate) origin: String,
    /// Path segments, percent-decoded, as written.
    pub(crate) path: Vec<String>,
    /// The same in lower case: ARM compares paths without regard to case.
    pub(crate) keys: Vec<String>,
    query: Vec<(String, String)>,
    raw_path: String,
    headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Call {
    pub(crate) fn read(request: Request<Vec<u8>>) -> Call {
        let (head, body) = request.into_parts();
        let host = head
            .uri
            .authority()
            .map(ToString::to_string)
            .or_else(|| {
                head.headers
                    .get("host")?
                    .to_str()
                    .ok()
                    .map(ToOwned::to_owned)
            })
            .unwrap_or_else(|| "management.azure.com".to_owned());
        let scheme = head.uri.scheme_str().unwrap_or("https");
        let raw_path = head.uri.path().to_owned();
        let path: Vec<String> = raw_path
            .split('/')
            .filter(|part| !part.is_empty())
            .map(decode_segment)
            .collect();
        Call {
            method: head.method,
            origin: format!("{scheme}://{host}"),
            keys: path.iter().map(|part| part.to_ascii_lowercase()).collect(),
            path,
            query: pairs(head.uri.query().unwrap_or_default()),
            raw_path,
            headers: head.headers,
            body,
        }
    }

    /// Which service this is for: by host in process, by path on loopback.
    pub(crate) fn plane(&self) -> Plane {
        let host = self.host();
        if host.starts_with("graph.") || host.contains("-graph.") {
            return Plane::Graph;
        }
        if host.starts_with("login.") {
            return Plane::Entra;
        }
        match self.keys.first().map(String::as_str) {
            Some("v1.0" | "beta") => Plane::Graph,
            Some("subscriptions" | "providers" | "tenants" | "metadata") => Plane::Arm,
            _ if host.starts_with("management.") => Plane::Arm,
            _ => Plane::Entra,
        }
    }

    fn host(&self) -> &str {
        let host = self.origin.split_once("://").map_or("", |(_, host)| host);
        if host.starts_with('[') {
            return host
                .split_once(']')
                .map_or(host, |(inner, _)| inner)
                .trim_start_matches('[');
        }
        host.split_once(':').map_or(host, |(name, _)| name)
    }

    /// Whether it came through the loopback server.
    pub(crate) fn is_loopback(&self) -> bool {
        let host = self.host();
        host == "localhost"
            || host
                .parse::<std::net::IpAddr>()
                .is_ok_and(|address| address.is_loopback())
    }

    /// A query value; the key must be given in lower case.
    pub(crate) fn query(&self, key: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(known, _)| known == key)
            .map(|(_, value)| value.as_str())
    }

    /// A request header as text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Whether it asks for a change. POST counts, although some POSTs only
    /// read: those are told apart where it matters.
    pub(crate) fn is_write(&self) -> bool {
        !matches!(self.method, Method::GET | Method::HEAD)
    }

    /// The body as a JSON object.
    pub(crate) fn object(&self) -> Result<Map<String, Value>, Fault> {
        serde_json::from_slice(&self.body).map_err(|error| {
            Fault::new(
                400,
                "InvalidRequestContent",
                format!(
                    "The request content was invalid and could not be deserialized: '{error}'."
                ),
            )
        })
    }

    /// This URL again, on the same host, with one query value replaced: the
    /// absolute `nextLink` of a page.
    pub(crate) fn next_link(&self, key: &str, value: &str) -> String {
        let wanted = key.to_ascii_lowercase();
        let mut link = format!("{}{}?", self.origin, self.raw_path);
        for (name, text) in self.query.iter().filter(|(name, _)| *name != wanted) {
            link.extend([&encode_name(name), "=", &encode_value(text), "&"]);
        }
        link.extend([&encode_name(key), "=", &encode_value(value)]);
        link
    }
}

fn encode_name(name: &str) -> String {
    encode_value(name).replace("%24", "$")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(uri: &str) -> Call {
        Call::read(Request::get(uri).body(Vec::new()).unwrap())
    }

    #[test]
    fn the_plane_follows_host_then_path() {
        for (uri, plane) in [
            ("https://management.azure.com/subscriptions", Plane::Arm),
            ("https://graph.microsoft.com/v1.0/me", Plane::Graph),
            (
                "https://login.microsoftonline.com/t/oauth2/v2.0/token",
                Plane::Entra,
            ),
            ("https://127.0.0.1:8443/subscriptions", Plane::Arm),
            ("https://127.0.0.1:8443/PROVIDERS/x", Plane::Arm),
            ("https://127.0.0.1:8443/v1.0/me", Plane::Graph),
            ("https://127.0.0.1:8443/t/oauth2/v2.0/token", Plane::Entra),
            (
                "https://127.0.0.1:8443/common/discovery/instance",
                Plane::Entra,
            ),
        ] {
            assert_eq!(call(uri).plane(), plane, "{uri}");
        }
        assert!(call("https://[::1]:1/tenants").is_loopback());
        assert!(!call("https://management.azure.com/tenants").is_loopback());
    }

    #[test]
    fn a_next_link_stays_on_the_host_and_keeps_the_query() {
        let link = call("https://127.0.0.1:1/a/b?$filter=x%20eq&$skipToken=old")
            .next_link("$skipToken", "n=");
        assert_eq!(
            link,
            "https://127.0.0.1:1/a/b?$filter=x%20eq&$skipToken=n%3D"
        );
    }
}
