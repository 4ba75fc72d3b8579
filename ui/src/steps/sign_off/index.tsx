/** Sign-off: who agreed to what, does it still hold, and what cannot be taken back. */
import { SlicePicker, useSlice } from "../../fields/SlicePicker";
import { StepHead } from "../../shell/StepHead";
import { useView } from "../../state/views";
import { words } from "../../words/sign_off";
import { Waiting } from "../Waiting";
import { Areas, Required } from "./Areas";
import { Doors } from "./Doors";
import { Meaning, Risks, WhyNot } from "./Meaning";
import css from "./sign_off.module.css";

export function SignOffStep() {
	const [slice, setSlice] = useSlice();
	const { view, problem } = useView({ of: "signOff", slice });
	return (
		<>
			<StepHead
				step="signOffs"
				lead={words.lead}
				actions={<SlicePicker value={slice} onChange={setSlice} />}
			/>
			{view === undefined ? (
				<Waiting problem={problem} />
			) : (
				<div className={css.columns}>
					<div className={css.main}>
						<Areas view={view} slice={slice} />
						<WhyNot view={view} />
						<Required view={view} />
					</div>
					<div className={css.side}>
						<Doors view={view} />
						<Risks view={view} />
						<Meaning view={view} />
					</div>
				</div>
			)}
		</>
	);
}
