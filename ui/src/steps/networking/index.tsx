/** Networking: choices for each environment, what they build, which addresses that takes. */
import { Button } from "@fluentui/react-components";
import { useEffect } from "react";
import { Question } from "../../fields/Question";
import { ContactField, TextListField } from "../../fields/text";
import { StepHead } from "../../shell/StepHead";
import { useActions, useDraft, useKept, useValue } from "../../state/hooks";
import { useThings } from "../../state/names";
import { parts } from "../../state/pointer";
import { useView } from "../../state/views";
import { words } from "../../words/networking";
import { AddressPlan } from "./AddressPlan";
import { Builds } from "./Builds";
import { Choices } from "./Choices";
import { Networks } from "./Networks";
import css from "./networking.module.css";
import { Paths, Zones } from "./Paths";

export function NetworkingStep() {
	const environments = useThings("environment");
	const [wanted, show] = useKept("networking.environment", "");
	const [group, unfold] = useKept("networking.group", "");
	const { view, problem } = useView({ of: "networking", environment: wanted, group });
	const wish = useDraft((state) => state.wish);
	const { keep } = useActions();

	// Networks of one environment are on the screen: the one that is asked for.
	useEffect(() => {
		const [, of, environment, what] = parts(wish?.at ?? "");
		if (of === "environments" && environment !== undefined && (what === "networks" || what === "subnets")) {
			keep("networking.environment", environment);
		}
	}, [wish, keep]);

	const shown = environments.find(({ id }) => id === wanted) ?? environments[0];
	return (
		<>
			<StepHead step="networking" />
			{shown === undefined ? (
				<NoEnvironments />
			) : (
				<>
					<Choices environments={environments} view={view} />
					<Builds
						environments={environments}
						environment={shown.id}
						view={view}
						problem={problem}
						{...{ show, unfold }}
					/>
					<AddressPlan environment={shown.id} plan={view?.addresses} />
				</>
			)}
			{shown !== undefined && <Paths environments={environments} />}
			<Hub />
			{shown !== undefined && (
				<Question id="networking.addresses" fold={false}>
					<Networks environments={environments} environment={shown.id} show={show} />
				</Question>
			)}
			{shown !== undefined && <Zones environments={environments} />}
		</>
	);
}

function NoEnvironments() {
	const { go } = useActions();
	return (
		<section className={css.nothing}>
			<h2>{words.noEnvironments}</h2>
			<p>{words.noEnvironmentsText}</p>
			<Button appearance="primary" onClick={() => go({ at: "step", step: "environments" })}>
				{words.toEnvironments}
			</Button>
		</section>
	);
}

function Hub() {
	const at = "/networking/hub";
	const ranges = useValue<string[]>(`${at}/ranges`) ?? [];
	const owner = useValue<string>(`${at}/owner/name`) ?? "";
	return (
		<Question
			id="networking.hub"
			answer={[owner, ranges.join(", ")].filter((part) => part !== "").join(", ")}
		>
			<div className={css.pair}>
				<ContactField at={`${at}/owner`} />
				<ContactField at={`${at}/peeringOwner`} />
				<TextListField at={`${at}/ranges`} mono rows={2} />
				<TextListField at={`${at}/taken`} mono rows={2} />
			</div>
		</Question>
	);
}
