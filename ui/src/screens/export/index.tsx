import { StepHead } from "../../shell/StepHead";
import { own } from "../../words/window";

export function Export() {
	return <StepHead title={own.export} />;
}
