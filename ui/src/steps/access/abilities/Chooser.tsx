/** One of many, by choosing or typing. */
import { Combobox, Option } from "@fluentui/react-components";
import { useState } from "react";
import type { ControlProps } from "../../../fields/Frame";
import { useControlStyles } from "../../../fields/styles";
import css from "./abilities.module.css";

const most = 100;

export function Chooser({
	label,
	control,
	empty,
	options,
	chosen,
	choose,
	placeholder = "",
}: {
	label?: string;
	/** What a field hands over instead of a label. */
	control?: ControlProps;
	/** Said when nothing has the typed words. */
	empty: string;
	options: { id: string; name: string }[];
	chosen: string;
	choose: (id: string) => void;
	placeholder?: string;
}) {
	const style = useControlStyles();
	const [typed, setTyped] = useState<string | null>(null);
	const looked = (typed ?? "").trim().toLowerCase();
	const found = options.filter(({ name }) => name.toLowerCase().includes(looked));
	return (
		<Combobox
			className={`${css.chooser}`}
			{...(control ?? { "aria-label": label })}
			placeholder={placeholder}
			listbox={{ className: style.list }}
			value={typed ?? options.find(({ id }) => id === chosen)?.name ?? ""}
			selectedOptions={[chosen]}
			onChange={(event) => setTyped(event.target.value)}
			onBlur={() => setTyped(null)}
			onOptionSelect={(_, { optionValue }) => {
				setTyped(null);
				if (optionValue !== undefined) {
					choose(optionValue);
				}
			}}
		>
			{found.slice(0, most).map(({ id, name }) => (
				<Option key={id} value={id}>
					{name}
				</Option>
			))}
			{found.length === 0 && (
				<Option key="none" disabled value="none">
					{empty}
				</Option>
			)}
		</Combobox>
	);
}
