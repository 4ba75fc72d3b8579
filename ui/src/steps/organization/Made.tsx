/** What something like a part of the plan makes and brings. */
import type { LikeMade, LikeTold } from "../../bindings";
import { Marked } from "../../pictures/marks";
import { words } from "../../words/organization";
import css from "./like.module.css";

const shownNames = 6;

export function Made({ told }: { told: LikeTold }) {
	const lines = new Map<string, LikeMade[]>();
	for (const made of told.made) {
		lines.set(made.collection, [...(lines.get(made.collection) ?? []), made]);
	}
	const open = [...told.blockers, ...told.warnings];
	return (
		<>
			<dl className={css.made}>
				{[...lines].map(([collection, made]) => (
					<Line key={collection} label={words.collections[collection] ?? collection} made={made} />
				))}
			</dl>
			<p>{words.newGrants(told.grants)}</p>
			{open.length > 0 && (
				<>
					<h3>{words.brings}</h3>
					<ul className={css.open}>
						{told.blockers.map((sentence) => (
							<li key={sentence}>
								<Marked of="blocker">{sentence}</Marked>
							</li>
						))}
						{told.warnings.map((sentence) => (
							<li key={sentence}>
								<Marked of="warning">{sentence}</Marked>
							</li>
						))}
					</ul>
				</>
			)}
			{told.refused !== null && <Marked of="blocker">{told.refused}</Marked>}
		</>
	);
}

function Line({ label, made }: { label: string; made: LikeMade[] }) {
	const names = made.map(({ name, toBeMade }) => (toBeMade ? `${name} (${words.toBeMade})` : name));
	const more = names.length - shownNames;
	return (
		<>
			<dt>{label}</dt>
			<dd className={css.count}>{made.length}</dd>
			<dd className="caption">
				{names.slice(0, shownNames).join(", ")}
				{more > 0 && ` ${words.more(more)}`}
			</dd>
		</>
	);
}
