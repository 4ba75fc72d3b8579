//! Azure regions: the names people read, and which of them offer Foundry.
//!
//! Source of the names: the public cloud's locations as Azure Resource Manager lists them (read
//! 2026-11-22). A region that is not listed here is shown by its programmatic name: no rule asks that
//! list, it only keeps a region that exists from being taken for a misspelling. What a region offers ages; each such list carries its date, and what
//! is not on it is asked about, never refused.

/// Programmatic name and display name, by programmatic name.
const REGIONS: &[(&str, &str)] = &[
    ("australiacentral", "Australia Central"),
    ("australiaeast", "Australia East"),
    ("australiasoutheast", "Australia Southeast"),
    ("austriaeast", "Austria East"),
    ("belgiumcentral", "Belgium Central"),
    ("brazilsouth", "Brazil South"),
    ("canadacentral", "Canada Central"),
    ("canadaeast", "Canada East"),
    ("centralindia", "Central India"),
    ("centralus", "Central US"),
    ("chilecentral", "Chile Central"),
    ("eastasia", "East Asia"),
    ("eastus", "East US"),
    ("eastus2", "East US 2"),
    ("francecentral", "France Central"),
    ("germanywestcentral", "Germany West Central"),
    ("indonesiacentral", "Indonesia Central"),
    ("israelcentral", "Israel Central"),
    ("italynorth", "Italy North"),
    ("japaneast", "Japan East"),
    ("japanwest", "Japan West"),
    ("koreacentral", "Korea Central"),
    ("koreasouth", "Korea South"),
    ("malaysiawest", "Malaysia West"),
    ("mexicocentral", "Mexico Central"),
    ("newzealandnorth", "New Zealand North"),
    ("northcentralus", "North Central US"),
    ("northeurope", "North Europe"),
    ("norwayeast", "Norway East"),
    ("polandcentral", "Poland Central"),
    ("qatarcentral", "Qatar Central"),
    ("southafricanorth", "South Africa North"),
    ("southcentralus", "South Central US"),
    ("southeastasia", "Southeast Asia"),
    ("southindia", "South India"),
    ("spaincentral", "Spain Central"),
    ("swedencentral", "Sweden Central"),
    ("switzerlandnorth", "Switzerland North"),
    ("switzerlandwest", "Switzerland West"),
    ("uaenorth", "UAE North"),
    ("uksouth", "UK South"),
    ("ukwest", "UK West"),
    ("westcentralus", "West Central US"),
    ("westeurope", "West Europe"),
    ("westus", "West US"),
    ("westus2", "West US 2"),
    ("westus3", "West US 3"),
];

/// The name people read for a programmatic one; the same text when it is not listed.
pub fn label(region: &str) -> &str {
    REGIONS
        .binary_search_by_key(&region, |(name, _)| name)
        .map_or(region, |at| REGIONS[at].1)
}

/// When the list of regions with Foundry projects was published.
pub const FOUNDRY_AS_OF: &str = "2026-01-23";

/// Regions of the public cloud with Foundry projects.
/// Source: Microsoft's page on region support of Foundry (2026-01-23).
const FOUNDRY: &[&str] = &[
    "australiaeast",
    "brazilsouth",
    "canadacentral",
    "canadaeast",
    "centralindia",
    "eastasia",
    "eastus",
    "eastus2",
    "francecentral",
    "germanywestcentral",
    "italynorth",
    "japaneast",
    "koreacentral",
    "northcentralus",
    "northeurope",
    "norwayeast",
    "qatarcentral",
    "southafricanorth",
    "southcentralus",
    "southeastasia",
    "southindia",
    "spaincentral",
    "swedencentral",
    "switzerlandnorth",
    "uaenorth",
    "uksouth",
    "westeurope",
    "westus",
    "westus3",
];

/// Does the dated list name this region (programmatic name) as one with Foundry projects?
pub fn offers_foundry(region: &str) -> bool {
    FOUNDRY.binary_search(&region).is_ok()
}

/// The region of the dated list that somebody most likely meant: at most two letters away, and no other
/// as near. None for a region that exists: it was meant.
pub fn meant(region: &str) -> Option<&'static str> {
    if REGIONS
        .binary_search_by_key(&region, |(name, _)| name)
        .is_ok()
    {
        return None;
    }
    let mut near: Vec<_> = FOUNDRY
        .iter()
        .map(|known| (distance(region, known), *known))
        .collect();
    near.sort_unstable();
    match near.as_slice() {
        [(away, known), (next, _), ..] if *away <= 2 && away < next => Some(known),
        _ => None,
    }
}

/// When the list of regions without file search was published.
pub const FILE_SEARCH_AS_OF: &str = "2026-04-03";

/// Regions in which agents have no file search.
/// Source: Microsoft's page on limits, quotas and regions of Agent Service (2026-04-03).
const WITHOUT_FILE_SEARCH: &[&str] = &["brazilsouth", "italynorth"];

/// Do agents of this region lack file search, by the dated list?
pub fn lacks_file_search(region: &str) -> bool {
    WITHOUT_FILE_SEARCH.contains(&region)
}

/// Letters to change, add or take away to make one text the other (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let change = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::{FOUNDRY, REGIONS, distance, label, meant, offers_foundry};

    #[test]
    fn every_region_is_found_and_the_others_are_shown_as_they_are() {
        for (name, words) in REGIONS {
            assert_eq!(label(name), *words);
            assert_eq!(words.replace(' ', "").to_lowercase(), *name);
        }
        assert_eq!(label("eastus2"), "East US 2");
        for unknown in ["", "marscentral"] {
            assert_eq!(label(unknown), unknown);
        }
    }

    #[test]
    fn a_misspelled_region_is_recognized_and_a_foreign_one_is_not() {
        assert!(FOUNDRY.is_sorted());
        assert_eq!(meant("swedncentral"), Some("swedencentral"));
        assert_eq!(meant("eastuss2"), Some("eastus2"));
        assert_eq!(meant("westus2"), None, "it exists");
        assert_eq!(meant("eastus9"), None, "two are as near");
        assert_eq!(meant("swedencentral"), None, "it is on the list");
        assert!(offers_foundry("eastus2") && !offers_foundry("westus2"));
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
