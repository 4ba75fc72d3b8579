/** Grants beyond the personas as a table: a line each, its fields behind it. */
import { Button, Input } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useEffect, useState } from "react";
import type { EstateView, ManualGrant } from "../../bindings";
import { ChoiceField, PickField, SwitchField } from "../../fields/choices";
import { Question } from "../../fields/Question";
import { GuidField, LongTextField, TextField } from "../../fields/text";
import { FoundMark } from "../../pictures/found";
import { Part } from "../../pictures/part";
import { many, RowsOf, useRows } from "../../pictures/rows";
import { weightiest } from "../../state/findings";
import { useActions, useDraft, useFindingsAt, useKeys, useValue } from "../../state/hooks";
import { nameOf, type Thing } from "../../state/names";
import { isWithin, pointer } from "../../state/pointer";
import { useView } from "../../state/views";
import { words } from "../../words/access";
import { counted } from "../../words/window";
import css from "./grants.module.css";
import { placeName } from "./lines";
import { RoleField, useRoleName } from "./ProjectIdentity";

const place = "/access/grants";

export function Grants() {
	const ids = useKeys(place);
	const estate = useView({ of: "estate" }).view;
	const { newId, set, goTo } = useActions();
	const [typed, setTyped] = useState("");
	const shown = useDraft((state) => {
		const looked = typed.trim().toLowerCase();
		if (looked === "") {
			return ids;
		}
		const grants =
			(state.document as { access?: { grants?: { [id: string]: ManualGrant } } }).access?.grants ?? {};
		return ids.filter((id) => {
			const grant = grants[id];
			const said = [nameOf(state.document, grant?.principal ?? ""), grant?.why, grant?.roleId].join(" ");
			return said.toLowerCase().includes(looked);
		});
	});
	const rows = useRows(shown.length, { size: 44 });
	const add = async () => {
		const at = place + pointer(await newId("gra"));
		await set(at, {});
		goTo(`${at}/principal`);
	};
	return (
		<Question id="access.grants" answer={ids.length === 0 ? "" : counted(ids.length, "grant")}>
			{ids.length === 0 && <p className={css.help}>{words.noGrants}</p>}
			{ids.length > many && (
				<Input
					size="small"
					aria-label={words.filter}
					placeholder={words.filter}
					value={typed}
					onChange={(_, { value }) => setTyped(value)}
				/>
			)}
			{shown.length > 0 && (
				<Part
					className={css.table}
					is="table"
					aria-label={words.grantsTable}
					aria-rowcount={shown.length + 1}
				>
					<Part className={css.tableHead} is="row">
						{[words.for, words.role, words.at, words.condition, words.why].map((head) => (
							<Part key={head} is="columnheader">
								{head}
							</Part>
						))}
						<Part is="columnheader">
							<span className="hidden-text">{words.showGrant("")}</span>
						</Part>
					</Part>
					<Part ref={rows.ref} className={css.rows} data-many={rows.isMany} is="rowgroup">
						<RowsOf rows={rows}>
							{(n) => {
								const id = shown[n];
								return id !== undefined && <Grant key={id} id={id} estate={estate} />;
							}}
						</RowsOf>
					</Part>
				</Part>
			)}
			<Button appearance="subtle" icon={<AddRegular />} onClick={() => void add()}>
				{words.addGrant}
			</Button>
		</Question>
	);
}

function Grant({ id, estate }: { id: string; estate: EstateView | undefined }) {
	const at = place + pointer(id);
	const grant = useValue<ManualGrant>(at) ?? {};
	const { set } = useActions();
	const [open, setOpen] = useState(false);
	const found = weightiest(useFindingsAt(at));
	const wished = useDraft((state) => (state.wish !== null && isWithin(state.wish.at, at) ? state.wish.n : 0));
	useEffect(() => {
		if (wished > 0) {
			setOpen(true);
		}
	}, [wished]);
	const named = useDraft((state) => nameOf(state.document, grant.principal || grant.identityOf || ""));
	const role = useRoleName(grant.roleId ?? "");
	const who = grant.principal ? named : grant.identityOf ? words.identityOf(named) : words.noOne;
	const scope = grant.scope?.kind ? placeName(grant.scope.kind) : words.noPlace;
	const where = useDraft((state) => grant.scope?.resourceId || nameOf(state.document, grant.scope?.id ?? ""));
	return (
		<>
			<Part
				className={css.grant}
				is="row"
				data-at={open ? undefined : at}
				data-blocked={found?.severity === "blocker"}
			>
				<Part is="cell" className={css.whoCell}>
					<button
						type="button"
						className={css.open}
						aria-expanded={open}
						aria-label={words.showGrant(who)}
						onClick={() => setOpen(!open)}
					>
						<ChevronRightRegular aria-hidden data-open={open} />
						<span>{who}</span>
					</button>
					{found !== undefined && <FoundMark finding={found} />}
				</Part>
				<Part is="cell">{grant.roleId ? role : <span className="caption">{words.noRole}</span>}</Part>
				<Part is="cell">
					{scope}
					{where !== "" && (
						<div className={`${css.where} caption`}>{accountName(where, grant.scope?.id, estate)}</div>
					)}
				</Part>
				<Part is="cell">
					{grant.condition ? words.limited : "–"}
					{grant.eligible === true && <div className="caption">{words.onRequest}</div>}
				</Part>
				<Part is="cell">{grant.why}</Part>
				<Part is="cell">
					<Button
						size="small"
						appearance="subtle"
						icon={<DeleteRegular />}
						aria-label={words.removeGrant(who)}
						onClick={() => void set(at)}
					/>
				</Part>
			</Part>
			{open && <Details at={at} grant={grant} who={who} estate={estate} />}
		</>
	);
}

/** A Foundry resource by the name it has in Azure. */
function accountName(where: string, id: string | undefined, estate: EstateView | undefined): string {
	return estate?.accounts.find((one) => one.id === id)?.name ?? where;
}

function Details({
	at,
	grant,
	who,
	estate,
}: {
	at: string;
	grant: ManualGrant;
	who: string;
	estate: EstateView | undefined;
}) {
	const accounts: Thing[] = (estate?.accounts ?? []).map(({ id, name }) => ({ id, name: name || id }));
	const projects: Thing[] = (estate?.projects ?? []).map(({ id, label }) => ({ id, name: label }));
	const kind = grant.scope?.kind;
	const placed = kind === "account" || kind === "resourceGroup";
	return (
		<Part className={css.details} is="row">
			<Part is="cell" className={css.fields}>
				<PickField at={`${at}/principal`} of="principal" />
				<PickField at={`${at}/identityOf`} of="project" options={[...accounts, ...projects]} />
				<RoleField at={`${at}/roleId`} who={who} />
				<GuidField at={`${at}/roleId`} />
				<ChoiceField at={`${at}/scope/kind`} />
				{kind === "resource" ? (
					<TextField at={`${at}/scope/resourceId`} mono />
				) : kind === "subscription" ? (
					<PickField at={`${at}/scope/id`} of="subscription" />
				) : (
					<PickField
						at={`${at}/scope/id`}
						of="account"
						options={kind === "project" ? projects : placed ? accounts : [...accounts, ...projects]}
					/>
				)}
				<SwitchField at={`${at}/eligible`} />
				<TextField at={`${at}/conditionVersion`} />
				<LongTextField at={`${at}/condition`} mono />
				<LongTextField at={`${at}/why`} />
			</Part>
		</Part>
	);
}
