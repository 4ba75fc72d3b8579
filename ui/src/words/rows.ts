/** Words of lists and columns that several steps share. */

export const words = {
	moreFindings: (n: number) => `${n} more findings…`,
	notDecided: "Not decided yet",
	askedForEach: "This is asked for each environment. Add one above, then answer here.",
	addEnvironmentsFirst: "This is asked for each environment. Define environments first.",
	openEnvironments: "Open Environments",
	cell: (column: string, row: string) => `${column}: ${row}`,
	and: (first: string, more: number) => (more > 0 ? `${first} and ${more} more` : first),
	inAll: (what: string) => `${what} in all`,
	putOff: "put off",
} as const;
