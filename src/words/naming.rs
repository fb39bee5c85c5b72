//! What flows, datasets and statuses of a project are called.

use super::Words;
use crate::domain::{Dataset, Flow, ObsStatus, Project};

impl Words {
    /// `Exports`; a flow of the project's own by the name that the project gives it.
    pub fn flow_of<'a>(&'a self, project: &'a Project, flow: Flow) -> &'a str {
        let named = match flow {
            Flow::Named(id) => project.flows.get(id).map(|flow| flow.name.as_str()),
            _ => None,
        };
        named.filter(|name| !name.is_empty()).unwrap_or_else(|| self.flow(flow))
    }

    /// What a dataset is called in lists and titles: its own name, else reporter – partner.
    pub fn dataset_of(&self, project: &Project, dataset: &Dataset) -> String {
        let head = &dataset.head;
        if !head.name.is_empty() {
            return head.name.clone();
        }
        let name = |area| project.area_name(area, self.language());
        match (name(&head.reporter), name(&head.partner)) {
            ("", "") => self.t("dataset-unnamed").to_owned(),
            ("", only) | (only, "") => only.to_owned(),
            (reporter, partner) => format!("{reporter} – {partner}"),
        }
    }

    /// "Provisional"
    pub fn status(&self, status: ObsStatus) -> &str {
        self.t(match status {
            ObsStatus::Normal => "figure-status-normal",
            ObsStatus::Break => "figure-status-break",
            ObsStatus::DefinitionDiffers => "figure-status-definition-differs",
            ObsStatus::Estimated => "figure-status-estimated",
            ObsStatus::Forecast => "figure-status-forecast",
            ObsStatus::Experimental => "figure-status-experimental",
            ObsStatus::Imputed => "figure-status-imputed",
            ObsStatus::OtherCategory => "figure-status-other-category",
            ObsStatus::NotCollected => "figure-status-not-collected",
            ObsStatus::CannotExist => "figure-status-cannot-exist",
            ObsStatus::NotSignificant => "figure-status-not-significant",
            ObsStatus::Missing => "figure-status-missing",
            ObsStatus::Provisional => "figure-status-provisional",
            ObsStatus::Suppressed => "figure-status-suppressed",
            ObsStatus::Strike => "figure-status-strike",
            ObsStatus::LowReliability => "figure-status-low-reliability",
            ObsStatus::Unvalidated => "figure-status-unvalidated",
        })
    }
}
