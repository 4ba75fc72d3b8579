/** Add one like it: what is typed, and what will be made, before it is added. */
import {
	Button,
	Checkbox,
	Dialog,
	DialogActions,
	DialogBody,
	DialogContent,
	DialogSurface,
	DialogTitle,
	Field,
	Input,
} from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { LikeShown, LikeWish, Problem } from "../../bindings";
import { asProblem } from "../../host/host";
import type { Id } from "../../host/types";
import { announce } from "../../state/announce";
import { useActions, useDraft, useDraftStore } from "../../state/hooks";
import { kindOf, nameOf } from "../../state/names";
import { words } from "../../words/organization";
import { own } from "../../words/window";
import { casesOf } from "./changes";
import css from "./like.module.css";
import { Made } from "./Made";

const quiet = 250;
const named = ["prerequisites.principals", "prerequisites.subscriptions"];

/** What something like it would be, as it is typed. */
function useShown(of: Id, wish: LikeWish) {
	const draft = useDraftStore();
	const [shown, setShown] = useState<LikeShown | null>(null);
	const [problem, setProblem] = useState<Problem | null>(null);
	const key = JSON.stringify(wish);
	useEffect(() => {
		const asked: LikeWish = JSON.parse(key);
		if ((asked.name ?? "").trim() === "") {
			setShown(null);
			setProblem(null);
			return;
		}
		let current = true;
		const timer = setTimeout(() => {
			draft.host.like(draft.getState().id, of, asked).then(
				(answer) => {
					if (current) {
						setShown(answer);
						setProblem(null);
					}
				},
				(thrown: unknown) => {
					if (current) {
						setShown(null);
						setProblem(asProblem(thrown));
					}
				},
			);
		}, quiet);
		return () => {
			current = false;
			clearTimeout(timer);
		};
	}, [draft, of, key]);
	return { shown, problem };
}

export function AddLike({ of, close, added }: { of: Id; close: () => void; added?: (id: Id) => void }) {
	const { edit } = useActions();
	const pattern = useDraft((state) => nameOf(state.document, of));
	const cases = useDraft((state) => (kindOf(of) === "group" ? casesOf(state.document, of) : []));
	const [name, setName] = useState("");
	const [token, setToken] = useState("");
	const [useCases, setUseCases] = useState<{ [id: Id]: string }>({});
	const [ids, setIds] = useState<{ [id: Id]: string }>({});
	const { shown, problem } = useShown(of, { name, token, useCases, ids });
	const asked = (shown?.told.made ?? []).filter((one) => named.includes(one.collection));
	const add = async () => {
		if (shown === null) {
			return;
		}
		close();
		if (await edit(shown.patch)) {
			announce(words.wasAdded(name.trim()));
			added?.(shown.told.id);
		}
	};
	return (
		<Dialog open onOpenChange={(_, { open }) => !open && close()}>
			<DialogSurface className={css.surface} aria-describedby={undefined}>
				<form
					onSubmit={(event) => {
						event.preventDefault();
						void add();
					}}
				>
					<DialogBody>
						<DialogTitle>{words.addLike(pattern)}</DialogTitle>
						<DialogContent>
							<p className="caption">{words.likeText}</p>
							<div className={css.two}>
								<Field
									label={words.newName}
									required
									{...(problem === null
										? {}
										: { validationState: "error" as const, validationMessage: problem.detail })}
								>
									<Input value={name} data-own-undo="" onChange={(_, { value }) => setName(value)} />
								</Field>
								<Field label={words.newToken}>
									<Input value={token} data-own-undo="" onChange={(_, { value }) => setToken(value)} />
								</Field>
							</div>
							{cases.length > 0 && (
								<fieldset className={css.part}>
									<legend>{words.again}</legend>
									{cases.map((id) => (
										<UseCase
											key={id}
											id={id}
											name={useCases[id]}
											change={(to) =>
												setUseCases(({ [id]: _gone, ...rest }) =>
													to === undefined ? rest : { ...rest, [id]: to },
												)
											}
										/>
									))}
								</fieldset>
							)}
							{asked.length > 0 && (
								<fieldset className={css.part}>
									<legend>{words.idsOf}</legend>
									<p className="caption">{words.idsHelp}</p>
									{asked.map((one) => (
										<div key={one.of} className={css.pair}>
											<span id={`like-${one.of}`}>{one.name}</span>
											<Input
												className="mono"
												aria-labelledby={`like-${one.of}`}
												value={ids[one.of] ?? ""}
												data-own-undo=""
												onChange={(_, { value }) => setIds((all) => ({ ...all, [one.of]: value }))}
											/>
										</div>
									))}
								</fieldset>
							)}
							<section className={css.part} aria-live="polite">
								<h3>{words.made}</h3>
								{shown === null ? <p className="caption">{words.nothingYet}</p> : <Made told={shown.told} />}
							</section>
						</DialogContent>
						<DialogActions>
							<Button type="submit" appearance="primary" disabledFocusable={shown === null}>
								{words.addIt}
							</Button>
							<Button onClick={close}>{own.cancel}</Button>
						</DialogActions>
					</DialogBody>
				</form>
			</DialogSurface>
		</Dialog>
	);
}

/** A use case of the pattern, made again under a name of its own or left out. */
function UseCase({
	id,
	name,
	change,
}: {
	id: Id;
	name: string | undefined;
	change: (to: string | undefined) => void;
}) {
	const pattern = useDraft((state) => nameOf(state.document, id));
	return (
		<div className={css.pair}>
			<Checkbox
				label={pattern}
				checked={name !== undefined}
				onChange={(_, { checked }) => change(checked === true ? "" : undefined)}
			/>
			{name !== undefined && (
				<Input
					value={name}
					aria-label={words.againName(pattern)}
					placeholder={words.newName}
					data-own-undo=""
					onChange={(_, { value }) => change(value)}
				/>
			)}
		</div>
	);
}
