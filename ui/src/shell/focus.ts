/** Where focus goes: regions by F6, fields by pointer, and back to what opened the top thing. */

export const regions = ["top", "tenant", "rail", "decisions", "panel", "foot"] as const;
export type Region = (typeof regions)[number];

const focusable =
	"a[href], button:not([disabled]):not([tabindex='-1']), input:not([disabled]), textarea:not([disabled]), select:not([disabled]), [tabindex='0']";

function element(region: Region): HTMLElement | null {
	return document.querySelector<HTMLElement>(`[data-region="${region}"]`);
}

/** Where focus was when it last left a region. */
const left = new Map<Region, HTMLElement>();

const isThere = (one: HTMLElement | null | undefined): one is HTMLElement =>
	one?.isConnected === true && one.getClientRects().length > 0;

/** Puts focus into a region: where it was, where the region begins, else its first control. */
export function focusRegion(region: Region): boolean {
	const within = element(region);
	if (!isThere(within)) {
		return false;
	}
	const before = left.get(region);
	const begin = within.querySelector<HTMLElement>("[data-begin]");
	const first =
		isThere(before) && within.contains(before)
			? before
			: isThere(begin)
				? begin
				: [...within.querySelectorAll<HTMLElement>(focusable)].find(isThere);
	(first ?? within).focus();
	return within.contains(document.activeElement);
}

/** The region after or before the one with focus. */
export function nextRegion(by: 1 | -1): void {
	const here = regions.findIndex((region) => element(region)?.contains(document.activeElement));
	const from = regions[here];
	if (from !== undefined && document.activeElement instanceof HTMLElement) {
		left.set(from, document.activeElement);
	}
	const start = here === -1 ? (by === 1 ? -1 : 0) : here;
	for (let step = 1; step <= regions.length; step += 1) {
		const region = regions[(start + by * step + 2 * regions.length) % regions.length];
		if (region !== undefined && focusRegion(region)) {
			return;
		}
	}
}

function find(at: string): HTMLElement | undefined {
	const all = [...document.querySelectorAll<HTMLElement>("[data-at]")];
	const exact = all.find((one) => one.dataset.at === at);
	// A place inside of a field (an entry of a list), or a thing whose fields are on the screen.
	return (
		exact ??
		all.find((one) => at.startsWith(`${one.dataset.at}/`)) ??
		all.find((one) => one.dataset.at?.startsWith(`${at}/`))
	);
}

/** The control of a field, or what is closest to it. */
export function controlOf(at: string): HTMLElement | undefined {
	const found = find(at);
	if (found === undefined) {
		return undefined;
	}
	return found.matches(`${focusable}, [tabindex]`)
		? found
		: (found.querySelector<HTMLElement>(focusable) ?? found);
}

/**
 * Puts focus on a field as soon as its screen is drawn; after a second on what `otherwise` gives.
 * Answers a function that gives up.
 */
export function focusField(at: string, otherwise: () => HTMLElement | null): () => void {
	const deadline = performance.now() + 1000;
	let frame = 0;
	const look = () => {
		const control = controlOf(at);
		if (control !== undefined) {
			control.scrollIntoView?.({ block: "center" });
			control.focus({ preventScroll: true });
		} else if (performance.now() < deadline) {
			frame = requestAnimationFrame(look);
		} else {
			otherwise()?.focus();
		}
	};
	frame = requestAnimationFrame(look);
	return () => cancelAnimationFrame(frame);
}
