/** No tenant is connected: what comparing is, what it gives, and the two usual starts. */
import { Button } from "@fluentui/react-components";
import { BeakerRegular } from "@fluentui/react-icons/svg/beaker";
import { BuildingMultipleRegular } from "@fluentui/react-icons/svg/building-multiple";
import type { Slice, TenantChoice } from "../../bindings";
import { useAzureActions } from "../../state/azure";
import { words } from "../../words/compare";
import css from "./compare.module.css";

const others: { choice: TenantChoice; title: string; text: string }[] = [
	{ choice: "practiceEmpty", title: words.practiceEmpty, text: words.practiceEmptyText },
	{ choice: "practiceTroubled", title: words.practiceTroubled, text: words.practiceTroubledText },
];

export function Connect({ slice }: { slice: Slice }) {
	const { connect } = useAzureActions();
	const start = (choice: TenantChoice) => void connect(choice, slice);
	return (
		<>
			<p className={css.gives}>{words.gives}</p>
			<div className={css.starts}>
				<section className={css.start} aria-labelledby="compare-practice">
					<BeakerRegular fontSize={24} aria-hidden />
					<h2 id="compare-practice">{words.practiceTitle}</h2>
					<p>{words.practiceText}</p>
					<Button appearance="primary" onClick={() => start("practice")}>
						{words.practice}
					</Button>
					<h3>{words.practiceOther}</h3>
					<ul>
						{others.map(({ choice, title, text }) => (
							<li key={choice}>
								<button type="button" className="link" onClick={() => start(choice)}>
									{title}
								</button>
								<div className="caption">{text}</div>
							</li>
						))}
					</ul>
				</section>
				<section className={css.start} aria-labelledby="compare-azure">
					<BuildingMultipleRegular fontSize={24} aria-hidden />
					<h2 id="compare-azure">{words.azureTitle}</h2>
					<p>{words.azureText}</p>
					<Button onClick={() => start("azure")}>{words.azure}</Button>
				</section>
			</div>
		</>
	);
}
