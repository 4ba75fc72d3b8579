import { StepQuestions } from "../StepQuestions";

export function EnvironmentsStep() {
	return <StepQuestions step="environments" />;
}
