import type { FindingLine } from "../bindings";

/** No findings: always the same list, so that nothing is drawn again for it. */
export const none: FindingLine[] = [];
