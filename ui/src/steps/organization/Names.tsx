/** How names come out: the patterns, the longest name they give, and whether all of them fit. */
import type { OrganizationView } from "../../bindings";
import { TextField } from "../../fields/text";
import { Marked } from "../../pictures/marks";
import { words } from "../../words/organization";
import { questionWords } from "../../words/plan";
import { Ident } from "../parts/Ident";
import css from "./organization.module.css";

export function Names({ names }: { names: OrganizationView["names"] }) {
	const { accounts, projects, tokens } = names;
	const refused = accounts.refused + projects.refused;
	const alike = accounts.collide + projects.collide;
	const oneWay = questionWords("organization.resources")?.question.oneWay;
	const rules = [
		{ rule: accounts, label: words.patternOfAccounts, of: words.ofAccounts },
		{ rule: projects, label: words.patternOfProjects, of: words.ofProjects },
	];
	return (
		<section className={css.names} aria-labelledby="names-title">
			<h2 id="names-title" title={words.mayHold(tokens)}>
				{words.names}
			</h2>
			{rules.map(({ rule, label, of }) => (
				<div key={rule.at} className={css.pattern}>
					<span className="caption">{of}</span>
					<TextField at={rule.at} label={label} mono dense />
					{rule.example !== "" && (
						<span className={css.example}>
							<span className="caption">{words.gives}</span>
							<Ident>{rule.example}</Ident>
							<span className="caption">{words.length(rule.length, rule.limit)}</span>
						</span>
					)}
				</div>
			))}
			<p className="caption">{words.mayHold(tokens)}</p>
			{accounts.fit + projects.fit + refused > 0 && (
				<div className={css.checks}>
					{accounts.fit + projects.fit > 0 && (
						<Marked of="done">{words.fit(accounts.fit + projects.fit)}</Marked>
					)}
					{refused > 0 && <Marked of="blocker">{words.refused(refused)}</Marked>}
					{alike > 0 ? (
						<Marked of="blocker">{words.alike(alike)}</Marked>
					) : (
						<Marked of="done">{words.noneAlike}</Marked>
					)}
					{oneWay && (
						<span title={oneWay}>
							<Marked of="oneWay">{words.subdomain}</Marked>
						</span>
					)}
				</div>
			)}
		</section>
	);
}
