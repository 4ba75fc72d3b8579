//! Azure regions by the names people read.
//!
//! Source: display names of the public cloud's locations as Azure Resource Manager lists them (read
//! 2026-11-22). A region that is not listed here is shown by its programmatic name: the list is for
//! reading only, no rule asks it.

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

#[cfg(test)]
mod tests {
    use super::{REGIONS, label};

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
}
