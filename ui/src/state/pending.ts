/**
 * Text that was typed and not yet sent. Fields put themselves in while they hold some; whatever needs
 * the plan as it was typed (undo, another step, compare, closing) has them sent first.
 */

const pending = new Set<() => void>();

/** Registers text that waits to be sent; the answer takes it out again. */
export function waitToSend(send: () => void): () => void {
	pending.add(send);
	return () => {
		pending.delete(send);
	};
}

/** Sends everything that waits. */
export function sendWaiting(): void {
	for (const send of [...pending]) {
		send();
	}
}
