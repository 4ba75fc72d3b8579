import { StepHead } from "../../shell/StepHead";
import { own } from "../../words/window";

export function Apply() {
	return <StepHead title={own.apply} />;
}
