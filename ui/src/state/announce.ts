/** What a screen reader is told without focus moving. Drawn by the live regions of the shell. */
import { createStore } from "zustand/vanilla";

type Said = { polite: string; assertive: string; n: number };

export const announcements = createStore<Said>(() => ({ polite: "", assertive: "", n: 0 }));

export function announce(text: string): void {
	announcements.setState((said) => ({ ...said, polite: text, n: said.n + 1 }));
}

/** Only for what must not be missed: an answer that is not saved, a run that stopped. */
export function alarm(text: string): void {
	announcements.setState((said) => ({ ...said, assertive: text, n: said.n + 1 }));
}
