/** A Foundry resource without a connection: nothing yet, or none needed and why. */
import { Button, Input } from "@fluentui/react-components";
import { useId, useState } from "react";
import type { AccountConnections } from "../../bindings";
import { Mark } from "../../pictures/marks";
import { Part } from "../../pictures/part";
import { useActions, useDraft } from "../../state/hooks";
import { isWithin } from "../../state/pointer";
import { words } from "../../words/connections";
import { fieldWords } from "../../words/plan";
import css from "./map.module.css";

export function Nothing({ account, add }: { account: AccountConnections; add: () => void }) {
	const { set } = useActions();
	const id = useId();
	const at = account.noneAt;
	const wished = useDraft((state) => state.wish !== null && isWithin(state.wish.at, at));
	const [asking, setAsking] = useState(false);
	const [why, setWhy] = useState("");
	const label = fieldWords(at)?.label ?? words.whyNone;
	const keep = () => {
		if (why.trim() !== "") {
			void set(at, why);
			setAsking(false);
		}
	};
	return (
		<Part is="row">
			<Part is="gridcell" className={css.nothing} data-at={at}>
				{account.none !== null ? (
					<>
						<Mark of="done" />
						<span>{words.noneNeeded(account.none)}</span>
						<Button size="small" appearance="subtle" onClick={() => void set(at)}>
							{words.undoNone}
						</Button>
					</>
				) : asking || wished ? (
					<>
						<label htmlFor={id}>{label}</label>
						<Input
							id={id}
							size="small"
							className={`${css.why}`}
							value={why}
							onChange={(_, { value }) => setWhy(value)}
							onKeyDown={(event) => event.key === "Enter" && keep()}
						/>
						<Button size="small" onClick={keep} disabled={why.trim() === ""}>
							{words.keep}
						</Button>
					</>
				) : (
					<>
						<span className="caption">{words.nothingHere}</span>
						<Button size="small" onClick={add}>
							{words.addTitle}…
						</Button>
						<Button size="small" appearance="subtle" onClick={() => setAsking(true)}>
							{words.whyNone}
						</Button>
					</>
				)}
			</Part>
		</Part>
	);
}
