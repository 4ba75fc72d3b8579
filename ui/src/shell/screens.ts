/** Screens after the steps, loaded when they are first opened. */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";

export const screens: Record<"compare" | "apply" | "export", LazyExoticComponent<ComponentType>> = {
	compare: lazy(() => import("../screens/compare").then((made) => ({ default: made.Compare }))),
	apply: lazy(() => import("../screens/apply").then((made) => ({ default: made.Apply }))),
	export: lazy(() => import("../screens/export").then((made) => ({ default: made.Export }))),
};
