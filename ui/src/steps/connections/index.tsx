import { StepQuestions } from "../StepQuestions";

export function ConnectionsStep() {
	return <StepQuestions step="connections" />;
}
