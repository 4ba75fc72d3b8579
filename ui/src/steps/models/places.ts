/** Where the answers about a use case's models stand in the plan. */
import type { Id } from "../../host/types";
import { pointer } from "../../state/pointer";

export const strategyAt = (useCase: Id, environment: Id) =>
	pointer("models", "strategies", useCase, "byEnvironment", environment);
export const boundaryAt = (useCase: Id) => pointer("models", "strategies", useCase, "boundary");
export const whyAt = (useCase: Id) => pointer("models", "strategies", useCase, "why");
