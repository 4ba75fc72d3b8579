//! Which tenant a plan on the screen is connected to.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use wizard_steps::plan::Plan;
use wizard_steps::slice::Slice;

use super::Workbench;
use super::words::count;
use crate::desk::session::{Session, Tenant, Way};
use crate::drafts::DraftId;
use crate::practice_seed::Kind;
use crate::problem::{Code, Outcome, Problem};

/// Which tenant to connect to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum TenantChoice {
    /// A practice tenant in which everything of the plan is deployed.
    Practice,
    /// A practice tenant with subscriptions and nothing in them.
    PracticeEmpty,
    /// A practice tenant with the troubles of real ones.
    PracticeTroubled,
    /// Azure, as whoever is signed in to the Azure CLI.
    Azure,
}

impl TenantChoice {
    fn tenant(self) -> Tenant {
        match self {
            Self::Practice => Tenant::Practice(Kind::Default),
            Self::PracticeEmpty => Tenant::Practice(Kind::Empty),
            Self::PracticeTroubled => Tenant::Practice(Kind::Troubled),
            Self::Azure => Tenant::Azure,
        }
    }

    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Default => Self::Practice,
            Kind::Empty => Self::PracticeEmpty,
            Kind::Troubled => Self::PracticeTroubled,
        }
    }
}

/// What the strip below the top bar says, always.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum TenantState {
    /// Nothing is connected.
    None,
    /// A practice tenant.
    #[serde(rename_all = "camelCase")]
    Practice {
        /// Its name.
        name: String,
        /// Which one.
        which: TenantChoice,
        /// Grants are being written.
        writing: bool,
    },
    /// A real tenant.
    #[serde(rename_all = "camelCase")]
    Real {
        /// Its id.
        tenant_id: String,
        /// Who is signed in.
        account: String,
        /// Grants are being written.
        writing: bool,
    },
}

impl Workbench {
    /// Where a plan is connected to.
    ///
    /// # Errors
    /// Azure was connected and nobody is signed in any more.
    pub async fn tenant(&self, id: &DraftId) -> Outcome<TenantState> {
        let (session, writing) = self.with(id, |plan| (plan.session.clone(), plan.writing));
        let Some(session) = session else {
            return Ok(TenantState::None);
        };
        match &session.tenant {
            Tenant::Practice(kind) => Ok(TenantState::Practice {
                name: self.practice_name(id)?,
                which: TenantChoice::of(*kind),
                writing,
            }),
            Tenant::Azure => {
                let (tenant_id, caller) = session.arm.caller().await?;
                Ok(TenantState::Real {
                    tenant_id,
                    account: caller.name,
                    writing,
                })
            }
        }
    }

    fn practice_name(&self, id: &DraftId) -> Outcome<String> {
        let document = self.document(id)?;
        let organization = document.plan.about.organization.trim().to_owned();
        Ok(if organization.is_empty() {
            "Practice".to_owned()
        } else {
            format!("{organization} (practice)")
        })
    }

    /// Connects a plan to a tenant. A practice tenant of another plan's tenant is built anew for this one.
    ///
    /// # Errors
    /// Nobody is signed in, or the practice tenant cannot be made.
    pub async fn connect(&self, id: &DraftId, choice: TenantChoice) -> Outcome<TenantState> {
        self.idle(id)?;
        let document = self.document(id)?;
        self.free_practice(&choice.tenant())?;
        if let Tenant::Practice(kind) = choice.tenant() {
            self.fit_practice(kind, &document.plan)?;
        }
        let way = Way {
            instant: true,
            ..Way::default()
        };
        let session = self.desk.session(&choice.tenant(), &document.plan, way)?;
        // A real tenant shows with the first request whether anybody is signed in.
        session.arm.caller().await?;
        self.with(id, |plan| {
            plan.session = Some(Arc::new(session));
            plan.compared = None;
        });
        self.tenant(id).await
    }

    /// Lets go of the tenant; what was read of it stays until the next comparison.
    ///
    /// # Errors
    /// Grants are being written.
    pub fn disconnect(&self, id: &DraftId) -> Outcome<TenantState> {
        self.idle(id)?;
        self.with(id, |plan| {
            plan.session = None;
            plan.compared = None;
        });
        Ok(TenantState::None)
    }

    /// Makes in the practice tenant what a deployment of the plan would make; says how many were new.
    ///
    /// # Errors
    /// The plan is not connected to a practice tenant, or cannot be built.
    pub async fn deploy_practice(&self, id: &DraftId, slice: &Slice) -> Outcome<u32> {
        let kind = self.practised(id)?;
        let document = self.document(id)?;
        // The tenant's door is held by the session: it has to let go before the file is built anew.
        self.disconnect(id)?;
        let deployed = self.desk.deploy_practice(kind, &document.plan, slice);
        self.connect(id, TenantChoice::of(kind)).await?;
        let (groups, resources) = deployed?;
        Ok(count(groups + resources))
    }

    /// Starts the practice tenant over, for this plan.
    ///
    /// # Errors
    /// The plan is not connected to a practice tenant, or cannot be built.
    pub async fn reset_practice(&self, id: &DraftId) -> Outcome<TenantState> {
        let kind = self.practised(id)?;
        let document = self.document(id)?;
        self.disconnect(id)?;
        let reset = self
            .desk
            .reset_practice(kind, Some(&kind.made_from(&document.plan)));
        let connected = self.connect(id, TenantChoice::of(kind)).await?;
        reset.map(|()| connected)
    }

    /// One session holds a practice tenant at a time: whichever plan is connected to it lets go.
    ///
    /// # Errors
    /// Grants are being written in it.
    pub(super) fn free_practice(&self, tenant: &Tenant) -> Outcome<()> {
        if *tenant == Tenant::Azure {
            return Ok(());
        }
        let mut plans = self.plans();
        let mut holders: Vec<_> = plans
            .values_mut()
            .filter(|plan| plan.session.as_ref().is_some_and(|s| s.tenant == *tenant))
            .collect();
        if holders.iter().any(|plan| plan.writing) {
            return Err(Problem::new(
                Code::Busy,
                "Grants are being written in this practice tenant.",
                "Another rollout is connected to it, and one at a time works with it.",
                "Wait until that run is through, or stop it.",
            ));
        }
        for plan in &mut holders {
            plan.session = None;
            plan.compared = None;
        }
        Ok(())
    }

    fn fit_practice(&self, kind: Kind, plan: &Plan) -> Outcome<()> {
        let planned = plan.about.tenant_id.parsed().unwrap_or_default();
        if planned.is_empty() {
            return Err(Problem::new(
                Code::WrongTenant,
                "The plan names no tenant to practise in.",
                "A practice tenant stands for the tenant of the plan.",
                "Answer “Tenant id” in Prerequisites; any GUID will do for practising.",
            ));
        }
        let door = self.desk.practice(kind, true)?;
        let kept = door.with(|practice| practice.save()["tenantId"].clone());
        door.close()?;
        drop(door);
        if kept.as_str() == Some(planned.as_str()) {
            return Ok(());
        }
        self.desk.reset_practice(kind, Some(&kind.made_from(plan)))
    }

    fn practised(&self, id: &DraftId) -> Outcome<Kind> {
        match self.session(id)?.tenant {
            Tenant::Practice(kind) => Ok(kind),
            Tenant::Azure => Err(Problem::new(
                Code::WrongTenant,
                "This is done in a practice tenant only.",
                "The plan is connected to a real one.",
                "Connect to a practice tenant first.",
            )),
        }
    }

    /// The session of a plan.
    pub(super) fn session(&self, id: &DraftId) -> Outcome<Arc<Session>> {
        self.with(id, |plan| plan.session.clone()).ok_or_else(|| {
            Problem::new(
                Code::SignIn,
                "No tenant is connected.",
                "Comparing and applying need one; everything else works without.",
                "Connect a tenant, or take the practice tenant.",
            )
        })
    }

    /// Nothing is being written for this plan.
    pub(super) fn idle(&self, id: &DraftId) -> Outcome<()> {
        if self.with(id, |plan| plan.writing) {
            return Err(Problem::new(
                Code::Busy,
                "Grants are being written for this plan.",
                "One run at a time, so that each knows what the other did.",
                "Wait until the run is through, or stop it.",
            ));
        }
        Ok(())
    }
}
