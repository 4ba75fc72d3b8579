/** Who stands for each persona: one row each, for one business group or for all of them. */
import { Dropdown, Option, SearchBox } from "@fluentui/react-components";
import { useEffect, useMemo, useState } from "react";
import { Question } from "../../fields/Question";
import { useControlStyles } from "../../fields/styles";
import type { Id } from "../../host/types";
import { Mark } from "../../pictures/marks";
import { open, weightiest } from "../../state/findings";
import { useDraft, useFindingsAt, useKept } from "../../state/hooks";
import { useThings } from "../../state/names";
import { parts } from "../../state/pointer";
import { words } from "../../words/prerequisites";
import { FindingsOfAll } from "../rows/FindingLines";
import { many, Rows } from "../rows/Rows";
import rows from "../rows/rows.module.css";
import { useNarrow } from "../rows/useNarrow";
import { Ask } from "./AskDialog";
import { PrincipalRow } from "./PrincipalRow";
import css from "./prerequisites.module.css";
import { place, principalsOf, rowsOf, serves } from "./principals";

export function People() {
	const groups = useThings("group");
	const [kept, setGroup] = useKept("prerequisites.group", groups[0]?.id ?? "");
	const group = groups.some((one) => one.id === kept) ? kept : "";
	const document = useDraft((state) => state.document);
	const [sought, seek] = useState("");
	const all = useMemo(() => rowsOf(document, group), [document, group]);
	const shown = useMemo(
		() => (sought === "" ? all : rowsOf(document, group, sought)),
		[all, document, group, sought],
	);
	const wanted = useWanted(group, (found) => {
		setGroup(found);
		seek("");
	});
	const [room, narrow] = useNarrow(700);
	return (
		<Question
			id="prerequisites.people"
			fold={false}
			beside={groups.length > 0 && <GroupPicker group={group} setGroup={setGroup} />}
		>
			<div ref={room}>
				<FindingsOfAll at={place} />
				{group !== "" && <Elsewhere group={group} showAll={() => setGroup("")} />}
				{all.length > many && (
					<div className={css.seek}>
						<SearchBox
							size="small"
							placeholder={words.seek}
							aria-label={words.seek}
							value={sought}
							onChange={(_, { value }) => seek(value)}
						/>
						<span className="caption">{words.rows(shown.filter((row) => row.id !== "").length)}</span>
					</div>
				)}
				{!narrow && (
					<div className={rows.head} aria-hidden>
						<span>{words.persona}</span>
						<span>{words.group}</span>
						<span>{words.objectId}</span>
					</div>
				)}
				<Rows
					label={words.people}
					keys={shown.map((row) => row.id || row.persona)}
					height={66}
					wanted={wanted === null ? -1 : shown.findIndex((row) => row.id === wanted)}
					row={(at) => {
						const row = shown[at];
						const near = shown[at + 1]?.id || shown[at - 1]?.id;
						return (
							row !== undefined && (
								<PrincipalRow
									row={row}
									group={group}
									next={near === "" ? undefined : near}
									stacked={narrow}
								/>
							)
						);
					}}
				/>
				<div className={css.askLine}>
					<Ask />
				</div>
			</div>
		</Question>
	);
}

/** The principal that is asked for; a business group that does not show it is left. */
function useWanted(group: Id, setGroup: (group: Id) => void): Id | null {
	const wanted = useDraft((state) => {
		const [section, collection, id = ""] = parts(state.wish?.at ?? "");
		return section === "prerequisites" && collection === "principals" && id !== "" ? id : null;
	});
	const wish = useDraft((state) => state.wish?.n ?? 0);
	const away = useDraft((state) => wanted !== null && !serves(principalsOf(state.document)[wanted], group));
	// biome-ignore lint/correctness/useExhaustiveDependencies: once for each wish, not whenever the choice changes
	useEffect(() => {
		if (away) {
			setGroup("");
		}
	}, [wish, wanted]);
	return wanted;
}

function GroupPicker({ group, setGroup }: { group: Id; setGroup: (group: Id) => void }) {
	const groups = useThings("group");
	const style = useControlStyles();
	const name = groups.find((one) => one.id === group)?.name ?? words.allGroups;
	return (
		<Dropdown
			className={`${style.dense} ${css.picker}`}
			size="small"
			aria-label={words.groupShown}
			value={name}
			selectedOptions={[group]}
			onOptionSelect={(_, { optionValue }) => setGroup(optionValue ?? "")}
		>
			{groups.map((one) => (
				<Option key={one.id} value={one.id} text={one.name}>
					<span className={css.of}>
						<span>{one.name}</span>
						<Troubled group={one.id} />
					</span>
				</Option>
			))}
			<Option value="">{words.allGroups}</Option>
		</Dropdown>
	);
}

/** Something is wrong with a principal of this business group. */
function Troubled({ group }: { group: Id }) {
	const findings = useFindingsAt(place);
	const severity = useDraft((state) => {
		const principals = principalsOf(state.document);
		const own = findings.filter((finding) => {
			const principal = principals[parts(finding.at)[2] ?? ""];
			return principal?.groups?.includes(group) === true;
		});
		return weightiest(own)?.severity;
	});
	return severity === undefined || severity === "note" ? null : (
		<Mark of={severity} size={14} label={severity} />
	);
}

/** What the business group that is shown does not show. */
function Elsewhere({ group, showAll }: { group: Id; showAll: () => void }) {
	const all = useFindingsAt(place);
	const findings = useMemo(() => open(all), [all]);
	const document = useDraft((state) => state.document);
	const hidden = useMemo(() => {
		const principals = principalsOf(document);
		return findings.filter((finding) => {
			const principal = principals[parts(finding.at)[2] ?? ""];
			return finding.severity !== "note" && principal !== undefined && !serves(principal, group);
		}).length;
	}, [document, findings, group]);
	return hidden === 0 ? null : (
		<p className={css.hidden}>
			<span>{words.elsewhere(hidden)}</span>
			<button type="button" className="link" onClick={showAll}>
				{words.showAll}
			</button>
		</p>
	);
}
