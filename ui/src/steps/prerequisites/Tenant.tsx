/** Which tenant and cloud, and what the plan is called. */
import { ChoiceField } from "../../fields/choices";
import { Question } from "../../fields/Question";
import { Suggestion } from "../../fields/Suggestion";
import { GuidField, LongTextField, TextField } from "../../fields/text";
import { useDraft, useValue } from "../../state/hooks";
import { choiceLabel } from "../../words/plan";
import { words } from "../../words/prerequisites";
import css from "./prerequisites.module.css";

export function Tenant() {
	const organization = useValue<string>("/about/organization") ?? "";
	const cloud = useValue<string>("/about/cloud") ?? "";
	const tenantId = useValue<string>("/about/tenantId") ?? "";
	const connected = useDraft((state) => (state.tenant.kind === "real" ? state.tenant.tenantId : ""));
	const answer = [organization, cloud === "" ? "" : choiceLabel("/about/cloud", cloud), tenantId]
		.filter((part) => part !== "")
		.join(", ");
	return (
		<Question id="prerequisites.tenant" answer={answer}>
			<div className={css.line}>
				<TextField at="/about/name" />
				<TextField at="/about/organization" />
				<ChoiceField at="/about/cloud" />
				<GuidField at="/about/tenantId" />
			</div>
			{connected !== "" && connected.toLowerCase() !== tenantId.toLowerCase() && (
				<Suggestion
					label={connected}
					source={words.tenantOfSignIn}
					patch={[{ at: "/about/tenantId", to: connected }]}
				/>
			)}
			<LongTextField at="/about/purpose" />
		</Question>
	);
}
