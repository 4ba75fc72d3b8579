/** Environments: a square by kind (empty, half, full), and the word. No hue. */
import type { EnvironmentKind } from "../bindings";
import css from "./marks.module.css";

const fill: Record<EnvironmentKind, string | undefined> = {
	development: "",
	test: css.half,
	production: css.full,
	sandbox: css.sandbox,
};

/** The square alone; its word stands beside it. */
export function EnvironmentSquare({ kind }: { kind: EnvironmentKind | null | undefined }) {
	return (
		<i className={`${css.square} ${kind === undefined || kind === null ? "" : fill[kind]}`} aria-hidden />
	);
}

/** The square and the name. */
export function EnvironmentName({ kind, name }: { kind: EnvironmentKind | null | undefined; name: string }) {
	return (
		<span className={css.environment}>
			<EnvironmentSquare kind={kind} />
			<span>{name}</span>
		</span>
	);
}
