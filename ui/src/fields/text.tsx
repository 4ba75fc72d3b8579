/**
 * Fields one types into. Each is bound to a pointer:
 *
 *   <TextField at="/about/name" />   <LongTextField at={…} />   <NumberField at={…} />
 *   <DateField at={…} />   <GuidField at={…} />   <TextListField at={…} />   <ContactField at="/…/owner" />
 */
import { Input, mergeClasses, Textarea } from "@fluentui/react-components";
import type { ClipboardEvent, KeyboardEvent, ReactNode } from "react";
import type { Json } from "../host/types";
import { pointer } from "../state/pointer";
import { words } from "../words/fields";
import { fieldWords } from "../words/plan";
import { type FieldProps, Frame } from "./Frame";
import css from "./fields.module.css";
import { useControlStyles } from "./styles";
import { plainText, type Spelling, useText } from "./useText";

type LineProps = FieldProps & {
	mono?: boolean;
	placeholder?: string;
	spelling?: Spelling;
	inputMode?: "numeric" | "text";
	align?: "end";
	/** What stands inside of the control, before or after the text. */
	before?: ReactNode;
	after?: ReactNode;
	/** What stands to the right of the control, such as a suggestion. */
	beside?: ReactNode;
	/** What is taken from a pasted text. */
	paste?: (text: string) => string | undefined;
};

/** One line of text. */
export function TextField({
	mono,
	placeholder,
	spelling = plainText,
	inputMode,
	align,
	before,
	after,
	paste,
	...props
}: LineProps) {
	const field = useText(props.at, spelling);
	const style = useControlStyles();
	const pasted = (event: ClipboardEvent<HTMLInputElement>) => {
		const taken = paste?.(event.clipboardData.getData("text"));
		if (taken !== undefined) {
			event.preventDefault();
			field.type(taken);
		}
	};
	return (
		<Frame {...props}>
			{(control) => (
				<Input
					{...control}
					className={mergeClasses(style.wide, props.dense && style.dense, mono && style.mono)}
					size={props.dense ? "small" : "medium"}
					value={field.text}
					data-dirty={field.dirty}
					readOnly={props.readOnly ?? false}
					spellCheck={mono ? false : undefined}
					{...(inputMode === undefined ? {} : { inputMode })}
					{...(align === undefined ? {} : { input: { style: { textAlign: align } } })}
					{...(placeholder === undefined ? {} : { placeholder })}
					{...(before === undefined ? {} : { contentBefore: <>{before}</> })}
					{...(after === undefined ? {} : { contentAfter: <>{after}</> })}
					onChange={(_, { value }) => field.type(value)}
					onBlur={field.settle}
					onPaste={pasted}
					onKeyDown={(event) => {
						if (event.key === "Enter") {
							field.send();
						}
					}}
				/>
			)}
		</Frame>
	);
}

/** Several lines of text; Enter makes a line, Ctrl Enter sends. */
export function LongTextField({
	rows = 3,
	mono,
	spelling = plainText,
	placeholder,
	...props
}: LineProps & { rows?: number }) {
	const field = useText(props.at, spelling);
	const style = useControlStyles();
	return (
		<Frame {...props}>
			{(control) => (
				<Textarea
					{...control}
					className={mergeClasses(style.wide, mono && style.mono)}
					resize="vertical"
					rows={rows}
					value={field.text}
					data-dirty={field.dirty}
					readOnly={props.readOnly ?? false}
					spellCheck={mono ? false : undefined}
					{...(placeholder === undefined ? {} : { placeholder })}
					onChange={(_, { value }) => field.type(value)}
					onBlur={field.settle}
					onKeyDown={(event: KeyboardEvent) => {
						if (event.key === "Enter" && event.ctrlKey) {
							field.send();
						}
					}}
				/>
			)}
		</Frame>
	);
}

/** A whole number. Other text is sent as it is, and refused with the reason. */
export const wholeNumber: Spelling = {
	write: plainText.write,
	read: (text) => (text === "" ? undefined : /^\d{1,9}$/.test(text) ? Number(text) : text),
};

export function NumberField(props: LineProps) {
	return <TextField spelling={wholeNumber} inputMode="numeric" align="end" width={160} {...props} />;
}

/** A date as it is written everywhere in the plan. */
export function DateField(props: LineProps) {
	return <TextField placeholder={words.datePattern} width={160} {...props} />;
}

/** The one id in a pasted text; undefined when there is none, or more than one. */
export function guidIn(text: string): string | undefined {
	const found = text.match(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi);
	return found?.length === 1 ? found[0] : undefined;
}

/** An id of Azure; from a pasted address or line the id is taken. */
export function GuidField(props: LineProps) {
	return <TextField mono paste={guidIn} width={360} {...props} />;
}

/** A list, one entry a line. */
export const lines: Spelling = {
	write: (value: Json | undefined) => (Array.isArray(value) ? value.join("\n") : plainText.write(value)),
	read: (text) => {
		const entries = text.split("\n").filter((line) => line.trim() !== "");
		return entries.length === 0 ? undefined : entries;
	},
};

export function TextListField(props: LineProps & { rows?: number }) {
	return <LongTextField spelling={lines} rows={3} placeholder={words.onePerLine} {...props} />;
}

/** Who answers for something, and how to reach them. */
export function ContactField({ at, label, dense, beside }: FieldProps & { beside?: ReactNode }) {
	const title = label ?? fieldWords(`${at}/name`)?.label ?? at;
	return (
		<fieldset className={css.group} data-at={at}>
			<legend className="hidden-text">{title}</legend>
			<div className={css.pair}>
				<TextField
					at={at + pointer("name")}
					label={title}
					{...(dense === undefined ? {} : { dense })}
					{...(beside === undefined ? {} : { beside })}
				/>
				<TextField at={at + pointer("reach")} {...(dense === undefined ? {} : { dense })} />
			</div>
		</fieldset>
	);
}
