/** Words of the choice of a business group and an environment, shared by several screens. */

export const words = {
	group: "Business group",
	everyGroup: "All business groups",
	environment: "Environment",
	everyEnvironment: "All environments",
	noGroup: "No group has this name",
} as const;
