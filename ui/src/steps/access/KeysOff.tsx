/** Readiness for working without keys: six points for each environment, the way back and the proof. */
import { SwitchField } from "../../fields/choices";
import { Question } from "../../fields/Question";
import { ContactField, DateField, TextField } from "../../fields/text";
import { useValue } from "../../state/hooks";
import { useIds } from "../../state/names";
import { words } from "../../words/access";
import { fieldWords } from "../../words/plan";
import { ByEnvironment, type Line } from "../columns/ByEnvironment";
import css from "./grants.module.css";

const place = "/access/localAuth";

const points = [
	"managedIdentities",
	"servicePrincipals",
	"userAccess",
	"automation",
	"monitoring",
	"rollback",
] as const;

type Answers = { [environment: string]: { [point: string]: { done?: boolean } | undefined } };

export function KeysOff() {
	const environments = useIds("environment");
	const answers = useValue<Answers>(place) ?? {};
	const done = environments
		.map((id) => points.filter((point) => answers[id]?.[point]?.done === true).length)
		.reduce((all, n) => all + n, 0);
	const label = (field: string) => fieldWords(`${place}/env/${field}`)?.label ?? field;
	const lines: Line[] = [
		...points.map((point) => ({
			id: point,
			label: label(`${point}/done`),
			cell: (environment: string, props: { dense?: boolean; label?: string }) => (
				<div className={css.point}>
					<SwitchField at={`${place}/${environment}/${point}/done`} {...props} />
					<TextField at={`${place}/${environment}/${point}/note`} {...props} />
				</div>
			),
		})),
		{
			id: "exemptionBy",
			label: label("exemptionBy/name"),
			cell: (environment, props) => <ContactField at={`${place}/${environment}/exemptionBy`} {...props} />,
		},
		{
			id: "provenOn",
			label: label("provenOn"),
			cell: (environment, props) => <DateField at={`${place}/${environment}/provenOn`} {...props} />,
		},
	];
	return (
		<Question id="access.localAuth" answer={words.ready(done, points.length * environments.length)}>
			<ByEnvironment label={words.keysOff} environments={environments} lines={lines} />
		</Question>
	);
}
