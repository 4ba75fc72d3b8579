/**
 * Text with suggestions: the choices that the plan's words name and what the plan uses elsewhere; any
 * other text can be typed.
 *
 *   <SuggestedField at="/connections/items/con-…/category" used={["AppInsights"]} />
 */
import { Combobox, mergeClasses, Option } from "@fluentui/react-components";
import { type FieldProps, Frame, useFieldWords } from "./Frame";
import { useControlStyles } from "./styles";
import { useText } from "./useText";

type SuggestedProps = FieldProps & {
	/** What the plan holds in fields of this kind. */
	used: string[];
	/** What a value is called, where somebody knows. */
	named?: (value: string) => string | undefined;
	placeholder?: string;
};

/** Suggestions that have what was typed; all of them while the text is one of them. */
export function suggestions(all: [value: string, label: string][], typed: string): [string, string][] {
	const looked = typed.trim().toLowerCase();
	if (looked === "" || all.some(([value]) => value === typed)) {
		return all;
	}
	return all.filter(([value, label]) => `${value} ${label}`.toLowerCase().includes(looked));
}

export function SuggestedField({ used, named, placeholder, ...props }: SuggestedProps) {
	const field = useText(props.at);
	const { choices = {} } = useFieldWords(props.at);
	const style = useControlStyles();
	const all = new Map(Object.entries(choices).map(([value, { label }]) => [value, label]));
	for (const value of used) {
		if (value !== "" && !all.has(value)) {
			all.set(value, named?.(value) ?? "");
		}
	}
	const offered = suggestions([...all], field.text);
	return (
		<Frame {...props}>
			{(control) => (
				<Combobox
					{...control}
					freeform
					className={mergeClasses(style.wide, props.dense && style.dense)}
					size={props.dense ? "small" : "medium"}
					value={field.text}
					selectedOptions={[field.text]}
					spellCheck={false}
					{...(placeholder === undefined ? {} : { placeholder })}
					onChange={(event) => field.type(event.target.value)}
					onBlur={field.settle}
					onOptionSelect={(_, { optionValue }) => {
						if (optionValue !== undefined) {
							field.type(optionValue);
						}
					}}
				>
					{offered.map(([value, label]) => (
						<Option key={value} value={value} text={value}>
							{label === "" || label === value ? value : `${label} (${value})`}
						</Option>
					))}
				</Combobox>
			)}
		</Frame>
	);
}
