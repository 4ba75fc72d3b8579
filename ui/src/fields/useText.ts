/**
 * Text of a field over a value of the plan. It is sent on blur, on Enter, or 400 ms after the last key;
 * it is never changed under the caret. While it waits, or after it was refused, it stays as typed; a
 * change from elsewhere (undo, a fix) wins over it.
 */
import { useEffect, useRef, useState } from "react";
import type { Json } from "../host/types";
import { useActions, useRefusal, useValue } from "../state/hooks";
import { waitToSend } from "../state/pending";

const quiet = 400;

/** How a value is written as text and read back; without a value the field is removed. */
export type Spelling = {
	write: (value: Json | undefined) => string;
	read: (text: string) => Json | undefined;
};

export const plainText: Spelling = {
	write: (value) => (value === undefined || value === null ? "" : String(value)),
	read: (text) => (text === "" ? undefined : text),
};

type Typed = { text: string; over: string };

export function useText(at: string, spelling: Spelling = plainText) {
	const { set } = useActions();
	const refusal = useRefusal(at);
	const saved = spelling.write(useValue(at));
	const [typed, setTyped] = useState<Typed | null>(null);
	// What was typed counts while the plan still holds what it was typed over.
	const current = typed !== null && typed.over === saved ? typed : null;
	const text = current?.text ?? (refusal === undefined ? saved : spelling.write(refusal.tried));
	const dirty = current !== null && spelling.write(spelling.read(current.text)) !== saved;

	// Enter and leaving may come before the next drawing: what was sent is not sent again.
	const sent = useRef<Typed | null>(null);
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	const send = () => {
		clearTimeout(timer.current);
		if (current === null || !dirty || sent.current === current) {
			return;
		}
		sent.current = current;
		const to = spelling.read(current.text);
		setTyped({ text: current.text, over: spelling.write(to) });
		void set(at, to);
	};
	const latest = useRef(send);
	useEffect(() => {
		latest.current = send;
	});
	useEffect(() => (dirty ? waitToSend(() => latest.current()) : undefined), [dirty]);
	// A field that goes away while it holds text sends it.
	useEffect(() => () => latest.current(), []);

	return {
		text,
		refusal,
		/** There is text that is not sent yet. */
		dirty,
		type: (next: string) => {
			setTyped({ text: next, over: saved });
			clearTimeout(timer.current);
			timer.current = setTimeout(() => latest.current(), quiet);
		},
		send,
		/** Shows the plan's value again, as the plan spells it. */
		settle: () => {
			send();
			setTyped(null);
		},
	};
}
