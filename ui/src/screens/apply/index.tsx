/** Writes what was compared and confirmed: before, during and after a run. Nothing else writes to Azure. */
import { useEffect } from "react";
import { useAzure, useAzureActions } from "../../state/azure";
import { useTitleFocus } from "../azure/useTitleFocus";
import { After } from "./After";
import { Before } from "./Before";
import { During } from "./During";

export function Apply() {
	const [run, report] = useAzure((state) => [state.run, state.report] as const);
	const { readRuns } = useAzureActions();
	useTitleFocus(run !== null ? "during" : report !== null ? "after" : "before");
	useEffect(() => void readRuns(), [readRuns]);
	if (run !== null) {
		return <During run={run} />;
	}
	return report !== null ? <After report={report} /> : <Before />;
}
