/** Files by what they are for: which are saved, what each holds, and which one is looked at. */
import { Checkbox } from "@fluentui/react-components";
import { BracesRegular } from "@fluentui/react-icons/svg/braces";
import { CodeRegular } from "@fluentui/react-icons/svg/code";
import { DocumentTextRegular } from "@fluentui/react-icons/svg/document-text";
import { ShieldCheckmarkRegular } from "@fluentui/react-icons/svg/shield-checkmark";
import { Fragment } from "react";
import type { ExportFile } from "../../bindings";
import { type Kind, kindOfFile, words } from "../../words/export";
import css from "./export.module.css";

const kinds: Kind[] = ["read", "run", "keep", "check"];
const icons = {
	read: DocumentTextRegular,
	run: CodeRegular,
	keep: BracesRegular,
	check: ShieldCheckmarkRegular,
};

type Props = {
	files: ExportFile[];
	/** Names of files that are not saved. */
	left: string[];
	setLeft: (left: string[]) => void;
	looked: string;
	look: (name: string) => void;
};

export function Files({ files, left, setLeft, looked, look }: Props) {
	const toggle = (name: string, chosen: boolean) =>
		setLeft(chosen ? left.filter((one) => one !== name) : [...left, name]);
	return (
		<table className={css.files} aria-label={words.files}>
			<thead>
				<tr>
					<th scope="col" colSpan={2}>
						{words.file}
					</th>
					<th scope="col">{words.holds}</th>
					<th scope="col" className={css.number}>
						{words.size}
					</th>
				</tr>
			</thead>
			<tbody>
				{kinds.map((kind) => {
					const own = files.filter((file) => kindOfFile(file.name) === kind);
					const [title, more] = words.kinds[kind];
					return (
						own.length > 0 && (
							<Fragment key={kind}>
								<tr className={css.band}>
									<th scope="rowgroup" colSpan={4}>
										{title} <span className="caption">{more}</span>
									</th>
								</tr>
								{own.map((file) => (
									<File
										key={file.name}
										file={file}
										kind={kind}
										chosen={!left.includes(file.name)}
										looked={file.name === looked}
										toggle={(chosen) => toggle(file.name, chosen)}
										look={() => look(file.name)}
									/>
								))}
							</Fragment>
						)
					);
				})}
			</tbody>
		</table>
	);
}

function File({
	file,
	kind,
	chosen,
	looked,
	toggle,
	look,
}: {
	file: ExportFile;
	kind: Kind;
	chosen: boolean;
	looked: boolean;
	toggle: (chosen: boolean) => void;
	look: () => void;
}) {
	const Icon = icons[kind];
	const name = words.named[file.name] ?? file.name;
	return (
		<tr data-looked={looked}>
			<td className={css.tick}>
				<Checkbox
					checked={chosen}
					aria-label={words.choose(name)}
					onChange={(_, { checked }) => toggle(checked === true)}
				/>
			</td>
			<td>
				<button type="button" className={css.name} aria-pressed={looked} onClick={look}>
					<Icon fontSize={20} aria-hidden />
					<span>
						<span className={chosen ? css.chosen : ""}>{name}</span>
						{name !== file.name && <span className={`mono ${css.fileName}`}>{file.name}</span>}
					</span>
				</button>
			</td>
			<td className={css.holds}>{words.about[file.name] ?? ""}</td>
			<td className={css.number}>{words.byte(file.bytes)}</td>
		</tr>
	);
}
