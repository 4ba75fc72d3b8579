/** A plan of one business group, as the memory host begins. */
export const smallPlan = {
	formatVersion: 1,
	about: { name: "Contoso rollout", organization: "Contoso", cloud: "public" },
	environments: {
		items: {
			"env-aaaaaa": {
				name: "Development",
				kind: "development",
				token: "dev",
				topology: "perBusinessGroup",
				region: "swedencentral",
			},
			"env-bbbbbb": {
				name: "Test",
				kind: "test",
				token: "test",
				topology: "perBusinessGroup",
				region: "swedencentral",
			},
			"env-cccccc": {
				name: "Production",
				kind: "production",
				token: "prod",
				topology: "perBusinessGroup",
				region: "swedencentral",
			},
		},
		order: ["env-aaaaaa", "env-bbbbbb", "env-cccccc"],
	},
	organization: {
		groups: {
			"grp-aaaaaa": {
				name: "Finance & Risk",
				token: "fin",
				owner: { name: "Mei Tanaka", reach: "finance@contoso.example" },
			},
		},
		order: ["grp-aaaaaa"],
		useCases: { "use-aaaaaa": { name: "Fraud triage", token: "fraud", group: "grp-aaaaaa" } },
		projects: {
			"prj-aaaaaa": {
				useCase: "use-aaaaaa",
				group: "grp-aaaaaa",
				environment: "env-bbbbbb",
				sensitivity: "restricted",
			},
		},
	},
	networking: {
		hub: { ranges: ["10.60.0.0/16"], owner: { name: "Network team", reach: "network@contoso.example" } },
		environments: { "env-aaaaaa": { inbound: "publicSelected", agents: "none" } },
	},
};
