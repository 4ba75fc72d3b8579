/** Environments by id, with kind and name. */
import { useMemo } from "react";
import type { Environment, EnvironmentKind } from "../../bindings";
import { useValue } from "../../state/hooks";

export type Named = { name: string; kind: EnvironmentKind | null };

export function useEnvironments(): (id: string | null) => Named | undefined {
	const items = useValue<{ [id: string]: Environment }>("/environments/items");
	return useMemo(
		() => (id) => {
			const found = id === null ? undefined : items?.[id];
			return found === undefined ? undefined : { name: found.name ?? "", kind: found.kind ?? null };
		},
		[items],
	);
}
