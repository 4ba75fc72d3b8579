/** What a subscription is for: its environment, its business group, or everything. */
import type { EnvironmentKind } from "../../bindings";
import type { Id } from "../../host/types";
import { EnvironmentName } from "../../pictures/environment";
import { useValue } from "../../state/hooks";
import { useName } from "../../state/names";
import { pointer } from "../../state/pointer";
import { words } from "../../words/prerequisites";
import css from "./prerequisites.module.css";

type What = { environment: Id; group: Id };

export function useForWhat({ environment, group }: What): string {
	const environmentName = useName(environment);
	const groupName = useName(group);
	return [groupName, environmentName].filter((name) => name !== "").join(", ") || words.everything;
}

export function For({ environment, group }: What) {
	const kind = useValue<EnvironmentKind>(`/environments/items${pointer(environment)}/kind`);
	const environmentName = useName(environment);
	const groupName = useName(group);
	return (
		<span className={css.who}>
			{environment === "" ? (
				<span>{group === "" ? words.everything : words.allEnvironments}</span>
			) : (
				<EnvironmentName kind={kind} name={environmentName} />
			)}
			{group !== "" && <span className="caption">{groupName}</span>}
		</span>
	);
}
