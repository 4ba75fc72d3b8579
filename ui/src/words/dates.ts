/** Dates and times as the window writes them: `Fri 20 Nov`, `10:42`. */

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** `2026-11-20` as a date of this computer's calendar; undefined for other text. */
function day(date: string): Date | undefined {
	const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
	if (found === null) {
		return undefined;
	}
	const made = new Date(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
	return Number.isNaN(made.getTime()) ? undefined : made;
}

const two = (n: number) => String(n).padStart(2, "0");

/** `10:42` of an instant, in this computer's time. */
export function clock(instant: string): string {
	const made = new Date(instant);
	return Number.isNaN(made.getTime()) ? "" : `${two(made.getHours())}:${two(made.getMinutes())}`;
}

/** `10:42:07` of an instant, in this computer's time. */
export function seconds(instant: string): string {
	const made = new Date(instant);
	return Number.isNaN(made.getTime()) ? "" : `${clock(instant)}:${two(made.getSeconds())}`;
}

/** `Fri 20 Nov`, with the year when it is another one than today's. Text that is no date stays as it is. */
export function dayName(date: string, today: string): string {
	const made = day(date);
	if (made === undefined) {
		return date;
	}
	const year = date.slice(0, 4) === today.slice(0, 4) ? "" : ` ${date.slice(0, 4)}`;
	return `${days[made.getDay()]} ${made.getDate()} ${months[made.getMonth()]}${year}`;
}

/** `22 Nov 2026`. */
export function fullDate(date: string): string {
	const made = day(date);
	return made === undefined ? date : `${made.getDate()} ${months[made.getMonth()]} ${made.getFullYear()}`;
}

/** `10:42` of an instant of today, or its day and time: inside of a sentence. */
export function timeOf(instant: string, today: string): string {
	const said = moment(instant, today);
	return said.startsWith("Today") ? clock(instant) : `${said} ${clock(instant)}`;
}

/** `Today 10:42`, or the day of an earlier instant. */
export function moment(instant: string, today: string): string {
	const made = new Date(instant);
	if (Number.isNaN(made.getTime())) {
		return "";
	}
	const date = `${made.getFullYear()}-${two(made.getMonth() + 1)}-${two(made.getDate())}`;
	return date === today ? `Today ${clock(instant)}` : dayName(date, today);
}
