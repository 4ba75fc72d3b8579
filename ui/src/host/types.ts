/**
 * Short names for what crosses between Rust and the window. Everything else is imported from
 * `bindings.ts`, which is generated.
 */
import type { Edit, FindingLine, View, ViewQuery } from "../bindings";

export type Json = unknown;
/** A thing of the plan, such as `grp-4lhjqt`. */
export type Id = string;
export type Finding = FindingLine;
/** Changes that belong together: all of them happen, or none. */
export type Patch = Edit[];
/** The view that answers a query. */
export type ViewOf<Q extends ViewQuery> = Extract<View, { of: Q["of"] }>;
