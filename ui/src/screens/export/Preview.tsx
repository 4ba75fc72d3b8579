/** How a file begins: our own report as a page, everything else as the text it is. */
import { useMemo, useState } from "react";
import type { ExportFile } from "../../bindings";
import { Tabs } from "../../pictures/tabs";
import { words } from "../../words/export";
import css from "./export.module.css";
import { type Block, blocksOf } from "./markdown";

const texts = /(\.(md|json|txt|csv|html?|svg|bicep|bicepparam|tf|sh|ps1|ya?ml|toml)|SUMS)$/i;

export function Preview({ file }: { file: ExportFile }) {
	const isPage = file.name.endsWith(".md");
	const [as, setAs] = useState<"page" | "text">("page");
	// Bytes, not characters: close enough to know that more follows.
	const cut = new TextEncoder().encode(file.preview).length < file.bytes;
	const page = isPage && as === "page";
	return (
		<div>
			<div className={css.previewHead}>
				<h2 id="export-preview">{words.preview(words.named[file.name] ?? file.name)}</h2>
				{isPage && (
					<Tabs
						label={words.preview(words.named[file.name] ?? file.name)}
						tabs={[
							{ id: "page", label: words.asPage },
							{ id: "text", label: words.asText },
						]}
						chosen={as}
						choose={setAs}
					/>
				)}
			</div>
			{texts.test(file.name) ? (
				<section
					className={css.preview}
					aria-labelledby="export-preview"
					// It scrolls by itself, so it has to take focus for the arrow keys.
					// biome-ignore lint/a11y/noNoninteractiveTabindex: see above
					tabIndex={0}
				>
					{page ? <Page text={file.preview} cut={cut} /> : <pre className="mono">{file.preview}</pre>}
				</section>
			) : (
				<p>{words.previewNone}</p>
			)}
			{cut && <p className="caption">{words.previewBegin}</p>}
		</div>
	);
}

function Page({ text, cut }: { text: string; cut: boolean }) {
	const blocks = useMemo(() => blocksOf(text, cut), [text, cut]);
	return (
		<div className={css.page}>
			{blocks.map((block, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: blocks of one text never move
				<OneBlock key={at} block={block} />
			))}
		</div>
	);
}

function OneBlock({ block }: { block: Block }) {
	switch (block.of) {
		case "heading":
			// Headings of the file are not headings of the window.
			return (
				<p className={css.heading} data-level={block.level}>
					{block.text}
				</p>
			);
		case "text":
			return <p>{block.text}</p>;
		case "list":
			return (
				<ul>
					{block.points.map((point) => (
						<li key={point}>{point}</li>
					))}
				</ul>
			);
		case "table":
			return <Table {...block} />;
	}
}

function Table({ head, right, rows }: Extract<Block, { of: "table" }>) {
	const side = (at: number) => (right[at] === true ? { textAlign: "right" as const } : {});
	return (
		<table>
			<thead>
				<tr>
					{head.map((cell, at) => (
						<th key={cell} scope="col" style={side(at)}>
							{cell}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map((row, n) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: rows of one text never move
					<tr key={n}>
						{row.map((cell, at) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: cells of one text never move
							<td key={at} style={side(at)}>
								{cell}
							</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}
