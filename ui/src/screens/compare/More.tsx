/** What is asked for less often: fold the list, start the practice tenant over. */
import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { useState } from "react";
import type { Slice } from "../../bindings";
import { useAzure, useAzureActions } from "../../state/azure";
import { useDraft } from "../../state/hooks";
import { words } from "../../words/compare";
import { Ask } from "../azure/Ask";

export function More({ slice, labels }: { slice: Slice; labels: () => Promise<string[]> }) {
	const practice = useDraft((state) => state.tenant.kind === "practice");
	const folded = useAzure((state) => state.shown.folded.length > 0);
	const { startOver, show } = useAzureActions();
	const [asking, setAsking] = useState(false);
	return (
		<>
			<Menu>
				<MenuTrigger disableButtonEnhancement>
					<Button size="small" icon={<MoreHorizontalRegular />} aria-label={words.more} title={words.more} />
				</MenuTrigger>
				<MenuPopover>
					<MenuList>
						<MenuItem onClick={() => void labels().then((all) => show({ folded: all, row: 0 }))}>
							{words.foldAll}
						</MenuItem>
						<MenuItem disabled={!folded} onClick={() => show({ folded: [], row: 1 })}>
							{words.unfoldAll}
						</MenuItem>
						{practice && <MenuItem onClick={() => setAsking(true)}>{words.startOver}</MenuItem>}
					</MenuList>
				</MenuPopover>
			</Menu>
			{asking && (
				<Ask
					title={words.startOverTitle}
					text={words.startOverText}
					act={words.startOverDo}
					keep={words.keepIt}
					go={() => void startOver(slice)}
					close={() => setAsking(false)}
				/>
			)}
		</>
	);
}
