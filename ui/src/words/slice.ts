/** Words of the choice of a part of the plan. */

export const words = {
	part: "Part of the plan",
	whole: "The whole plan",
	waves: "Waves",
	environments: "Environments",
	groups: "Business groups",
	unnamedWave: "Wave without a name",
	several: (n: number, what: "environments" | "groups") =>
		`${n} ${what === "environments" ? "environments" : "business groups"}`,
	join: (parts: string[]) => parts.join(" · "),
} as const;
