/** A text of Azure with a button that copies it. */
import { Button } from "@fluentui/react-components";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { useEffect, useState } from "react";
import { announce } from "../../state/announce";
import { own } from "../../words/window";

export function CopyButton({ text, label, shown }: { text: string; label: string; shown?: string }) {
	const [copied, setCopied] = useState(false);
	useEffect(() => {
		if (!copied) {
			return undefined;
		}
		const timer = setTimeout(() => setCopied(false), 2000);
		return () => clearTimeout(timer);
	}, [copied]);
	return (
		<Button
			appearance="subtle"
			size="small"
			icon={copied ? <CheckmarkRegular /> : <CopyRegular />}
			{...(shown === undefined ? { "aria-label": label, title: label } : {})}
			onClick={() => {
				void navigator.clipboard.writeText(text).then(() => {
					setCopied(true);
					announce(own.copied);
				});
			}}
		>
			{shown}
		</Button>
	);
}
