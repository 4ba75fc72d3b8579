// Starts axe-core once; true when it has ended.
const [css] = arguments;
// What fades in has no colour of its own yet. What never ends (a bar that runs) is not waited for.
const ends = (one) => one.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY;
if (document.getAnimations().some((one) => one.playState === "running" && ends(one))) return false;
if (!window.__axe) {
	const run = {};
	window.__axe = run;
	// Fluent's focus helpers are no content: invisible, and never focused for long.
	const context = { include: [[css]], exclude: [["[data-tabster-dummy]"]] };
	axe.run(context, { resultTypes: ["violations"] }).then(
		(result) => {
			const place = (node) => `${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`;
			run.ended = {
				violations: result.violations.map((one) => ({
					rule: one.id,
					help: one.help,
					places: one.nodes.map(place),
				})),
			};
		},
		(wrong) => {
			run.ended = { wrong: String(wrong) };
		},
	);
	return false;
}
const { ended } = window.__axe;
if (ended) delete window.__axe;
return ended;
