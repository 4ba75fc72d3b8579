/**
 * Fields one chooses in. Each is bound to a pointer:
 *
 *   <ChoiceField at="/networking/environments/env-…/inbound" />          choices from the plan's words
 *   <SwitchField at="/…/spokeOfHub" />                                   yes, no, or open
 *   <PickField at="/…/group" of="group" />                               one thing of the plan, by its id
 *   <PickListField at="/…/environments" of="environment" />              several of them
 *
 * `options` replaces what would be offered; an empty value is offered as "Not decided yet".
 */
import { Dropdown, mergeClasses, Option, type OptionOnSelectData } from "@fluentui/react-components";
import { memo, type ReactNode } from "react";
import type { Json } from "../host/types";
import { useActions, useRefusal, useValue } from "../state/hooks";
import { type Kind, type Thing, useThings } from "../state/names";
import { useView } from "../state/views";
import { words } from "../words/fields";
import css from "./choices.module.css";
import { type FieldProps, Frame, useFieldWords } from "./Frame";
import { useControlStyles } from "./styles";

export type Offer = { value: string; label: string; help?: string };

type PickerProps = FieldProps & {
	offers: Offer[];
	/** What stands for no value. */
	empty?: string;
	/** What stands to the right of the control, such as a suggestion. */
	beside?: ReactNode;
	read?: (value: string) => Json;
	write?: (value: Json | undefined) => string;
};

const asText = (value: Json | undefined) => (typeof value === "string" ? value : "");

/** A list of offers, one of which is taken at once. */
function Picker({
	offers,
	empty = words.undecided,
	read = (value) => value,
	write = asText,
	...props
}: PickerProps) {
	const { set } = useActions();
	const refusal = useRefusal(props.at);
	const saved = useValue(props.at);
	const value = write(refusal === undefined ? saved : refusal.tried);
	const style = useControlStyles();
	const chosen = offers.find((offer) => offer.value === value);
	const label = chosen?.label ?? (value === "" ? empty : value);
	const take = (_: unknown, { optionValue }: OptionOnSelectData) => {
		if (optionValue !== undefined && optionValue !== value) {
			void set(props.at, optionValue === "" ? undefined : read(optionValue));
		}
	};
	return (
		<Frame {...props}>
			{(control) => (
				<Dropdown
					{...control}
					className={mergeClasses(style.wide, props.dense && style.dense, value === "" && style.open)}
					size={props.dense ? "small" : "medium"}
					value={label}
					selectedOptions={[value]}
					disabled={props.readOnly ?? false}
					onOptionSelect={take}
				>
					{offers.map((offer) => (
						<Option key={offer.value} value={offer.value} text={offer.label}>
							<Offered offer={offer} />
						</Option>
					))}
					<Option value="" text={empty}>
						<span className={css.empty}>{empty}</span>
					</Option>
				</Dropdown>
			)}
		</Frame>
	);
}

const Offered = memo(function Offered({ offer }: { offer: Offer }) {
	return (
		<span className={css.offer}>
			<span>{offer.label}</span>
			{offer.help !== undefined && offer.help !== "" && <span className="caption">{offer.help}</span>}
		</span>
	);
});

/** One of the choices that the plan's words name. */
export function ChoiceField({
	only,
	...props
}: FieldProps & { only?: string[]; empty?: string; beside?: ReactNode }) {
	const { choices = {} } = useFieldWords(props.at);
	const offers = Object.entries(choices)
		.filter(([value]) => only === undefined || only.includes(value))
		.map(([value, { label, help }]) => ({ value, label, help }));
	return <Picker {...props} offers={offers} />;
}

/** Yes, no, or not decided. */
export function SwitchField({
	yes = words.yes,
	no = words.no,
	...props
}: FieldProps & { yes?: string; no?: string; empty?: string; beside?: ReactNode }) {
	return (
		<Picker
			{...props}
			offers={[
				{ value: "yes", label: yes },
				{ value: "no", label: no },
			]}
			read={(value) => value === "yes"}
			write={(value) => (value === true ? "yes" : value === false ? "no" : "")}
		/>
	);
}

type OfKind = { of: Kind; options?: Thing[] };

function useOffers({ of, options }: OfKind): Offer[] {
	const things = useThings(of);
	// Most Foundry resources stand nowhere in the plan: it comes to them.
	const { view } = useView(of === "account" && options === undefined ? { of: "estate" } : null);
	const accounts = view?.accounts.map(({ id, name }) => ({ id, name: name || id }));
	return (options ?? accounts ?? things).map(({ id, name }) => ({ value: id, label: name }));
}

/** One thing of the plan. */
export function PickField({
	of,
	options,
	...props
}: FieldProps & OfKind & { empty?: string; beside?: ReactNode }) {
	const offers = useOffers(options === undefined ? { of } : { of, options });
	return <Picker empty={words.none} {...props} offers={offers} />;
}

/** Several things of the plan; none means what `empty` says. */
export function PickListField({
	of,
	options,
	offers: given,
	empty = words.all,
	...props
}: FieldProps & Partial<OfKind> & { offers?: Offer[]; empty?: string; beside?: ReactNode }) {
	const { set } = useActions();
	const things = useOffers(options === undefined ? { of: of ?? "group" } : { of: of ?? "group", options });
	const offers = given ?? things;
	const saved = useValue<string[]>(props.at);
	const refusal = useRefusal(props.at);
	const value = refusal === undefined ? saved : refusal.tried;
	const chosen = Array.isArray(value) ? value.map(String) : [];
	const style = useControlStyles();
	const names = chosen.map((id) => offers.find((offer) => offer.value === id)?.label ?? id);
	return (
		<Frame {...props}>
			{(control) => (
				<Dropdown
					{...control}
					multiselect
					className={mergeClasses(style.wide, props.dense && style.dense, chosen.length === 0 && style.open)}
					size={props.dense ? "small" : "medium"}
					value={names.length === 0 ? empty : names.join(", ")}
					selectedOptions={chosen}
					disabled={props.readOnly ?? false}
					onOptionSelect={(_, { selectedOptions }) => {
						void set(props.at, selectedOptions.length === 0 ? undefined : selectedOptions);
					}}
				>
					{offers.map((offer) => (
						<Option key={offer.value} value={offer.value}>
							{offer.label}
						</Option>
					))}
				</Dropdown>
			)}
		</Frame>
	);
}

/** Several of the choices that the plan's words name. */
export function ChoiceListField({ empty = words.none, ...props }: FieldProps & { empty?: string }) {
	const { choices = {} } = useFieldWords(props.at);
	const offers = Object.entries(choices).map(([value, { label, help }]) => ({ value, label, help }));
	return <PickListField {...props} offers={offers} empty={empty} />;
}
