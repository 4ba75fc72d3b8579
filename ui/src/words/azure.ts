/** Words that Compare, Apply and Export share. */

export const words = {
	next: "Next:",
	goTenant: "Go to the tenant in the plan",
	goReview: "Go to Review",
	goSign: "Go to Sign-off",
	connectAnother: "Connect a tenant…",
	copyProblem: "Copy what happened",
} as const;
