/**
 * Fluent's themes, unmodified, as the system or the setting says, and the renderer that gives every
 * style element the nonce of the page. Our own elements are styled by CSS modules over Fluent's tokens
 * (`var(--colorNeutralStroke2)`); `makeStyles` only where a Fluent part itself has to look different.
 */
import {
	createDOMRenderer,
	FluentProvider,
	type Theme as FluentTheme,
	RendererProvider,
	teamsHighContrastTheme,
	useFocusFinders,
	webDarkTheme,
	webLightTheme,
} from "@fluentui/react-components";
import { type ReactNode, useSyncExternalStore } from "react";
import type { Theme as Setting } from "../bindings";

type Look = "light" | "dark" | "highContrast";

/** Fluent's fonts with the system's own before the ones that stand in for it. Nothing else is changed. */
const fontFamilyBase =
	"'Segoe UI', 'Segoe UI Web (West European)', system-ui, -apple-system, 'Noto Sans', sans-serif";

const themes: Record<Look, FluentTheme> = {
	light: { ...webLightTheme, fontFamilyBase },
	dark: { ...webDarkTheme, fontFamilyBase },
	highContrast: { ...teamsHighContrastTheme, fontFamilyBase },
};

// Fluent's own style elements are blocked without it once the content policy is on.
const nonce = document.querySelector<HTMLStyleElement>("style[nonce]")?.nonce;
const renderer = createDOMRenderer(document, nonce ? { styleElementAttributes: { nonce } } : {});

/** Does a media query hold? Follows changes. */
export function useMedia(query: string): boolean {
	return useSyncExternalStore(
		(changed) => {
			const list = matchMedia(query);
			list.addEventListener("change", changed);
			return () => list.removeEventListener("change", changed);
		},
		() => matchMedia(query).matches,
	);
}

function useLook(setting: Setting): Look {
	const dark = useMedia("(prefers-color-scheme: dark)");
	const forced = useMedia("(forced-colors: active)");
	if (setting === "system") {
		return forced ? "highContrast" : dark ? "dark" : "light";
	}
	return setting;
}

/**
 * Holds the one tabster of the page, with which Fluent moves focus, for as long as the page is there.
 * Tabster hides the page from screen readers behind what traps focus (`aria-hidden` on its root) and shows
 * it again 250 ms after that was closed. Once no component uses tabster any more it is disposed of, and
 * `ModalizerAPI.dispose` (tabster 8) drops that timer and what it had hidden: whoever closed a dialog and
 * went at once to a screen without one left the page hidden for good.
 */
function KeepTabster() {
	useFocusFinders();
	return null;
}

export function Theme({ setting, children }: { setting: Setting; children: ReactNode }) {
	const look = useLook(setting);
	return (
		<RendererProvider renderer={renderer} targetDocument={document}>
			<FluentProvider theme={themes[look]} className="app" data-look={look}>
				<KeepTabster />
				{children}
			</FluentProvider>
		</RendererProvider>
	);
}
