/** Words that several composed screens share. */
import { counted } from "./window";

export const words = {
	decisions: "Questions of this step, and who decided them",
	answered: (answered: number, of: number) => `${answered} of ${counted(of, "question")} answered`,
	removed: (name: string) => `Removed: ${name}`,
	bringBack: "Bring it back",
	remove: "Remove",
	removeThing: (name: string) => `Remove ${name}`,
	filter: "Filter by a word",
	filtered: (shown: number, all: number, what: string) =>
		shown === all ? counted(all, what) : `${shown} of ${counted(all, what)}`,
	nothingFits: "Nothing fits these words.",
	details: (name: string) => `Details of ${name}`,
	unnamed: "Not named yet",
	notGiven: "Not given",
	withFindings: "Only with findings",
	close: "Close",
} as const;
