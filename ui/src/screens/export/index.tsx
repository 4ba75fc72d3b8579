/** Which file for whom, and can they trust it? The files of a part of the plan, as they would be written. */
import { Button, ProgressBar } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { useEffect, useState } from "react";
import type { ExportFile, Problem } from "../../bindings";
import { SlicePicker, useSlice } from "../../fields/SlicePicker";
import { asProblem } from "../../host/host";
import { InFoot } from "../../shell/Foot";
import { StepHead } from "../../shell/StepHead";
import { announce } from "../../state/announce";
import { useAzure, useAzureActions } from "../../state/azure";
import { useDraft, useDraftStore, useKept } from "../../state/hooks";
import { words } from "../../words/export";
import { own } from "../../words/window";
import { CopyButton } from "../azure/Copied";
import { ErrorState, Notice } from "../azure/ErrorState";
import { Back } from "../compare/Foot";
import css from "./export.module.css";
import { Files } from "./Files";
import { Manifest } from "./Manifest";
import { Preview } from "./Preview";
import { Signed } from "./Signed";

export function Export() {
	const [slice, setSlice] = useSlice();
	const [files, problem, again] = useFiles();
	const [left, setLeft] = useKept<string[]>("exportLeft", []);
	const [looked, look] = useKept<string>("exportPreview", "");
	const saved = useAzure((state) => state.saved);
	const chosen = (files ?? []).filter((file) => !left.includes(file.name));
	const preview =
		files?.find((file) => file.name === looked) ?? files?.find(({ name }) => name.endsWith(".md"));
	return (
		<>
			<StepHead
				title={words.title}
				lead={words.lead}
				actions={<SlicePicker value={slice} onChange={setSlice} />}
			/>
			{problem !== null && (
				<ErrorState problem={problem} safe={words.safe} again={{ label: own.tryAgain, go: again }} />
			)}
			{saved !== null && (
				<Notice
					of="done"
					title={words.saved(saved.names.length)}
					action={<CopyButton text={saved.folder} label={words.copyPath} shown={words.copyPath} />}
				>
					{words.savedIn} <span className="mono">{saved.folder}</span>
				</Notice>
			)}
			{files === null && problem === null && (
				<div className={css.loading} aria-busy="true">
					<p>{words.loading}</p>
					<ProgressBar aria-label={words.loading} />
				</div>
			)}
			{files !== null && (
				<div className={css.columns}>
					<div className={css.main}>
						<Files files={files} left={left} setLeft={setLeft} looked={preview?.name ?? ""} look={look} />
						<Signed slice={slice} />
						<Manifest files={files} chosen={chosen} />
					</div>
					<div className={css.side}>
						{preview !== undefined && <Preview file={preview} key={preview.name} />}
					</div>
				</div>
			)}
			<SaveFoot chosen={chosen} made={files !== null} />
		</>
	);
}

/** The files of the part that is chosen, made anew when the plan changes. */
function useFiles(): [ExportFile[] | null, Problem | null, () => void] {
	const draft = useDraftStore();
	const [slice] = useSlice();
	const revision = useDraft((state) => state.revision);
	const [files, setFiles] = useState<ExportFile[] | null>(null);
	const [problem, setProblem] = useState<Problem | null>(null);
	const [tries, setTries] = useState(0);
	// biome-ignore lint/correctness/useExhaustiveDependencies: another revision makes other files
	useEffect(() => {
		let current = true;
		draft.host.exportFiles(draft.getState().id, slice).then(
			(made) => {
				if (current) {
					setFiles(made);
					setProblem(null);
				}
			},
			(thrown: unknown) => {
				if (current) {
					setProblem(asProblem(thrown));
				}
			},
		);
		return () => {
			current = false;
		};
	}, [draft, slice, revision, tries]);
	return [files, problem, () => setTries((n) => n + 1)];
}

function SaveFoot({ chosen, made }: { chosen: ExportFile[]; made: boolean }) {
	const draft = useDraftStore();
	const [slice] = useSlice();
	const { choose } = useAzureActions();
	const [saving, setSaving] = useState(false);
	const names = chosen.map((file) => file.name);
	const bytes = chosen.reduce((all, file) => all + file.bytes, 0);
	const save = async () => {
		setSaving(true);
		try {
			await draft.actions.settled();
			const folder = await draft.host.saveExport(draft.getState().id, slice, names);
			// None: the dialog was closed, and nothing was written.
			if (folder !== null) {
				choose({ saved: { names, folder } });
				announce(`${words.saved(names.length)}: ${folder}`);
			}
		} catch (thrown) {
			draft.actions.report(thrown);
		}
		setSaving(false);
	};
	return (
		<InFoot>
			<span className={css.total}>
				{!made ? "" : names.length === 0 ? words.none : words.total(words.byte(bytes))}
			</span>
			<Back />
			<Button
				appearance="primary"
				icon={<ArrowDownloadRegular fontSize={16} />}
				disabledFocusable={saving || names.length === 0}
				onClick={() => void save()}
			>
				{saving ? words.saving : words.save(names.length)}
			</Button>
		</InFoot>
	);
}
