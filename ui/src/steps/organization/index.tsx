/** Step 3: what will exist, for whom, and who answers for it. */
import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { TableRegular } from "@fluentui/react-icons/svg/table";
import { useCallback, useRef, useState } from "react";
import { Tabs } from "../../pictures/tabs";
import { StepHead } from "../../shell/StepHead";
import { useActions, useDraft, useDraftStore, useKept } from "../../state/hooks";
import { useView } from "../../state/views";
import { words } from "../../words/organization";
import { Removed, useRemoval } from "../parts/removal";
import { StepDecisions } from "../parts/StepDecisions";
import { Begin } from "./Begin";
import { withGroups } from "./changes";
import { Details } from "./Details";
import { Existing } from "./Existing";
import { Grid } from "./Grid";
import { Hub } from "./Hub";
import { List } from "./List";
import { Names } from "./Names";
import { type Opened, openedFor } from "./opened";
import { ReadList } from "./ReadList";

type Shown = { what: Opened | null; focus: boolean };

/** What is open; a field that is asked for opens what it belongs to. */
function useOpened() {
	const wish = useDraft((state) => state.wish);
	const wished = wish === null ? undefined : openedFor(wish.at);
	const [seen, setSeen] = useState(wish?.n);
	const [shown, setShown] = useState<Shown>({ what: wished ?? null, focus: false });
	if (wish?.n !== seen) {
		setSeen(wish?.n);
		if (wished !== undefined) {
			setShown({ what: wished, focus: false });
		}
	}
	const open = useCallback((what: Opened) => setShown({ what, focus: true }), []);
	const close = useCallback(() => setShown({ what: null, focus: false }), []);
	return { ...shown, open, close };
}

export function OrganizationStep() {
	const { view, problem } = useView({ of: "organization" });
	const draft = useDraftStore();
	const { edit, newId } = useActions();
	const [tab, setTab] = useKept<"grid" | "list">("organization", "grid");
	const { what, focus, open, close } = useOpened();
	const { gone, remove } = useRemoval();
	const back = useRef<() => void>(() => undefined);
	const backTo = useCallback((to: () => void) => {
		back.current = to;
	}, []);
	const closeAndBack = useCallback(() => {
		close();
		back.current();
	}, [close]);
	const addGroup = async () => {
		const id = await newId("grp");
		if (await edit(withGroups(draft.getState().document, [{ id, name: "" }]))) {
			open({ of: "group", id });
		}
	};
	const [reading, setReading] = useState(false);
	const empty = view !== undefined && view.rows.length === 0;
	const Shown = tab === "list" ? List : Grid;
	return (
		<>
			<StepHead
				step="organization"
				actions={
					!empty && (
						<>
							<Tabs
								label={words.views}
								tabs={[
									{ id: "grid", label: words.grid },
									{ id: "list", label: words.list },
								]}
								chosen={tab}
								choose={setTab}
								controls="organization-view"
							/>
							<Button
								size="small"
								icon={<AddRegular />}
								aria-label={words.addGroup}
								title={words.addGroup}
								onClick={() => void addGroup()}
							>
								{words.businessGroup}
							</Button>
							<Button size="small" icon={<TableRegular />} onClick={() => setReading(true)}>
								{words.readList}
							</Button>
						</>
					)
				}
			/>
			<Removed gone={gone} />
			{problem !== null && view === undefined && <p>{`${problem.title} ${problem.next}`}</p>}
			{view !== undefined && (
				<>
					{empty ? (
						<Begin add={() => void addGroup()} read={() => setReading(true)} />
					) : (
						<div id="organization-view" role="tabpanel" aria-labelledby={`organization-view-${tab}`}>
							<Shown view={view} opened={what} open={open} backTo={backTo} />
						</div>
					)}
					{what !== null && (
						<Details
							view={view}
							opened={what}
							focus={focus}
							open={open}
							close={closeAndBack}
							remove={remove}
						/>
					)}
					<Names names={view.names} />
					<Hub />
					<Existing />
				</>
			)}
			{reading && <ReadList close={() => setReading(false)} />}
			<StepDecisions step="organization" />
		</>
	);
}
