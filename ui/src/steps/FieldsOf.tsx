/** Fields below a place, as the words name them: `*` stands for each thing of a collection. */
import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useEffect, useState } from "react";
import { AnyField } from "../fields/AnyField";
import css from "../fields/fields.module.css";
import { ContactField } from "../fields/text";
import { Mark } from "../pictures/marks";
import { weightiest } from "../state/findings";
import { useActions, useDraft, useFindingsAt, useKeys } from "../state/hooks";
import { titleOf, useIds } from "../state/names";
import { isWithin, pointer } from "../state/pointer";
import { words } from "../words/fields";
import { words as parts } from "../words/parts";

type Path = string[];

/** `base` is the place that the paths begin at. */
export function FieldsOf({ base, fields }: { base: string; fields: Path[] }) {
	const plain = fields.filter((path) => !path.includes("*"));
	const collections = new Map<string, Path[]>();
	for (const path of fields.filter((one) => one.includes("*"))) {
		const star = path.indexOf("*");
		const key = pointer(...path.slice(0, star));
		collections.set(key, [...(collections.get(key) ?? []), path.slice(star + 1)]);
	}
	const isContact = (path: Path) =>
		path.at(-1) === "name" && plain.some((one) => one.join() === [...path.slice(0, -1), "reach"].join());
	const shown = plain.filter((path) => path.at(-1) !== "reach");
	return (
		<>
			{shown.length > 0 && (
				<div className={css.grid}>
					{shown.map((path) => {
						const at = base + pointer(...path);
						return isContact(path) ? (
							<ContactField key={at} at={at.slice(0, -"/name".length)} />
						) : (
							<AnyField key={at} at={at} />
						);
					})}
				</div>
			)}
			{[...collections].map(([collection, paths]) => (
				<Instances key={collection} at={base + collection} fields={paths} />
			))}
		</>
	);
}

const prefixes: { [collection: string]: string } = {
	subscriptions: "sub",
	principals: "pri",
	regions: "reg",
	items: "env",
	groups: "grp",
	useCases: "use",
	projects: "prj",
	mapping: "map",
	grants: "gra",
	networks: "net",
	subnets: "snt",
	deployments: "dep",
	confirmations: "cfm",
	policies: "pol",
	views: "vie",
	waves: "wav",
	existing: "exi",
};

/** The things of a collection, each behind its name. */
function Instances({ at, fields }: { at: string; fields: Path[] }) {
	const keys = useKeys(at);
	const environments = useIds("environment");
	const groups = useIds("group");
	const { newId, set } = useActions();
	const fixed = /^\/(networking|encryption)\/environments$/.test(at)
		? environments
		: at === "/governance/groups"
			? groups
			: undefined;
	const ids = fixed ?? keys;
	const prefix = at === "/connections/items" ? "con" : prefixes[at.slice(at.lastIndexOf("/") + 1)];
	return (
		<div>
			{ids.map((id) => (
				<Instance key={id} at={at + pointer(id)} id={id} fields={fields} removable={fixed === undefined} />
			))}
			{fixed === undefined && prefix !== undefined && (
				<Button
					appearance="subtle"
					icon={<AddRegular />}
					onClick={() => void newId(prefix).then((id) => set(at + pointer(id), {}))}
				>
					{words.add(words.oneMore)}
				</Button>
			)}
		</div>
	);
}

function Instance({
	at,
	id,
	fields,
	removable,
}: {
	at: string;
	id: string;
	fields: Path[];
	removable: boolean;
}) {
	const [open, setOpen] = useState(false);
	const { set } = useActions();
	const name = useDraft((state) => titleOf(state.document, at, id)) || parts.unnamed;
	const finding = weightiest(useFindingsAt(at));
	const wished = useDraft((state) => state.wish !== null && isWithin(state.wish.at, at));
	useEffect(() => {
		if (wished) {
			setOpen(true);
		}
	}, [wished]);
	return (
		<div className={css.instance}>
			<div className={css.instanceHead}>
				<Button
					appearance="transparent"
					aria-expanded={open}
					icon={<ChevronRightRegular style={{ transform: open ? "rotate(90deg)" : "none" }} aria-hidden />}
					onClick={() => setOpen(!open)}
				>
					{name}
					{finding !== undefined && <Mark of={finding.severity} label={finding.severity} />}
				</Button>
				{open && removable && (
					<Button
						appearance="subtle"
						size="small"
						icon={<DeleteRegular />}
						aria-label={words.remove(name)}
						onClick={() => void set(at)}
					/>
				)}
			</div>
			{open &&
				(fields.length === 1 && fields[0]?.length === 0 ? (
					<AnyField at={at} />
				) : (
					<FieldsOf base={at} fields={fields} />
				))}
		</div>
	);
}
