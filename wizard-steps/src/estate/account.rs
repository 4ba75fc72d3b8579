//! What a Foundry resource and a project amount to.

use super::{Account, Place, Shared};
use crate::desired::Text;
use crate::finding::pointer;
use crate::steps::organization::answers::AccountIdentity;

impl Place<'_> {
    /// Its Azure id, once that of its Foundry resource is known.
    pub fn arm_id(&self) -> Option<&Text> {
        self.arm_id.as_ref()
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.shared
    }
}

impl<'p> Account<'p> {
    /// Its Azure id, once its subscription and resource group are known.
    pub fn arm_id(&self) -> Option<String> {
        self.arm_id.as_ref().map(String::from)
    }

    /// Azure id of its resource group.
    pub fn resource_group_id(&self) -> Option<String> {
        self.group_arm_id.as_ref().map(String::from)
    }

    pub(crate) fn arm_text(&self) -> Option<&Text> {
        self.arm_id.as_ref()
    }

    pub(crate) fn resource_group_text(&self) -> Option<&Text> {
        self.group_arm_id.as_ref()
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.shared
    }

    /// Region of its resource group: its own, unless the plan says another.
    pub fn resource_group_region(&self) -> String {
        let apart = self.answer.and_then(|a| a.resource_group_region.parsed());
        apart.unwrap_or_else(|| self.region.clone())
    }

    /// Kind in Azure.
    pub fn kind(&self) -> &'p str {
        self.answer
            .map(|a| a.kind.as_str())
            .filter(|k| !k.is_empty())
            .unwrap_or("AIServices")
    }

    /// SKU in Azure.
    pub fn sku(&self) -> &'p str {
        self.answer
            .map(|a| a.sku.as_str())
            .filter(|k| !k.is_empty())
            .unwrap_or("S0")
    }

    /// Its managed identity.
    pub fn identity(&self) -> AccountIdentity {
        self.answer
            .and_then(|a| a.identity)
            .unwrap_or(AccountIdentity::SystemAssigned)
    }

    /// Projects may be made in it.
    pub fn allows_projects(&self) -> bool {
        self.answer
            .and_then(|a| a.allow_project_management)
            .unwrap_or(true)
    }

    /// Keys may be used.
    pub fn local_auth(&self) -> bool {
        self.answer.and_then(|a| a.local_auth).unwrap_or(false)
    }

    /// Pointer of what the plan says about it (also when it says nothing yet).
    pub fn pointer(&self) -> String {
        pointer(&["organization", "accounts", &self.id])
    }

    /// Pointer of one of the fields of what the plan says about it.
    pub fn field(&self, name: &str) -> String {
        pointer(&["organization", "accounts", &self.id, name])
    }
}
