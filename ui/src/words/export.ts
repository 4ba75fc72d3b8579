/** Words of Export. */
import { counted } from "./window";

export const words = {
	title: "Export",
	lead: "The plan in the form each reader needs. The manifest names the digest of each file, and no file holds a secret.",
	files: "Files",
	file: "File",
	holds: "Holds",
	size: "Size",
	digest: "SHA-256",
	kinds: {
		read: ["To read", "no app needed"],
		run: ["To run", "same assignment names as Apply, safe to run twice"],
		keep: ["To keep", "open again here, or check without the app"],
		check: ["To check", "goes beside the files"],
	} as Record<Kind, readonly [string, string]>,
	named: {
		"report.md": "Report, Markdown",
		"plan.json": "Plan, JSON",
		"meaning.json": "Meaning, JSON",
		"manifest.json": "Manifest, JSON",
		SHA256SUMS: "Digests, SHA256SUMS",
	} as { [name: string]: string },
	about: {
		"report.md": "summary, baseline, access, networks, findings, sign-off; for a repository or wiki",
		"plan.json": "every answer as it stands; opens here again",
		"meaning.json": "what signatures bind: what the plan asks of Azure, without names and notes",
		"manifest.json": "names, sizes and digests of the files, the part of the plan, the tool",
		SHA256SUMS: "read by sha256sum -c",
	} as { [name: string]: string },
	choose: (name: string) => `Save ${name}`,
	preview: (name: string) => `Preview of ${name}`,
	previewBegin: "The preview shows how the file begins.",
	previewNone: "This kind of file has no preview.",
	asText: "As text",
	asPage: "As a page",
	manifest: "Manifest",
	manifestText: "sha256, goes beside the files",
	copyManifest: "Copy the manifest",
	copyDigest: (name: string) => `Copy the digest of ${name}`,
	check: "To check later, anywhere:",
	checkCommand: "sha256sum -c SHA256SUMS",
	checkMisses: "SHA256SUMS names files that are not chosen; checking will miss them.",
	signature: "Signatures",
	signed: (areas: number) => `Signed: all ${areas} areas, for this part of the plan as it means now.`,
	partly: (stand: number, areas: number) =>
		`Signed in part: ${stand} of ${areas} areas for this part of the plan.`,
	notSigned: (areas: number) =>
		areas === 0
			? "Not signed: the plan names no approver yet."
			: `Not signed: none of ${areas} areas signed this part of the plan.`,
	void: (n: number) =>
		`${counted(n, "signature")} no longer ${n === 1 ? "holds" : "hold"}: what was signed means something else now.`,
	says: "The report and the manifest name the digest of meaning that signatures bind.",
	goSign: "Go to Sign-off",
	loading: "Making the files",
	save: (n: number) => `Save ${counted(n, "file")}…`,
	saving: "Saving",
	none: "Choose at least one file.",
	total: (size: string) => `${size}, into a folder you choose next`,
	saved: (n: number) => `${counted(n, "file")} saved`,
	savedIn: "Saved in",
	copyPath: "Copy the path",
	safe: "Nothing was written. The plan is saved.",
	byte: (n: number) =>
		n < 1000
			? `${n} B`
			: n < 1_000_000
				? `${(n / 1000).toFixed(n < 10_000 ? 1 : 0)} kB`
				: `${(n / 1_000_000).toFixed(1)} MB`,
} as const;

export type Kind = "read" | "run" | "keep" | "check";

const runs = /\.(bicep|bicepparam|tf|sh|ps1)$/i;
const reads = /\.(md|html?|pdf|xlsx|csv|svg|docx)$/i;

/** For whom a file is, by its name. */
export function kindOfFile(name: string): Kind {
	if (name === "SHA256SUMS" || name === "manifest.json") {
		return "check";
	}
	return runs.test(name) ? "run" : reads.test(name) ? "read" : "keep";
}
