import { StepQuestions } from "../StepQuestions";

export function EncryptionStep() {
	return <StepQuestions step="encryption" />;
}
