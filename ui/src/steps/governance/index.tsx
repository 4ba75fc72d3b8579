import { StepQuestions } from "../StepQuestions";

export function GovernanceStep() {
	return <StepQuestions step="governance" />;
}
