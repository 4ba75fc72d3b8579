// Starts axe-core once; true when it has ended.
const [css] = arguments;
// What fades in has no colour of its own yet; an effect begins a frame after its element is there. What
// never ends (a bar that runs) is not waited for.
const frame = () => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)));
const ends = (one) => one.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY;
const still = async () => {
	await frame();
	const moving = document.getAnimations().filter((one) => one.playState === "running" && ends(one));
	if (moving.length > 0) {
		await Promise.allSettled(moving.map((one) => one.finished));
		await still();
	}
};
if (!window.__axe) {
	const run = {};
	window.__axe = run;
	// Fluent's focus helpers are no content: invisible, and never focused for long.
	const context = { include: [[css]], exclude: [["[data-tabster-dummy]"]] };
	still()
		.then(() => axe.run(context, { resultTypes: ["violations"] }))
		.then(
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
