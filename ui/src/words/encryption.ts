/** Words of the encryption screen. */

export const words = {
	required: "Required by a policy",
	requiredBy: "Who said so",
	writtenIn: "Where that is written",
	decision: "Whose keys",
	approvedBy: "Approved by",
	approvedOn: "When",
	store: "Key vault or managed HSM",
	storeRegion: "Region of the store",
	purge: "Purge protection",
	purgeOn: "On",
	purgeOff: "Off",
	retention: "Days for deleted keys",
	keyName: "Name of the key",
	keyType: "Type",
	keySize: "Size in bits",
	needed: "Required",
	notNeeded: "Not required",
	entails: "What customer-managed keys entail",
	by: (answer: string, who: string) => [answer, who].filter((part) => part !== "").join(", "),
} as const;
