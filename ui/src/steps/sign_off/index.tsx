import { StepQuestions } from "../StepQuestions";

export function SignOffStep() {
	return <StepQuestions step="signOffs" />;
}
