/** Environments: a square by kind (empty, half, full), and the word. No hue. */
import css from "./marks.module.css";

export type EnvironmentKind = "development" | "test" | "production" | "sandbox";

const fill: Record<EnvironmentKind, string | undefined> = {
	development: "",
	test: css.half,
	production: css.full,
	sandbox: css.sandbox,
};

/** The square alone; its word stands beside it. */
export function EnvironmentSquare({ kind }: { kind: EnvironmentKind | undefined }) {
	return <i className={`${css.square} ${kind === undefined ? "" : fill[kind]}`} aria-hidden />;
}

/** The square and the name. */
export function EnvironmentName({ kind, name }: { kind: EnvironmentKind | undefined; name: string }) {
	return (
		<span className={css.environment}>
			<EnvironmentSquare kind={kind} />
			<span>{name}</span>
		</span>
	);
}
