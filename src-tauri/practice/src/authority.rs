//! A certificate authority of one's own, for one certificate.
//!
//! Command-line tools insist on HTTPS. [`issue`] makes an authority, has it
//! sign one certificate for `127.0.0.1` and `localhost`, writes both to a
//! folder, and forgets the authority's key: whoever trusts `ca.pem` trusts
//! this one server and nothing that could be signed later. Point a tool at it
//! with the variable it reads (`REQUESTS_CA_BUNDLE`, `SSL_CERT_FILE`,
//! `NODE_EXTRA_CA_CERTS`); nothing is added to the system's trust store.

use std::fmt;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose,
};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

/// Why no certificate could be made.
#[derive(Debug)]
#[non_exhaustive]
pub enum AuthorityError {
    /// A file could not be written.
    File(io::Error),
    /// The certificate could not be made.
    Certificate(rcgen::Error),
    /// The certificate could not be used.
    Tls(rustls::Error),
}

impl fmt::Display for AuthorityError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AuthorityError::File(error) => {
                write!(out, "the certificate files could not be written: {error}")
            }
            AuthorityError::Certificate(error) => {
                write!(out, "the certificate could not be made: {error}")
            }
            AuthorityError::Tls(error) => write!(out, "the certificate could not be used: {error}"),
        }
    }
}

impl std::error::Error for AuthorityError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            AuthorityError::File(error) => Some(error),
            AuthorityError::Certificate(error) => Some(error),
            AuthorityError::Tls(error) => Some(error),
        }
    }
}

impl From<io::Error> for AuthorityError {
    fn from(error: io::Error) -> Self {
        AuthorityError::File(error)
    }
}

impl From<rcgen::Error> for AuthorityError {
    fn from(error: rcgen::Error) -> Self {
        AuthorityError::Certificate(error)
    }
}

impl From<rustls::Error> for AuthorityError {
    fn from(error: rustls::Error) -> Self {
        AuthorityError::Tls(error)
    }
}

/// Makes an authority and a server certificate, writes `ca.pem`,
/// `server.pem` and `server-key.pem` (readable by the owner only) into the
/// folder, and gives the configuration to serve with. The folder is made if
/// it is not there; files of an earlier run are replaced.
///
/// # Errors
///
/// [`AuthorityError`] when a file cannot be written or the cryptography
/// refuses.
pub fn issue(folder: &Path) -> Result<rustls::ServerConfig, AuthorityError> {
    let authority_key = KeyPair::generate()?;
    let authority = authority_params()?;
    let authority_certificate = authority.self_signed(&authority_key)?;
    let issuer = Issuer::new(authority, authority_key);
    let server_key = KeyPair::generate()?;
    let server_certificate = server_params()?.signed_by(&server_key, &issuer)?;

    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("ca.pem"), authority_certificate.pem())?;
    std::fs::write(folder.join("server.pem"), server_certificate.pem())?;
    write_private(&folder.join("server-key.pem"), &server_key.serialize_pem())?;

    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(server_key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![server_certificate.der().clone()], key)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

fn authority_params() -> Result<CertificateParams, rcgen::Error> {
    let mut params = CertificateParams::new(Vec::new())?;
    params
        .distinguished_name
        .push(DnType::CommonName, "Practice tenant authority");
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    Ok(params)
}

fn server_params() -> Result<CertificateParams, rcgen::Error> {
    let names = vec![
        "localhost".to_owned(),
        "127.0.0.1".to_owned(),
        "::1".to_owned(),
    ];
    let mut params = CertificateParams::new(names)?;
    params
        .distinguished_name
        .push(DnType::CommonName, "Practice tenant");
    params.use_authority_key_identifier_extension = true;
    params.key_usages = vec![
        KeyUsagePurpose::DigitalSignature,
        KeyUsagePurpose::KeyEncipherment,
    ];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    Ok(params)
}

/// Writes a file only its owner can read. It is removed first, because the
/// mode counts only for a file that is made.
fn write_private(path: &Path, text: &str) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(text.as_bytes())
}
