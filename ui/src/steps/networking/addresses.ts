/** Places on an address strip: whole numbers of addresses, and what of it there is to say. */
import type { AddressStrip } from "../../bindings";

/** The first address of a range as a number; undefined for text that is none. */
export function firstOf(range: string): number | undefined {
	const bytes = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})/.exec(range)?.slice(1).map(Number);
	return bytes === undefined || bytes.some((byte) => byte > 255)
		? undefined
		: bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

export function address(n: number): string {
	return [24, 16, 8, 0].map((by) => Math.floor(n / 2 ** by) % 256).join(".");
}

/** Addresses written above the strip: every quarter of it. */
export function marks(strip: AddressStrip): { from: number; text: string }[] {
	const first = firstOf(strip.range);
	if (first === undefined || strip.size < 4) {
		return [];
	}
	return [0, 1, 2, 3].map((quarter) => {
		const from = (quarter * strip.size) / 4;
		return { from, text: address(first + from) };
	});
}

const meet = (a: { from: number; len: number }, b: { from: number; len: number }) =>
	a.from < b.from + b.len && b.from < a.from + a.len;

/** What others have and one of the networks has as well. */
export function overlaps(strip: AddressStrip): number {
	return strip.taken.filter((taken) => strip.blocks.some((block) => meet(block, taken))).length;
}
