/** Who builds or tries agents out although their persona does not: projects by principal. */
import { Button, Dropdown, Option } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { PickListField } from "../../fields/choices";
import { Question } from "../../fields/Question";
import { useActions, useKeys } from "../../state/hooks";
import { useName, useThings } from "../../state/names";
import { pointer } from "../../state/pointer";
import { words } from "../../words/access";
import css from "./grants.module.css";

const place = "/access/alsoBuild";

export function AlsoBuild() {
	const ids = useKeys(place);
	const principals = useThings("principal");
	const { set } = useActions();
	const left = principals.filter(({ id }) => !ids.includes(id));
	const names = ids.map((id) => principals.find((one) => one.id === id)?.name ?? id);
	return (
		<Question id="access.alsoBuild" answer={names.slice(0, 3).join(", ")}>
			<p className={css.help}>{words.alsoBuildHelp}</p>
			{ids.map((id) => (
				<Builder key={id} id={id} />
			))}
			{left.length > 0 ? (
				<Dropdown
					className={`${css.adder}`}
					aria-label={words.addBuilder}
					placeholder={words.addBuilder}
					value=""
					selectedOptions={[]}
					onOptionSelect={(_, { optionValue }) => {
						if (optionValue !== undefined) {
							void set(place + pointer(optionValue), []);
						}
					}}
				>
					{left.map(({ id, name }) => (
						<Option key={id} value={id}>
							{name}
						</Option>
					))}
				</Dropdown>
			) : (
				<p className="caption">{words.noPrincipals}</p>
			)}
		</Question>
	);
}

function Builder({ id }: { id: string }) {
	const { set } = useActions();
	const name = useName(id);
	const at = place + pointer(id);
	return (
		<div className={css.builder} data-at={at}>
			<PickListField at={at} of="project" label={name} empty={words.noProjects} />
			<Button
				appearance="subtle"
				icon={<DeleteRegular />}
				aria-label={words.removeBuilder(name)}
				onClick={() => void set(at)}
			/>
		</div>
	);
}
