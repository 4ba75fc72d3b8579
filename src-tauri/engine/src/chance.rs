//! placeholder until merged
/// new id
pub fn new_id(prefix: &str) -> String {
    let b = uuid::Uuid::new_v4();
    const L: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let s: String = b.as_bytes()[..6].iter().map(|x| char::from(L[usize::from(x & 31)])).collect();
    format!("{prefix}-{s}")
}
