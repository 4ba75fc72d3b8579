/** Screens of the steps, by the step's id, each loaded when it is first opened. */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";

export const stepScreens: { [step: string]: LazyExoticComponent<ComponentType> } = {
	prerequisites: lazy(() => import("./prerequisites").then((made) => ({ default: made.PrerequisitesStep }))),
	environments: lazy(() => import("./environments").then((made) => ({ default: made.EnvironmentsStep }))),
	organization: lazy(() => import("./organization").then((made) => ({ default: made.OrganizationStep }))),
	access: lazy(() => import("./access").then((made) => ({ default: made.AccessStep }))),
	networking: lazy(() => import("./networking").then((made) => ({ default: made.NetworkingStep }))),
	encryption: lazy(() => import("./encryption").then((made) => ({ default: made.EncryptionStep }))),
	connections: lazy(() => import("./connections").then((made) => ({ default: made.ConnectionsStep }))),
	models: lazy(() => import("./models").then((made) => ({ default: made.ModelsStep }))),
	governance: lazy(() => import("./governance").then((made) => ({ default: made.GovernanceStep }))),
	review: lazy(() => import("./review").then((made) => ({ default: made.ReviewStep }))),
	signOffs: lazy(() => import("./sign_off").then((made) => ({ default: made.SignOffStep }))),
};
