/** Step 9: who notices when cost or use runs away, and what policy enforces. */
import { Question } from "../../fields/Question";
import { StepHead } from "../../shell/StepHead";
import { StepDecisions } from "../parts/StepDecisions";
import { Groups } from "./Groups";
import { Policies } from "./Policies";
import { Tags } from "./Tags";

/** Asked of every business group, in one table. */
const ofGroups = ["governance.cost", "governance.monitoring", "governance.views"] as const;

export function GovernanceStep() {
	return (
		<>
			<StepHead step="governance" />
			<Groups />
			<StepDecisions step="governance" only={ofGroups} />
			<Question id="governance.policies" fold={false}>
				<Policies />
			</Question>
			<Question id="governance.tags" fold={false}>
				<Tags />
			</Question>
		</>
	);
}
