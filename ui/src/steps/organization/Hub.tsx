/** Where features run that only a classic hub offers. */
import { ChoiceField } from "../../fields/choices";
import { Question } from "../../fields/Question";
import { ContactField, DateField, LongTextField } from "../../fields/text";
import { useValue } from "../../state/hooks";
import { fieldWords } from "../../words/plan";

export function Hub() {
	const choice = useValue<string>("/organization/hub/choice") ?? "";
	const chosen = fieldWords("/organization/hub/choice")?.choices?.[choice]?.label ?? "";
	return (
		<Question id="organization.hub" answer={chosen} fold={false}>
			<ChoiceField at="/organization/hub/choice" />
			<LongTextField at="/organization/hub/why" />
			{choice === "separateHub" && (
				<>
					<ContactField at="/organization/hub/owner" />
					<DateField at="/organization/hub/endsOn" />
				</>
			)}
		</Question>
	);
}
