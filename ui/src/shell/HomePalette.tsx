/** The palette while no draft is open: rollouts and how to begin one. */
import { DocumentRegular } from "@fluentui/react-icons/svg/document";
import { FlashRegular } from "@fluentui/react-icons/svg/flash";
import { useApp, useAppStore } from "../state/hooks";
import { homeActions } from "../words/home";
import { words } from "../words/shell";
import { own } from "../words/window";
import { atHome } from "./homeActions";
import { type Hit, PaletteBox, rank } from "./PaletteBox";

export function HomePalette() {
	const app = useAppStore();
	const drafts = useApp((state) => state.start?.drafts ?? []);
	const search = (text: string): Hit[] => {
		const sought = text.toLowerCase().replace(/^>/, "").trim().split(/\s+/).filter(Boolean);
		const rollouts = drafts.map(
			(draft): Hit => ({
				id: draft.id,
				kind: words.paletteKinds.rollouts,
				icon: <DocumentRegular />,
				title: draft.name,
				run: () => void app.actions.open(draft.id),
			}),
		);
		const actions = atHome.map(
			({ id, keys, run }): Hit => ({
				id,
				kind: words.paletteKinds.actions,
				icon: <FlashRegular />,
				title: homeActions[id],
				...(keys === undefined ? {} : { keys }),
				run: () => run(app),
			}),
		);
		const all = text.startsWith(">") ? actions : [...rollouts, ...actions];
		return all.filter((hit) => rank(sought, hit.title) >= 0);
	};
	return <PaletteBox label={own.findAtHome} search={search} />;
}
