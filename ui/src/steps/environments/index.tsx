import { Question } from "../../fields/Question";
import { StepHead } from "../../shell/StepHead";
import { useDraft } from "../../state/hooks";
import { thingsOf, useIds } from "../../state/names";
import { pointer, valueAt } from "../../state/pointer";
import { choiceLabel, questionWords } from "../../words/plan";
import { words as shared } from "../../words/rows";
import { sameOrEach } from "../columns/answers";
import { ChoiceMatrix } from "../columns/ChoiceMatrix";
import { FindingsOfAll } from "../rows/FindingLines";
import { AddEnvironment, NoEnvironments } from "./AddEnvironment";
import { DeletedNames } from "./DeletedNames";
import { Kinds } from "./Kinds";
import { Naming } from "./Naming";
import { Regions } from "./Regions";
import { Waves } from "./Waves";

const items = "/environments/items";

export function EnvironmentsStep() {
	const environments = useIds("environment");
	return (
		<>
			<StepHead step="environments" actions={environments.length > 0 && <AddEnvironment />} />
			<Question id="environments.kinds" fold={false}>
				<FindingsOfAll at={items} />
				<FindingsOfAll at="/environments" />
				{environments.length === 0 ? <NoEnvironments /> : <Kinds />}
			</Question>
			<Choices id="environments.topology" field="topology" fold={false} />
			<Choices id="environments.isolation" field="isolation" />
			<Regions />
			<Naming />
			<DeletedNames />
			<Waves />
		</>
	);
}

/** A question that is a choice for each environment. */
function Choices({ id, field, fold = true }: { id: string; field: string; fold?: boolean }) {
	const environments = useIds("environment");
	const answer = useDraft((state) => {
		const labels = thingsOf(state.document, "environment").map(({ id: environment, name }) => {
			const at = `${items}${pointer(environment)}/${field}`;
			const value = valueAt(state.document, at);
			return { name, label: typeof value === "string" ? choiceLabel(at, value) : "" };
		});
		return sameOrEach(labels.filter(({ label }) => label !== ""));
	});
	return (
		<Question id={id} answer={answer} fold={fold}>
			{environments.length === 0 ? (
				<p className="caption">{shared.askedForEach}</p>
			) : (
				<ChoiceMatrix
					label={questionWords(id)?.question.title ?? id}
					environments={environments}
					at={(environment) => `${items}${pointer(environment)}/${field}`}
				/>
			)}
		</Question>
	);
}
