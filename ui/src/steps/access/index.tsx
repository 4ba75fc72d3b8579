import { StepQuestions } from "../StepQuestions";

export function AccessStep() {
	return <StepQuestions step="access" />;
}
