/** Digests of the files, to be checked by anybody without the app. */
import type { ExportFile } from "../../bindings";
import { Mark } from "../../pictures/marks";
import { words } from "../../words/export";
import { CopyButton } from "../azure/Copied";
import css from "./export.module.css";

export function Manifest({ files, chosen }: { files: ExportFile[]; chosen: ExportFile[] }) {
	const digested = files.filter(({ name }) => name !== "SHA256SUMS");
	const sums = files.find(({ name }) => name === "SHA256SUMS");
	const all = digested.map(({ name, sha256 }) => `${sha256}  ${name}`).join("\n");
	const misses =
		sums !== undefined &&
		chosen.includes(sums) &&
		digested.some((file) => sums.preview.includes(`  ${file.name}\n`) && !chosen.includes(file));
	return (
		<section aria-labelledby="export-manifest">
			<div className={css.previewHead}>
				<h2 id="export-manifest">
					{words.manifest} <span className="caption">{words.manifestText}</span>
				</h2>
				<CopyButton text={`${all}\n`} label={words.copyManifest} shown={words.copyManifest} />
			</div>
			<ul className={css.digests}>
				{digested.map(({ name, sha256 }) => (
					<li key={name}>
						<span className="mono" title={sha256}>
							{sha256.slice(0, 8)}…{sha256.slice(-8)}
						</span>
						<CopyButton text={sha256} label={words.copyDigest(name)} />
						<span className="mono">{name}</span>
					</li>
				))}
			</ul>
			{sums !== undefined && (
				<p className="caption">
					{words.check} <span className="mono">{words.checkCommand}</span>
				</p>
			)}
			{misses && (
				<p className={css.misses}>
					<Mark of="warning" size={14} /> {words.checkMisses}
				</p>
			)}
		</section>
	);
}
