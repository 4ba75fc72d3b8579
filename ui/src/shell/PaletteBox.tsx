/** The palette: one field, results grouped by kind, the best one selected. Esc gives focus back. */
import { SearchRegular } from "@fluentui/react-icons/svg/search";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useAppActions } from "../state/hooks";
import { words } from "../words/shell";
import css from "./palette.module.css";

export type Hit = {
	id: string;
	/** Heading it stands under. */
	kind: string;
	icon: ReactNode;
	title: string;
	/** What stands beside it, smaller. */
	second?: string;
	keys?: string;
	run: () => void;
};

/** Words of the last search that was left with Esc. */
let left = "";

export function PaletteBox({
	label,
	search,
	hints,
}: {
	label: string;
	search: (words: string) => Hit[];
	hints?: ReactNode;
}) {
	const id = useId();
	const { find } = useAppActions();
	const [text, setText] = useState(left);
	const [at, setAt] = useState(0);
	const input = useRef<HTMLInputElement>(null);
	const list = useRef<HTMLDivElement>(null);
	const opener = useRef<Element | null>(null);
	const hits = search(text);

	useEffect(() => {
		opener.current = document.activeElement;
		input.current?.focus();
		input.current?.select();
	}, []);
	useEffect(() => {
		list.current?.querySelector(`[data-hit="${at}"]`)?.scrollIntoView?.({ block: "nearest" });
	}, [at]);

	const close = (keep: string) => {
		left = keep;
		find(null);
		if (opener.current instanceof HTMLElement && opener.current.isConnected) {
			opener.current.focus();
		}
	};
	const run = (hit: Hit | undefined) => {
		if (hit !== undefined) {
			close("");
			hit.run();
		}
	};
	const pressed = (event: KeyboardEvent) => {
		const moves: { [key: string]: number } = {
			ArrowDown: at + 1,
			ArrowUp: at - 1,
			PageDown: at + 8,
			PageUp: at - 8,
		};
		const to = moves[event.key];
		if (to !== undefined) {
			event.preventDefault();
			setAt(Math.max(0, Math.min(hits.length - 1, to)));
		} else if (event.key === "Enter") {
			event.preventDefault();
			run(hits[at]);
		} else if (event.key === "Escape") {
			event.preventDefault();
			event.stopPropagation();
			close(text);
		} else if (event.key === "Tab") {
			event.preventDefault();
		}
	};
	return (
		// The keyboard closes it with Esc; this is for the pointer.
		// biome-ignore lint/a11y/noStaticElementInteractions: see above
		<div className={css.back} onMouseDown={(event) => event.target === event.currentTarget && close(text)}>
			<div className={css.box} role="dialog" aria-modal="true" aria-label={label} onKeyDown={pressed}>
				<div className={css.field}>
					<SearchRegular fontSize={20} aria-hidden />
					<input
						ref={input}
						role="combobox"
						aria-expanded="true"
						aria-controls={`${id}-list`}
						aria-activedescendant={hits.length === 0 ? undefined : `${id}-${at}`}
						aria-label={label}
						data-own-undo=""
						value={text}
						onChange={(event) => {
							setText(event.target.value);
							setAt(0);
						}}
					/>
					<span className="caption" role="status">
						{text === "" ? "" : words.found(hits.length)}
					</span>
					<span className="kbd" aria-hidden="true">
						Esc
					</span>
				</div>
				<div ref={list} className={css.list} role="listbox" id={`${id}-list`} aria-label={label}>
					{hits.map((hit, n) => (
						<div key={hit.id}>
							{hits[n - 1]?.kind !== hit.kind && (
								<div className={css.kind} role="presentation">
									{hit.kind}
								</div>
							)}
							<div
								id={`${id}-${n}`}
								role="option"
								tabIndex={-1}
								aria-selected={n === at}
								data-hit={n}
								className={css.hit}
								onMouseMove={() => n !== at && setAt(n)}
								onMouseDown={(event) => {
									event.preventDefault();
									run(hit);
								}}
							>
								<span className={css.icon} aria-hidden="true">
									{hit.icon}
								</span>
								<span className={css.title}>
									<Lit text={hit.title} words={text} />
									{hit.second !== undefined && <span className="caption">{hit.second}</span>}
								</span>
								{n === at ? (
									<span className="kbd" aria-hidden="true">
										Enter
									</span>
								) : (
									hit.keys !== undefined && <span className="kbd">{hit.keys}</span>
								)}
							</div>
						</div>
					))}
					{hits.length === 0 && <p className={css.nothing}>{words.nothingFound}</p>}
				</div>
				<div className={css.hints} aria-hidden="true">
					<span className="kbd">↑</span>
					<span className="kbd">↓</span>
					<span>{words.move}</span>
					<span className="kbd">Enter</span>
					<span>{words.openIt}</span>
					<span className={css.gap} />
					{hints}
				</div>
			</div>
		</div>
	);
}

/** A title with the words that were found in it. */
function Lit({ text, words: sought }: { text: string; words: string }) {
	const word =
		sought
			.replace(/^[>#@]\s*/, "")
			.trim()
			.split(/\s+/)[0] ?? "";
	const at = word === "" ? -1 : text.toLowerCase().indexOf(word.toLowerCase());
	if (at === -1) {
		return <span>{text}</span>;
	}
	return (
		<span>
			{text.slice(0, at)}
			<mark>{text.slice(at, at + word.length)}</mark>
			{text.slice(at + word.length)}
		</span>
	);
}

/** Does every word occur? The earlier the first one, the better; -1 when one is missing. */
export function rank(words: string[], ...texts: (string | undefined)[]): number {
	const text = texts
		.filter((one) => one !== undefined)
		.join(" ")
		.toLowerCase();
	const title = (texts[0] ?? "").toLowerCase();
	let best = 0;
	for (const word of words) {
		if (!text.includes(word)) {
			return -1;
		}
		const at = title.indexOf(word);
		best += at === 0 ? 30 : at > 0 && /\W/.test(title[at - 1] ?? "") ? 20 : at > 0 ? 10 : 1;
	}
	return best;
}
