import { StepQuestions } from "../StepQuestions";

export function PrerequisitesStep() {
	return <StepQuestions step="prerequisites" />;
}
