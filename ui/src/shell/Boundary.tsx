/** A screen that stopped does not take the plan or the rest of the window with it. */
import { Button } from "@fluentui/react-components";
import { Component, type ErrorInfo, type ReactNode } from "react";
import { Mark } from "../pictures/marks";
import { words } from "../words/shell";
import css from "./shell.module.css";

type Props = { children: ReactNode /** Tries again when this changes. */; of?: string };
type State = { broken: Error | null; of: string | undefined };

export class Boundary extends Component<Props, State> {
	override state: State = { broken: null, of: this.props.of };

	static getDerivedStateFromError(thrown: unknown): Partial<State> {
		return { broken: thrown instanceof Error ? thrown : new Error(String(thrown)) };
	}

	static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
		return props.of === state.of ? null : { broken: null, of: props.of };
	}

	override componentDidCatch(_: Error, __: ErrorInfo): void {
		// React has written it to the console already; there is nobody else to tell.
	}

	override render(): ReactNode {
		const { broken } = this.state;
		if (broken === null) {
			return this.props.children;
		}
		return (
			<div className={css.broken} role="alert">
				<Mark of="blocker" size={20} />
				<div>
					<h2>{words.brokenTitle}</h2>
					<p>{words.brokenText}</p>
					<p className="mono">{broken.message}</p>
					<div className={css.buttons}>
						<Button appearance="primary" onClick={() => this.setState({ broken: null })}>
							{words.brokenAgain}
						</Button>
						<Button onClick={() => void navigator.clipboard.writeText(broken.stack ?? broken.message)}>
							{words.copyDetails}
						</Button>
					</div>
				</div>
			</div>
		);
	}
}
