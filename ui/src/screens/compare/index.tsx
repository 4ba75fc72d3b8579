import { StepHead } from "../../shell/StepHead";
import { own } from "../../words/window";

export function Compare() {
	return <StepHead title={own.compare} />;
}
