/** Connections: what projects reach outside, as whom, and which of them share it. */
import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useEffect, useRef, useState } from "react";
import { type Slice, SliceBar, useSlice } from "../../pictures/slice";
import { Tabs } from "../../pictures/tabs";
import { StepHead } from "../../shell/StepHead";
import { useActions, useDraft, useDraftStore, useKept } from "../../state/hooks";
import { valueAt } from "../../state/pointer";
import { useView } from "../../state/views";
import { words } from "../../words/connections";
import { AddDialog, type Offered } from "./AddDialog";
import { Asked } from "./Asked";
import { Following } from "./Following";
import { ConnectionList } from "./List";
import { ConnectionMap } from "./Map";
import css from "./map.module.css";

export function ConnectionsStep() {
	const slice = useSlice();
	const { group, environment } = slice;
	const { view } = useView({ of: "connections", group, environment });
	const [look, setLook] = useKept<"map" | "list">("connections.look", "map");
	const [opened, setOpened] = useState<string | null>(null);
	const [adding, setAdding] = useState<Offered | null>(null);
	const { go, goTo } = useActions();
	useWished(slice, setOpened);
	const only = view?.accounts.length === 1 ? view.accounts[0] : undefined;
	const none = view !== undefined && view.accounts.length === 0 && view.unplaced.length === 0;
	return (
		<>
			<StepHead
				step="connections"
				actions={
					<>
						<Tabs
							label={words.views}
							chosen={look}
							choose={setLook}
							tabs={[
								{ id: "map", label: words.map },
								{ id: "list", label: words.list },
							]}
						/>
						<Button
							appearance="primary"
							icon={<AddRegular />}
							onClick={() => setAdding({ group, environment, account: "" })}
						>
							{words.add}
						</Button>
					</>
				}
			/>
			<SliceBar slice={slice}>
				{only !== undefined && (
					<>
						{words.in} <span className="mono">{only.name}</span>
					</>
				)}
			</SliceBar>
			{none && (
				<div className={css.start}>
					<p>
						{words.empty} {words.emptyGives}
					</p>
					<p className="caption">{words.noAccounts}</p>
					<div className={css.starts}>
						<Button onClick={() => go({ at: "step", step: "environments" })}>{words.toEnvironments}</Button>
						<Button onClick={() => go({ at: "step", step: "organization" })}>{words.toOrganization}</Button>
					</div>
				</div>
			)}
			{view !== undefined && !none && look === "map" && (
				<ConnectionMap
					key={`${group} ${environment}`}
					view={view}
					opened={opened}
					open={setOpened}
					add={(account) => setAdding({ group, environment: account.environment, account: account.account })}
				/>
			)}
			{view !== undefined && !none && look === "list" && (
				<ConnectionList view={view} opened={opened} open={setOpened} />
			)}
			{view !== undefined && !none && <Following view={view} />}
			<Asked />
			{adding !== null && (
				<AddDialog
					offered={adding}
					close={() => setAdding(null)}
					added={(id) => goTo(`/connections/items/${id}/name`)}
				/>
			)}
		</>
	);
}

/** A connection that was asked for is shown: its business group, its environment, its details. */
function useWished(
	{ group, environment, setGroup, setEnvironment }: Slice,
	open: (id: string) => void,
): void {
	const draft = useDraftStore();
	const wish = useDraft((state) => state.wish);
	const estate = useView({ of: "estate" }).view;
	const followed = useRef<typeof wish>(null);
	useEffect(() => {
		const id = /^\/connections\/(?:items|none)\/([^/]+)/.exec(wish?.at ?? "")?.[1];
		// Once for a wish: afterwards the person may look elsewhere.
		if (wish === null || followed.current === wish || id === undefined || estate === undefined) {
			return;
		}
		followed.current = wish;
		const value = (name: string) => valueAt(draft.getState().document, `/connections/items/${id}/${name}`);
		const project = estate.projects.find((one) => one.id === value("project"));
		const account = estate.accounts.find((one) => one.id === id || one.id === value("account"));
		const groups = project === undefined ? account?.groups : [project.group];
		const at = project?.environment ?? account?.environment;
		if (group !== "" && groups !== undefined && groups.length > 0 && !groups.includes(group)) {
			setGroup(groups[0] ?? "");
		}
		if (environment !== "" && at !== undefined && at !== environment) {
			setEnvironment(at);
		}
		if (wish.at.startsWith("/connections/items/")) {
			open(id);
		}
	}, [wish, estate, group, environment, setGroup, setEnvironment, open, draft]);
}
