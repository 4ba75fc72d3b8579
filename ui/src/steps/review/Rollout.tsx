/** The whole rollout: groups down, environments across. Border = network, dot = project, diamond = sensitive. */
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { useMemo, useState } from "react";
import type { Picture, PictureProject, PictureResource } from "../../bindings";
import type { Finding } from "../../host/types";
import { EnvironmentName } from "../../pictures/environment";
import { Mark } from "../../pictures/marks";
import { words as drawings } from "../../words/pictures";
import { words } from "../../words/review";
import { countsInWords } from "../../words/window";
import type { About } from "./index";
import css from "./rollout.module.css";

type Ask = (about: About | null) => void;
type Props = { picture: Picture; findings: Finding[]; ask: Ask };

const wayOf = (resource: PictureResource) => resource.inbound ?? "none";

export function Rollout({ picture, findings, ask }: Props) {
	const [table, setTable] = useState(false);
	// Only what is wrong is marked, and only by what it is about.
	const bySubject = useMemo(() => {
		const found = new Map<string, Finding[]>();
		for (const finding of findings.filter((one) => one.severity !== "note" && !one.accepted)) {
			for (const subject of finding.subjects) {
				found.set(subject, [...(found.get(subject) ?? []), finding]);
			}
		}
		return found;
	}, [findings]);
	const cells = picture.rows.flatMap((row) => row.cells);
	const resources = cells.flatMap((cell) => cell.resources);
	const projects = cells.flatMap((cell) => [
		...cell.unplaced,
		...cell.resources.flatMap((one) => one.projects),
	]);
	const empty = picture.columns.length === 0 || picture.rows.length === 0;
	return (
		<section aria-label={words.whole}>
			<div className={css.head}>
				<h2>{words.whole}</h2>
				<span className="caption">{words.counts(picture.resources, picture.projects, picture.grants)}</span>
			</div>
			{empty && <p className="caption">{words.nothingPlanned}</p>}
			{!empty && (table ? <AsTable picture={picture} /> : <Grid {...{ picture, bySubject, ask }} />)}
			{!empty && (
				<div className={css.foot}>
					{!table && <Legend {...{ resources, projects }} />}
					<button type="button" className="link" aria-pressed={table} onClick={() => setTable(!table)}>
						{table ? drawings.asDrawing : drawings.asTable}
					</button>
				</div>
			)}
		</section>
	);
}

function Legend({ resources, projects }: { resources: PictureResource[]; projects: PictureProject[] }) {
	return (
		<ul className={css.legend}>
			{projects.some((project) => !project.sensitive) && (
				<li>
					<Project project={{ id: "", sensitive: false }} /> {words.project}
				</li>
			)}
			{projects.some((project) => project.sensitive) && (
				<li>
					<Project project={{ id: "", sensitive: true }} /> {words.sensitive}
				</li>
			)}
			{[...new Set(resources.map(wayOf))].map((way) => (
				<li key={way}>
					<i className={css.swatch} data-way={way} /> {words.ways[way]}
				</li>
			))}
		</ul>
	);
}

function Grid({
	picture,
	bySubject,
	ask,
}: {
	picture: Picture;
	bySubject: ReadonlyMap<string, Finding[]>;
	ask: Ask;
}) {
	return (
		// A frame that scrolls has to take focus for the arrow keys.
		<div className={css.frame} tabIndex={picture.rows.length > 8 ? 0 : undefined}>
			<table className={css.grid} aria-label={picture.label}>
				<thead>
					<tr>
						<td />
						{picture.columns.map((column) => (
							<th key={column.id} scope="col">
								<EnvironmentName kind={column.kind} name={column.name} />
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{picture.rows.map((row) => (
						<tr key={row.id ?? ""}>
							<th scope="row">{row.name || words.noGroup}</th>
							{row.cells.map((cell, n) => (
								<td key={picture.columns[n]?.id ?? n}>
									<div className={css.cell}>
										{cell.resources.map((resource) => (
											<Resource key={resource.id} {...{ resource, bySubject, ask }} />
										))}
										{cell.unplaced.length > 0 && (
											<span className={css.unplaced} title={words.noResource}>
												{cell.unplaced.map((project) => (
													<Project key={project.id} project={project} />
												))}
												<span className="hidden-text">{words.noResource}</span>
											</span>
										)}
									</div>
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function Resource({
	resource,
	bySubject,
	ask,
}: {
	resource: PictureResource;
	bySubject: ReadonlyMap<string, Finding[]>;
	ask: Ask;
}) {
	const ids = [resource.id, ...resource.projects.map((project) => project.id)];
	const found = [...new Set(ids.flatMap((id) => bySubject.get(id) ?? []))];
	const worst = found.find((one) => one.severity === "blocker") ?? found[0];
	const way = wayOf(resource);
	const sensitive = resource.projects.filter((project) => project.sensitive).length;
	const said = words.resourceSays(
		resource.name,
		words.ways[way],
		resource.projects.length,
		sensitive,
		countsInWords(found.map((one) => one.severity)),
	);
	return (
		<button
			type="button"
			className={css.resource}
			data-way={way}
			data-severity={worst?.severity}
			aria-label={said}
			title={said}
			onClick={() => ask({ name: resource.name, keys: new Set(found.map((one) => one.key)) })}
		>
			{resource.projects.map((project) => (
				<Project key={project.id} project={project} />
			))}
			{(way === "privateEndpoint" || way === "hybrid") && (
				<LockClosedRegular className={`${css.lock}`} aria-hidden />
			)}
			{worst !== undefined && (
				<span className={css.sign}>
					<Mark of={worst.severity} size={14} />
				</span>
			)}
		</button>
	);
}

function Project({ project }: { project: PictureProject }) {
	return <i className={project.sensitive ? css.diamond : css.dot} aria-hidden />;
}

/** The same as a table: one row for each Foundry resource. */
function AsTable({ picture }: { picture: Picture }) {
	const rows = picture.rows.flatMap((row) =>
		row.cells.flatMap((cell, n) =>
			cell.resources.map((resource) => ({
				key: `${row.id} ${picture.columns[n]?.id} ${resource.id}`,
				cells: [
					row.name || words.noGroup,
					picture.columns[n]?.name ?? "",
					resource.name,
					words.ways[wayOf(resource)],
					resource.projects.length,
					resource.projects.filter((project) => project.sensitive).length,
				],
			})),
		),
	);
	const head = Object.values(words.picture);
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls has to take focus for the arrow keys
		<div className={css.frame} tabIndex={0}>
			<table className={css.rows} aria-label={picture.label}>
				<thead>
					<tr>
						{head.map((title) => (
							<th key={title} scope="col">
								{title}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr key={row.key}>
							{row.cells.map((cell, n) => (
								<td key={head[n]} className={typeof cell === "number" ? css.number : ""}>
									{cell}
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
