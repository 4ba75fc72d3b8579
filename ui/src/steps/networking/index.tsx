import { StepQuestions } from "../StepQuestions";

export function NetworkingStep() {
	return <StepQuestions step="networking" />;
}
