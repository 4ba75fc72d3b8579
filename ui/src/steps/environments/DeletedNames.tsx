/** Names that deleted resources still hold: what becomes of each, and the command for it. */
import { Button, Dropdown, Option } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import type { HeldLine } from "../../bindings";
import { ChoiceField } from "../../fields/choices";
import { Question } from "../../fields/Question";
import { useControlStyles } from "../../fields/styles";
import { ContactField } from "../../fields/text";
import type { Id } from "../../host/types";
import { Marked } from "../../pictures/marks";
import { CopyButton } from "../../screens/azure/Copied";
import { useActions, useKeys } from "../../state/hooks";
import { useName } from "../../state/names";
import { pointer } from "../../state/pointer";
import { useView } from "../../state/views";
import { words } from "../../words/environments";
import { FindingsOfAll } from "../rows/FindingLines";
import css from "./environments.module.css";

const place = "/environments/deletedNames";

export function DeletedNames() {
	const names = useView({ of: "heldNames" }).view?.names ?? [];
	const decided = useKeys(place);
	const ids = [...new Set([...names.map((line) => line.held.account), ...decided])];
	return (
		<Question id="environments.deletedNames" answer={names.map((line) => line.held.name).join(", ")}>
			<FindingsOfAll at={place} />
			{ids.length === 0 && <p className="caption">{words.noneHeld}</p>}
			{ids.map((id) => (
				<Held key={id} id={id} line={names.find((one) => one.held.account === id)} />
			))}
			<Decide decided={ids} />
		</Question>
	);
}

function Held({ id, line }: { id: Id; line: HeldLine | undefined }) {
	const at = place + pointer(id);
	const account = useName(id);
	const { set } = useActions();
	const name = line?.held.name ?? account;
	const environment = useName(line?.held.environment ?? "");
	return (
		<fieldset className={css.held} aria-label={name}>
			<div className={css.heldHead}>
				<span className="mono">{name}</span>
				<span className="caption">{environment}</span>
				{line !== undefined && (
					<Marked of={line.held.isSeen ? "warning" : "open"}>
						{line.held.isSeen ? words.heldUntil(line.held.until) : words.heldUnseen}
					</Marked>
				)}
				{line?.held.isSeen !== true && (
					<Button
						appearance="subtle"
						size="small"
						icon={<DeleteRegular />}
						aria-label={words.forget(name)}
						title={words.forget(name)}
						onClick={() => void set(at)}
					/>
				)}
			</div>
			<div className={css.heldFields}>
				<ChoiceField at={`${at}/decision`} />
				<ContactField at={`${at}/by`} />
			</div>
			{line !== undefined && (
				<>
					<Command what={words.restoreCommand} name={name} text={line.restore} />
					<Command what={words.purgeCommand} name={name} text={line.purge} />
					<p className="caption">{words.mayRun(line.may.join(words.or), line.held.subscriptionName)}</p>
				</>
			)}
		</fieldset>
	);
}

/** For a name that somebody knows to be held, without a reading. */
function Decide({ decided }: { decided: Id[] }) {
	const accounts = useView({ of: "estate" }).view?.accounts ?? [];
	const { set } = useActions();
	const style = useControlStyles();
	const open = accounts.filter((account) => !decided.includes(account.id));
	if (open.length === 0) {
		return null;
	}
	return (
		<Dropdown
			className={`${style.dense} ${css.decide}`}
			size="small"
			aria-label={words.decideFor}
			placeholder={words.decideFor}
			value=""
			selectedOptions={[]}
			onOptionSelect={(_, { optionValue }) => {
				if (optionValue !== undefined) {
					void set(place + pointer(optionValue), {});
				}
			}}
		>
			{open.map((account) => (
				<Option key={account.id} value={account.id}>
					{account.name}
				</Option>
			))}
		</Dropdown>
	);
}

function Command({ what, name, text }: { what: string; name: string; text: string }) {
	return (
		<div className={css.command}>
			<span className="caption">{what}</span>
			<code className="mono">{text}</code>
			<CopyButton text={text} label={words.copyCommand(what, name)} />
		</div>
	);
}
