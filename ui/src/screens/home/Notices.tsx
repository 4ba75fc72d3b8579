/** What is to know before beginning: drafts that can only be read, what went wrong on opening. */
import { Mark } from "../../pictures/marks";
import { useApp } from "../../state/hooks";
import { home } from "../../words/home";
import css from "./home.module.css";

export function Notices() {
	const readOnly = useApp((state) => state.start?.readOnly ?? null);
	const notes = useApp((state) => state.start?.notes ?? []);
	if (readOnly === null && notes.length === 0) {
		return null;
	}
	return (
		<section className={css.notices}>
			{readOnly !== null && (
				<p>
					<Mark of="warning" />
					<span>
						<strong>{home.readOnly}.</strong> {readOnly}
					</span>
				</p>
			)}
			{notes.map((note) => (
				<p key={`${note.code} ${note.detail}`}>
					<Mark of="warning" />
					<span>
						<strong>{note.title}.</strong> {note.detail} {note.next}
					</span>
				</p>
			))}
		</section>
	);
}
