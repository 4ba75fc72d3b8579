/** The request for groups and subscriptions that do not exist yet, and the reply to it. */
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
import { useEffect, useState } from "react";
import type { Reply } from "../../bindings";
import { Marked } from "../../pictures/marks";
import { Tabs } from "../../pictures/tabs";
import { announce } from "../../state/announce";
import { useDraftStore } from "../../state/hooks";
import { useView } from "../../state/views";
import { words } from "../../words/prerequisites";
import { own } from "../../words/window";
import css from "./ask.module.css";

/** What a person reads of a long reply; the rest is counted. */
const shown = 50;

const forms = ["text", "az", "powerShell", "portal"] as const;
type Form = (typeof forms)[number];

/** The button that opens it; nothing while nothing is asked for. */
export function Ask() {
	const asked = useView({ of: "prerequisites" }).view?.asked;
	const [open, setOpen] = useState(false);
	const groups = asked?.groups.length ?? 0;
	const subscriptions = asked?.subscriptions.length ?? 0;
	return (
		<>
			{groups + subscriptions > 0 && (
				<Button size="small" onClick={() => setOpen(true)}>
					{words.ask(groups, subscriptions)}
				</Button>
			)}
			{open && <AskDialog close={() => setOpen(false)} />}
		</>
	);
}

function AskDialog({ close }: { close: () => void }) {
	const draft = useDraftStore();
	const [text, setText] = useState("");
	const reply = useReply(text);
	const n = reply?.understood.length ?? 0;
	const fillIn = async () => {
		if (reply !== null && n > 0) {
			await draft.actions.edit(reply.patch);
			announce(words.filledIn(n));
			close();
		}
	};
	return (
		<Dialog open onOpenChange={(_, { open }) => (open ? undefined : close())}>
			<DialogSurface className={css.dialog} aria-describedby={undefined}>
				<DialogBody>
					<DialogTitle>{words.askTitle}</DialogTitle>
					<DialogContent>
						<p className={css.lead}>{words.askText}</p>
						<Request />
						<Field label={words.reply} hint={words.replyHelp} className={css.reply}>
							<Textarea
								rows={4}
								resize="vertical"
								className={css.code}
								data-own-undo=""
								placeholder={words.replyPlaceholder}
								value={text}
								onChange={(_, { value }) => setText(value)}
							/>
						</Field>
						{reply !== null && <Said reply={reply} />}
					</DialogContent>
					<DialogActions>
						<Button appearance="primary" disabled={n === 0} onClick={() => void fillIn()}>
							{words.fillIn(n)}
						</Button>
						<Button onClick={close}>{own.close}</Button>
					</DialogActions>
				</DialogBody>
			</DialogSurface>
		</Dialog>
	);
}

function Request() {
	const requests = useView({ of: "requests" }).view;
	const [form, setForm] = useState<Form>("text");
	const text = requests?.[form] ?? "";
	const doubled = requests?.asked.doubled ?? [];
	const copy = async () => {
		await navigator.clipboard.writeText(text);
		announce(own.copied);
	};
	return (
		<>
			<div className={css.forms}>
				<Tabs
					label={words.form}
					tabs={forms.map((id) => ({ id, label: words.forms[id] }))}
					chosen={form}
					choose={(id) => setForm(forms.find((one) => one === id) ?? "text")}
				/>
				<Button size="small" onClick={() => void copy()}>
					{words.copyRequest}
				</Button>
			</div>
			{doubled.length > 0 && (
				<p className={css.said}>
					<Marked of="warning">{words.doubled(doubled.join(", "))}</Marked>
				</p>
			)}
			<Textarea
				aria-label={`${words.request}: ${words.forms[form]}`}
				readOnly
				rows={9}
				resize="vertical"
				className={`${css.request} ${form === "text" || form === "portal" ? "" : css.code}`}
				value={text}
			/>
		</>
	);
}

/** What a reply says, a moment after it was pasted. */
function useReply(text: string): Reply | null {
	const draft = useDraftStore();
	const [reply, setReply] = useState<Reply | null>(null);
	useEffect(() => {
		let current = true;
		if (text.trim() === "") {
			setReply(null);
			return undefined;
		}
		const timer = setTimeout(() => {
			draft.host
				.view(draft.getState().id, { of: "reply", text })
				.then((view) => {
					if (current && view.of === "reply") {
						setReply(view);
						announce(words.understood(view.understood.length));
					}
				})
				.catch(draft.actions.report);
		}, 250);
		return () => {
			current = false;
			clearTimeout(timer);
		};
	}, [draft, text]);
	return reply;
}

function Said({ reply }: { reply: Reply }) {
	const { understood, puzzles, missing } = reply;
	return (
		<div className={css.says}>
			{understood.length > 0 && (
				<>
					<Marked of="done">{words.understood(understood.length)}</Marked>
					<ul className={css.list}>
						{understood.slice(0, shown).map((one) => (
							<li key={one.of} className={css.pair}>
								<span>{one.name}</span>
								<span className="mono">{one.id}</span>
							</li>
						))}
						<More n={understood.length} />
					</ul>
				</>
			)}
			{puzzles.length > 0 && (
				<>
					<Marked of="warning">{words.puzzles(puzzles.length)}</Marked>
					<ul className={css.list}>
						{puzzles.slice(0, shown).map((one) => (
							<li key={`${one.line} ${one.text} ${one.why}`} className={css.pair}>
								<span>{words.puzzle(one.line, one.why)}</span>
								<span className="mono">{one.text}</span>
							</li>
						))}
						<More n={puzzles.length} />
					</ul>
				</>
			)}
			{missing.length > 0 && (
				<>
					<Marked of="waiting">{words.missing(missing.length)}</Marked>
					<ul className={css.list}>
						{missing.slice(0, shown).map((name, at) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: two may have one name
							<li key={at}>{name}</li>
						))}
						<More n={missing.length} />
					</ul>
				</>
			)}
		</div>
	);
}

function More({ n }: { n: number }) {
	return n > shown ? <li className="caption">{words.andMore(n - shown)}</li> : null;
}
