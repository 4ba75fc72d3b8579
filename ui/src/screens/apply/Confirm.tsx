/** The confirmation: by name for a real tenant, by one press for the practice tenant. */
import { Button, Field, Input } from "@fluentui/react-components";
import { PlayRegular } from "@fluentui/react-icons/svg/play";
import { SaveRegular } from "@fluentui/react-icons/svg/save";
import type { Compared } from "../../bindings";
import { Marked } from "../../pictures/marks";
import { InFoot, InFootStart } from "../../shell/Foot";
import { useAzure, useAzureActions } from "../../state/azure";
import { useActions, useDraft } from "../../state/hooks";
import { useView } from "../../state/views";
import { words } from "../../words/apply";
import { words as compareWords } from "../../words/compare";
import { timeOf } from "../../words/dates";
import { own } from "../../words/window";
import { Back } from "../compare/Foot";
import css from "./apply.module.css";

export type Confirmed = {
	grants: number;
	removals: number;
	/** Nothing stands in the way but the confirmation. */
	possible: boolean;
	/** Somebody pressed without the words. */
	missing: () => void;
};

export const confirmField = "apply-words";

/** The words are there, or none are asked for. Rust asks again. */
export function saidSo(confirm: string | null, typed: string): boolean {
	return confirm === null || typed.trim().toLowerCase() === confirm;
}

export function Confirm({
	compared,
	confirmed,
	tried,
}: {
	compared: Compared;
	confirmed: Confirmed;
	tried: boolean;
}) {
	const typed = useAzure((state) => state.typed);
	const { choose, apply } = useAzureActions();
	const { confirm, caller, tenantId } = compared;
	const said = saidSo(confirm, typed);
	return (
		<section aria-labelledby="apply-confirm" className={css.confirm}>
			<h2 id="apply-confirm">{words.confirmTitle}</h2>
			<Signatures compared={compared} />
			{confirm === null ? (
				<p>{words.confirmPractice(confirmed.grants)}</p>
			) : (
				<form
					onSubmit={(event) => {
						event.preventDefault();
						if (said && confirmed.possible) {
							void apply();
						} else {
							confirmed.missing();
						}
					}}
				>
					<Field
						label={words.confirmReal(confirm)}
						hint={words.confirmHelp(caller, tenantId)}
						{...(tried && !said ? { validationMessage: words.confirmMissing(confirm) } : {})}
					>
						<Input
							id={confirmField}
							className={css.words ?? ""}
							value={typed}
							disabled={!confirmed.possible}
							autoComplete="off"
							data-own-undo=""
							onChange={(_, { value }) => choose({ typed: value })}
						/>
					</Field>
				</form>
			)}
		</section>
	);
}

/** Signed or not, said as it is. */
function Signatures({ compared }: { compared: Compared }) {
	const { view } = useView({ of: "signOff", slice: compared.slice });
	const { go } = useActions();
	if (view === undefined) {
		return null;
	}
	const practice = compared.confirm === null;
	const all = view.areas.length;
	const says = !practice
		? words.signedReal(view.stand, all)
		: view.stand === all && all > 0
			? words.signedPractice(all)
			: words.notSignedPractice(view.stand, all);
	return (
		<p className={css.signed}>
			<Marked of={view.stand === all && all > 0 ? "done" : "open"}>{says}</Marked>{" "}
			<button type="button" className="link" onClick={() => go({ at: "step", step: "signOffs" })}>
				{words.goSign}
			</button>
		</p>
	);
}

export function ConfirmFoot({ compared, confirmed }: { compared: Compared; confirmed: Confirmed }) {
	const [typed, busy] = useAzure((state) => [state.typed, state.busy !== null] as const);
	const [today, revision] = useDraft((state) => [state.today, state.revision] as const);
	const { apply } = useAzureActions();
	const { go } = useActions();
	const { grants, removals, possible, missing } = confirmed;
	const nothing = grants + removals === 0;
	const press = () => {
		if (saidSo(compared.confirm, typed)) {
			void apply();
		} else {
			missing();
			document.getElementById(confirmField)?.focus();
		}
	};
	return (
		<>
			<InFootStart>
				<SaveRegular className="done-ink" fontSize={16} aria-hidden />
				<span>{compareWords.comparedAt(timeOf(compared.readAt, today))}</span>
				<span className={css.quiet}>{own.onThisComputer(revision)}</span>
			</InFootStart>
			<InFoot>
				<Back />
				{nothing ? (
					<Button appearance="primary" onClick={() => go({ at: "export" })}>
						{own.next(own.export)}
					</Button>
				) : (
					<Button
						appearance="primary"
						icon={<PlayRegular fontSize={16} />}
						disabledFocusable={!possible || busy}
						onClick={press}
					>
						{words.apply(grants, removals)}
					</Button>
				)}
			</InFoot>
		</>
	);
}
