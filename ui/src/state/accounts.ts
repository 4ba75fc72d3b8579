/** Foundry resources that the plan comes to, each once, by their names in Azure. */
import type { OrganizationView } from "../bindings";
import type { Id } from "../host/types";
import type { Thing } from "./names";
import { useView } from "./views";

export type Resource = Thing & { environment: Id };

export function accountsIn(view: OrganizationView): Resource[] {
	const found = new Map<Id, Resource>();
	for (const row of view.rows) {
		for (const [at, cell] of row.cells.entries()) {
			const environment = view.columns[at]?.id ?? "";
			for (const account of cell.accounts.filter((one) => one.elsewhere === null)) {
				found.set(account.id, { id: account.id, name: account.name || account.id, environment });
			}
		}
	}
	return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** For pickers: also resources that nothing in the plan names yet. Undefined until they are known. */
export function useAccounts(): Resource[] | undefined {
	const { view } = useView({ of: "organization" });
	return view === undefined ? undefined : accountsIn(view);
}
