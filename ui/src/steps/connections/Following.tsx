/** Grants that connections bring: to which identity, which role, on what, and what it is for. */
import { BotRegular } from "@fluentui/react-icons/svg/bot";
import type { ConnectionsView } from "../../bindings";
import { Part } from "../../pictures/part";
import { RowsOf, useRows } from "../../pictures/rows";
import { words } from "../../words/connections";
import css from "./map.module.css";

export function Following({ view }: { view: ConnectionsView }) {
	const rows = useRows(view.grants.length, { size: 36 });
	return (
		<section className={css.following} aria-label={words.grants}>
			<div className={css.followingHead}>
				<h2>{words.grants}</h2>
				<span className="caption">
					{view.grants.length === 0 ? words.noGrants : words.grantsLead(view.following)}
				</span>
			</div>
			{view.grants.length > 0 && (
				<div ref={rows.ref} className={css.frame} data-many={rows.isMany}>
					<Part is="table" aria-label={words.grants}>
						<Part is="row" className="hidden-text">
							{[words.who, words.role, words.target, words.what].map((head) => (
								<Part key={head} is="columnheader">
									{head}
								</Part>
							))}
						</Part>
						<RowsOf rows={rows}>
							{(n) => {
								const grant = view.grants[n];
								return (
									grant !== undefined && (
										<Part is="row" className={css.grant}>
											<Part is="cell" className={css.nameCell}>
												<BotRegular aria-hidden fontSize={16} />
												<span>{grant.who}</span>
											</Part>
											<Part is="cell" title={grant.role}>
												{grant.roleName ?? grant.role}
											</Part>
											<Part is="cell">
												{words.on} <span className={css.first}>{grant.target}</span>
											</Part>
											<Part is="cell" className="caption">
												{grant.sentence} {grant.owner !== null && words.ownerGrants(grant.owner)}
											</Part>
										</Part>
									)
								);
							}}
						</RowsOf>
					</Part>
				</div>
			)}
		</section>
	);
}
