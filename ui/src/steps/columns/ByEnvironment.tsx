/**
 * Fields that are asked for each environment: a line for each field, a column for each environment. Where
 * there is no room for columns, the environments stand below each other with the same fields.
 */
import type { CSSProperties, ReactNode } from "react";
import type { EnvironmentKind } from "../../bindings";
import type { Id } from "../../host/types";
import { EnvironmentName } from "../../pictures/environment";
import { useDraft, useValue } from "../../state/hooks";
import { nameOf } from "../../state/names";
import { pointer } from "../../state/pointer";
import { words } from "../../words/rows";
import { useNarrow } from "../rows/useNarrow";
import css from "./columns.module.css";

/** What a field in a cell takes over: its label is said, not shown, where the line shows it. */
export type CellProps = { dense?: boolean; label?: string };

export type Line = {
	id: string;
	label: string;
	/** Stands below the label. */
	help?: string;
	cell: (environment: Id, props: CellProps) => ReactNode;
};

export function ByEnvironment({
	label,
	environments,
	lines,
	head = (id) => <EnvironmentHead id={id} />,
}: {
	label: string;
	environments: Id[];
	lines: Line[];
	head?: (environment: Id) => ReactNode;
}) {
	const [room, narrow] = useNarrow(690);
	const names = useDraft((state) => environments.map((id) => nameOf(state.document, id)));
	const explained = lines.some((line) => line.help !== undefined);
	if (narrow) {
		return (
			<div ref={room}>
				{environments.map((id) => (
					<section key={id} className={css.stack} aria-label={names[environments.indexOf(id)]}>
						<h3>{head(id)}</h3>
						{lines.map((line) => (
							<div key={line.id}>{line.cell(id, { label: line.label })}</div>
						))}
					</section>
				))}
			</div>
		);
	}
	return (
		<div ref={room} className={css.frame}>
			<table
				className={`${css.table} ${explained ? css.explained : ""}`}
				style={columns(environments.length)}
			>
				<caption className="hidden-text">{label}</caption>
				<thead>
					<tr>
						<td />
						{environments.map((id) => (
							<th key={id} scope="col">
								{head(id)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{lines.map((line) => (
						<tr key={line.id}>
							<th scope="row">
								{line.label}
								{line.help !== undefined && <span className="caption">{line.help}</span>}
							</th>
							{environments.map((id, at) => (
								<td key={id}>
									{line.cell(id, { dense: true, label: words.cell(names[at] ?? id, line.label) })}
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

/** Columns share the room there is; below a width that one can type in, the frame scrolls. */
export function columns(n: number): CSSProperties {
	return { "--columns": n } as CSSProperties;
}

export function EnvironmentHead({ id, children }: { id: Id; children?: ReactNode }) {
	const kind = useValue<EnvironmentKind>(`/environments/items${pointer(id)}/kind`);
	const deferred = useValue(`/environments/items${pointer(id)}/deferred`);
	const name = useDraft((state) => nameOf(state.document, id));
	return (
		<span className={css.head}>
			<EnvironmentName kind={kind} name={name} />
			{deferred !== undefined && deferred !== null && <span className="caption">{words.putOff}</span>}
			{children}
		</span>
	);
}
