import { StepQuestions } from "../StepQuestions";

export function ModelsStep() {
	return <StepQuestions step="models" />;
}
