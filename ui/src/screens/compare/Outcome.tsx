/** What a comparison comes to, above its lines: nothing to do, or waiting for what does not exist yet. */
import { Button } from "@fluentui/react-components";
import type { Compared, Slice } from "../../bindings";
import { useAzureActions } from "../../state/azure";
import { useActions, useDraft } from "../../state/hooks";
import { countIn, words } from "../../words/compare";
import { timeOf } from "../../words/dates";
import { own } from "../../words/window";
import { Notice } from "../azure/ErrorState";

export function Settled({ compared }: { compared: Compared }) {
	const today = useDraft((state) => state.today);
	return (
		<Notice of="done" title={words.settledTitle}>
			{words.settled(compared, timeOf(compared.readAt, today))}
		</Notice>
	);
}

export function Waiting({ compared, slice }: { compared: Compared; slice: Slice }) {
	const practice = useDraft((state) => state.tenant.kind === "practice");
	const { build } = useAzureActions();
	const { go } = useActions();
	const waiting = countIn(compared.counts, "waiting");
	if (waiting === 0) {
		return null;
	}
	return (
		<Notice
			of="waiting"
			title={words.waitTitle(waiting)}
			action={
				practice ? (
					<Button onClick={() => void build(slice)}>{words.build}</Button>
				) : (
					<Button onClick={() => go({ at: "export" })}>{own.export}</Button>
				)
			}
		>
			{practice ? words.waitText : words.waitReal}
		</Notice>
	);
}
