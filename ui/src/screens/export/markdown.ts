/** The Markdown that our own report is written in, as blocks: headings, paragraphs, lists, tables. Nothing else is in it. */

export type Block =
	| { of: "heading"; level: 1 | 2 | 3 | 4; text: string }
	| { of: "text"; text: string }
	| { of: "list"; points: string[] }
	| { of: "table"; head: string[]; right: boolean[]; rows: string[][] };

/** Blocks of a text; the last line of a text that was cut is left out. */
export function blocksOf(text: string, cut = false): Block[] {
	const whole = cut ? text.slice(0, text.lastIndexOf("\n") + 1) : text;
	return whole
		.split(/\n{2,}/)
		.map((part) => part.trim())
		.filter((part) => part !== "")
		.map(block);
}

function block(part: string): Block {
	const heading = /^(#{1,3}) (.*)$/.exec(part);
	if (heading !== null) {
		return { of: "heading", level: (heading[1] ?? "").length as 1 | 2 | 3, text: plain(heading[2] ?? "") };
	}
	const mark = /^\*\*(.*)\*\*$/.exec(part);
	if (mark !== null) {
		return { of: "heading", level: 4, text: plain(mark[1] ?? "") };
	}
	const lines = part.split("\n");
	if (lines.every((line) => line.startsWith("- "))) {
		return { of: "list", points: lines.map((line) => plain(line.slice(2))) };
	}
	const [head = "", rule = "", ...rows] = lines;
	if (head.startsWith("| ") && rule.startsWith("| ---")) {
		return {
			of: "table",
			head: cells(head),
			right: rule
				.split("|")
				.slice(1, -1)
				.map((cell) => cell.trim().endsWith(":")),
			rows: rows.map(cells),
		};
	}
	return { of: "text", text: plain(part) };
}

/** Cells of a row; a bar that is escaped does not end one. */
function cells(row: string): string[] {
	return row
		.replace(/^\|/, "")
		.replace(/\|\s*$/, "")
		.split(/(?<!\\)\|/)
		.map((cell) => plain(cell.trim()));
}

/** Without the backslashes that keep a character from acting. */
function plain(text: string): string {
	return text.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}
