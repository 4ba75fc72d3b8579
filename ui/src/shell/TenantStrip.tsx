/** Which tenant is this? Always there, always with an icon and a name, never by colour alone. */
import { BeakerFilled } from "@fluentui/react-icons/svg/beaker";
import { BuildingMultipleRegular } from "@fluentui/react-icons/svg/building-multiple";
import { CloudOffRegular } from "@fluentui/react-icons/svg/cloud-off";
import { LockOpenRegular } from "@fluentui/react-icons/svg/lock-open";
import type { ReactNode } from "react";
import type { TenantState } from "../bindings";
import { words } from "../words/shell";
import { own } from "../words/window";
import css from "./shell.module.css";

type Shown = { look: string; icon: ReactNode; name: string; details: string[]; link: string };

function shownOf(tenant: TenantState): Shown {
	if (tenant.kind === "none") {
		return {
			look: "none",
			icon: <CloudOffRegular />,
			name: words.tenantNone,
			details: [words.tenantNoneWhy],
			link: words.connect,
		};
	}
	if (tenant.kind === "practice") {
		return {
			look: "practice",
			icon: <BeakerFilled />,
			name: tenant.writing ? words.practiceWriting : words.practice,
			details: [tenant.name, words.practiceWhy],
			link: words.connectOwn,
		};
	}
	return {
		look: tenant.writing ? "writing" : "reading",
		icon: tenant.writing ? <LockOpenRegular /> : <BuildingMultipleRegular />,
		name: tenant.writing ? words.realWriting : words.realReading,
		details: [tenant.tenantId, words.as(tenant.account)],
		link: tenant.writing ? words.whatIsWritten : words.signOut,
	};
}

export function TenantStrip({ tenant, act }: { tenant: TenantState; act?: () => void }) {
	const { look, icon, name, details, link } = shownOf(tenant);
	return (
		<section className={css.strip} data-region="tenant" data-look={look} aria-label={own.regions.tenant}>
			<span className={css.stripIcon} aria-hidden="true">
				{icon}
			</span>
			<strong>{name}</strong>
			{details.map((detail) => (
				<span key={detail} className={css.stripDetail}>
					{detail}
				</span>
			))}
			{act !== undefined && (
				<button type="button" className={`link plain ${css.stripLink}`} onClick={act}>
					{link}
				</button>
			)}
		</section>
	);
}
