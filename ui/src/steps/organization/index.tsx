import { StepQuestions } from "../StepQuestions";

export function OrganizationStep() {
	return <StepQuestions step="organization" />;
}
