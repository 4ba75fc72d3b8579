/** Start from a list: pasted cells or a file, what was understood and what was not, before it is taken in. */
import {
	Button,
	Dialog,
	DialogActions,
	DialogBody,
	DialogContent,
	DialogSurface,
	DialogTitle,
	Field,
	Textarea,
} from "@fluentui/react-components";
import { DocumentRegular } from "@fluentui/react-icons/svg/document";
import { useState } from "react";
import type { Listed, NotUnderstood } from "../../bindings";
import { announce } from "../../state/announce";
import { useActions, useDraftStore } from "../../state/hooks";
import { words } from "../../words/organization";
import { own } from "../../words/window";
import css from "./like.module.css";

const shownMissed = 200;

export function ReadList({ close }: { close: () => void }) {
	const draft = useDraftStore();
	const { edit, report } = useActions();
	const [text, setText] = useState("");
	const [listed, setListed] = useState<Listed | null>(null);
	const read = async (pasted: string | null) => {
		try {
			const answer = await draft.host.readList(draft.getState().id, pasted);
			if (answer !== null) {
				setListed(answer);
			}
		} catch (thrown) {
			close();
			report(thrown);
		}
	};
	const paste = (value: string) => {
		setText(value);
		if (value.trim() === "") {
			setListed(null);
		} else {
			void read(value);
		}
	};
	const take = async () => {
		if (listed === null) {
			return;
		}
		close();
		if (await edit(listed.patch)) {
			announce(words.listTaken(listed.counts.reduce((sum, one) => sum + one.new, 0)));
		}
	};
	return (
		<Dialog open onOpenChange={(_, { open }) => !open && close()}>
			<DialogSurface className={css.surface} aria-describedby={undefined}>
				<DialogBody>
					<DialogTitle>{words.listTitle}</DialogTitle>
					<DialogContent>
						<p className="caption">{words.listText}</p>
						<Field label={words.pasteList}>
							<Textarea
								rows={listed === null ? 8 : 3}
								value={text}
								data-own-undo=""
								onChange={(_, { value }) => paste(value)}
							/>
						</Field>
						<div className={css.choose}>
							<Button icon={<DocumentRegular />} onClick={() => void read(null)}>
								{words.chooseList}
							</Button>
						</div>
						{listed !== null && <Understood listed={listed} />}
					</DialogContent>
					<DialogActions>
						<Button
							appearance="primary"
							disabledFocusable={listed === null || listed.patch.length === 0}
							onClick={() => void take()}
						>
							{words.takeList}
						</Button>
						<Button onClick={close}>{own.cancel}</Button>
					</DialogActions>
				</DialogBody>
			</DialogSurface>
		</Dialog>
	);
}

function Understood({ listed }: { listed: Listed }) {
	const read = listed.columns.filter((column) => column.meaning !== null);
	return (
		<div role="status">
			<section className={css.part}>
				<h3>{words.understood}</h3>
				{listed.counts.length === 0 && listed.patch.length === 0 && <p>{words.nothingNew}</p>}
				<dl className={css.made}>
					{listed.counts.map(({ collection, new: n, names }) => (
						<Counted
							key={collection}
							label={words.collections[collection] ?? collection}
							n={n}
							names={names}
						/>
					))}
				</dl>
			</section>
			{read.length > 0 && (
				<section className={css.part}>
					<h3>{words.columnsRead}</h3>
					<ul className={css.chips}>
						{read.map(({ text }) => (
							<li key={text}>{text}</li>
						))}
					</ul>
				</section>
			)}
			<section className={css.part}>
				{listed.notUnderstood.length === 0 ? (
					<p>{words.allUnderstood}</p>
				) : (
					<>
						<h3>{words.notUnderstood(listed.notUnderstood.length)}</h3>
						<Missed missed={listed.notUnderstood} />
					</>
				)}
			</section>
		</div>
	);
}

function Counted({ label, n, names }: { label: string; n: number; names: string[] }) {
	const more = n - names.length;
	return (
		<>
			<dt>{label}</dt>
			<dd className={css.count}>{n}</dd>
			<dd className="caption">
				{names.join(", ")}
				{names.length > 0 && more > 0 && ` ${words.more(more)}`}
			</dd>
		</>
	);
}

function Missed({ missed }: { missed: NotUnderstood[] }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard
		<section className={css.missed} aria-label={words.notUnderstood(missed.length)} tabIndex={0}>
			<table>
				<thead>
					<tr>
						<th scope="col">{words.line}</th>
						<th scope="col">{words.column}</th>
						<th scope="col">{words.stands}</th>
						<th scope="col">{words.why}</th>
					</tr>
				</thead>
				<tbody>
					{missed.slice(0, shownMissed).map((one) => (
						<tr key={`${one.line} ${one.column} ${one.text} ${one.why}`}>
							<td>{one.line}</td>
							<td>{one.column}</td>
							<td>{one.text}</td>
							<td>{words.whys[one.why]}</td>
						</tr>
					))}
				</tbody>
			</table>
			{missed.length > shownMissed && <p>{words.more(missed.length - shownMissed)}</p>}
		</section>
	);
}
