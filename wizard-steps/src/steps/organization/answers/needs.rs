//! What a use case needs beyond models, and where that runs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::plan::common::Contact;
use crate::plan::text::Date;

/// A feature that is not offered everywhere, or not without a classic hub.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Need {
    /// Train a model further on examples of our own.
    FineTuning,
    /// Make pictures.
    ImageGeneration,
    /// Make videos.
    VideoGeneration,
    /// Many requests at once, answered within a day.
    Batch,
    /// Read documents, pictures, sound and video into fields.
    ContentUnderstanding,
    /// Speech to text and back.
    Speech,
    /// Features of an Azure Language resource.
    Language,
    /// Translate texts and documents.
    Translator,
    /// Flows of the classic portal.
    PromptFlow,
    /// Models on compute of our own, Hugging Face included.
    ManagedCompute,
    /// Train models of our own from scratch.
    CustomTraining,
}

impl Need {
    /// Only a classic hub offers it next to a Foundry resource.
    /// Source: Microsoft's pages on the classic portal and resource types (2025-11-06, 2026-01-23).
    pub fn is_of_hub(self) -> bool {
        matches!(
            self,
            Self::PromptFlow | Self::ManagedCompute | Self::Language | Self::CustomTraining
        )
    }

    /// The word an admin reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::FineTuning => "fine-tuning",
            Self::ImageGeneration => "image generation",
            Self::VideoGeneration => "video generation",
            Self::Batch => "batch",
            Self::ContentUnderstanding => "Content Understanding",
            Self::Speech => "speech",
            Self::Language => "Azure Language",
            Self::Translator => "Translator",
            Self::PromptFlow => "prompt flow",
            Self::ManagedCompute => "managed compute",
            Self::CustomTraining => "custom training",
        }
    }
}

/// Where an agent is published to.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Publishes {
    /// As an agent application of its own.
    AgentApplication,
    /// To Microsoft Teams and Microsoft 365 Copilot.
    Teams,
}

/// Where features run that only a classic hub offers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct HubDecision {
    /// The choice.
    pub choice: Option<HubChoice>,
    /// Why.
    pub why: String,
    /// Who runs the hub, where there is one.
    pub owner: Contact,
    /// When the hub is to go.
    pub ends_on: Date,
}

/// What is done about features that only a classic hub offers.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum HubChoice {
    /// A hub stands beside the Foundry resource for them.
    SeparateHub,
    /// They run elsewhere, for example in Azure Machine Learning.
    WithoutHub,
    /// Something that Foundry offers takes their place.
    ReplaceFeature,
}
