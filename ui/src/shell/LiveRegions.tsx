/** What a screen reader is told without focus moving. */
import { useStore } from "zustand";
import { announcements } from "../state/announce";

export function LiveRegions() {
	const said = useStore(announcements);
	return (
		<>
			<div className="hidden-text" role="status" aria-live="polite">
				{said.polite}
			</div>
			<div className="hidden-text" role="alert" aria-live="assertive">
				{said.assertive}
			</div>
		</>
	);
}
