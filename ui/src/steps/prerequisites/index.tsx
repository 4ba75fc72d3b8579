import { StepHead } from "../../shell/StepHead";
import { Agreements } from "./Agreements";
import { People } from "./People";
import { Places } from "./Places";
import { Regions } from "./Regions";
import { Tenant } from "./Tenant";

export function PrerequisitesStep() {
	return (
		<>
			<StepHead step="prerequisites" />
			<Tenant />
			<Places />
			<People />
			<Regions />
			<Agreements />
		</>
	);
}
