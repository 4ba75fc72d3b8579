import type { Finding } from "../host/types";

/** No findings: always the same list, so that nothing is drawn again for it. */
export const none: Finding[] = [];
