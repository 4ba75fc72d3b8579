/** The field component that fits a place of the plan: for screens that draw what the words list. */
import { fieldIdOf, fieldWords } from "../words/plan";
import { ChoiceField, ChoiceListField, PickField, PickListField, SwitchField } from "./choices";
import type { FieldProps } from "./Frame";
import { kindOfField } from "./kinds";
import { DateField, GuidField, LongTextField, NumberField, TextField, TextListField } from "./text";

export function AnyField(props: FieldProps) {
	const kind = kindOfField(fieldIdOf(props.at));
	if (kind?.of === "choices") {
		return <ChoiceListField {...props} />;
	}
	if (fieldWords(props.at)?.choices !== undefined) {
		return <ChoiceField {...props} />;
	}
	switch (kind?.of) {
		case "number":
			return <NumberField {...props} />;
		case "date":
			return <DateField {...props} />;
		case "switch":
			return <SwitchField {...props} />;
		case "guid":
			return <GuidField {...props} />;
		case "lines":
			return <TextListField {...props} />;
		case "long":
			return <LongTextField {...props} />;
		case "pick":
			return <PickField {...props} of={kind.kind} />;
		case "pickList":
			return <PickListField {...props} of={kind.kind} />;
		default:
			return <TextField {...props} />;
	}
}
