import { StepQuestions } from "../StepQuestions";

export function ReviewStep() {
	return <StepQuestions step="review" />;
}
