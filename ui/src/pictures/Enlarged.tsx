/** A drawing over the whole window: arrows move it, + and - zoom, 0 shows all of it. */
import {
	Button,
	Dialog,
	DialogBody,
	DialogContent,
	DialogSurface,
	DialogTitle,
	makeStyles,
	tokens,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { ZoomInRegular } from "@fluentui/react-icons/svg/zoom-in";
import { ZoomOutRegular } from "@fluentui/react-icons/svg/zoom-out";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { words } from "../words/pictures";
import { own } from "../words/window";
import { type SceneProps, SceneSvg, type Seen, wholeOf } from "./SceneDrawing";
import css from "./scene.module.css";

const useStyles = makeStyles({
	surface: { width: "calc(100vw - 48px)", maxWidth: "none", height: "calc(100vh - 48px)", maxHeight: "none" },
	body: { height: "100%", gridTemplateRows: "auto 1fr", maxHeight: "none" },
	content: { overflow: "hidden", height: "100%", minHeight: "0px" },
	tools: { display: "flex", alignItems: "center", gap: "4px", fontSize: tokens.fontSizeBase200 },
});

/** Zooms around the middle, between all of it and eight times that. */
function zoomed(seen: Seen, whole: Seen, by: number): Seen {
	const w = Math.min(whole.w, Math.max(whole.w / 8, seen.w / by));
	const h = (w * whole.h) / whole.w;
	return { x: seen.x + (seen.w - w) / 2, y: seen.y + (seen.h - h) / 2, w, h };
}

export function Enlarged({ close, ...props }: SceneProps & { close: () => void }) {
	const whole = wholeOf(props.scene);
	const [seen, setSeen] = useState(whole);
	const style = useStyles();
	const svg = useRef<SVGSVGElement>(null);
	const held = useRef<{ x: number; y: number } | null>(null);
	const pan = (x: number, y: number) => setSeen((now) => ({ ...now, x: now.x + x, y: now.y + y }));
	const zoom = (by: number) => setSeen((now) => zoomed(now, whole, by));
	const keys = (event: KeyboardEvent) => {
		const step = seen.w / 12;
		const acts: { [key: string]: () => void } = {
			ArrowLeft: () => pan(-step, 0),
			ArrowRight: () => pan(step, 0),
			ArrowUp: () => pan(0, -step),
			ArrowDown: () => pan(0, step),
			"+": () => zoom(1.25),
			"=": () => zoom(1.25),
			"-": () => zoom(0.8),
			"0": () => setSeen(whole),
		};
		const act = acts[event.key];
		if (act !== undefined && !event.ctrlKey && !event.metaKey) {
			event.preventDefault();
			act();
		}
	};
	const drag = (event: PointerEvent) => {
		if (held.current !== null && svg.current !== null) {
			const scale = seen.w / svg.current.getBoundingClientRect().width;
			pan((held.current.x - event.clientX) * scale, (held.current.y - event.clientY) * scale);
			held.current = { x: event.clientX, y: event.clientY };
		}
	};
	return (
		<Dialog open onOpenChange={(_, { open }) => (open ? undefined : close())}>
			<DialogSurface className={style.surface} aria-describedby={undefined} onKeyDown={keys}>
				<DialogBody className={style.body}>
					<DialogTitle
						action={
							<span className={style.tools}>
								<Button
									appearance="subtle"
									icon={<ZoomOutRegular />}
									aria-label={words.zoomOut}
									onClick={() => zoom(0.8)}
								/>
								<Button
									appearance="subtle"
									icon={<ZoomInRegular />}
									aria-label={words.zoomIn}
									onClick={() => zoom(1.25)}
								/>
								<Button appearance="subtle" onClick={() => setSeen(whole)}>
									{words.fit}
								</Button>
								<Button
									appearance="subtle"
									icon={<DismissRegular />}
									aria-label={own.close}
									onClick={close}
								/>
							</span>
						}
					>
						{words.enlarged}
						<p className="caption">{words.enlargedKeys}</p>
					</DialogTitle>
					<DialogContent
						className={style.content}
						onPointerDown={(event: PointerEvent) => {
							held.current = { x: event.clientX, y: event.clientY };
						}}
						onPointerMove={drag}
						onPointerUp={() => {
							held.current = null;
						}}
						onPointerLeave={() => {
							held.current = null;
						}}
						onWheel={(event) => zoom(event.deltaY < 0 ? 1.1 : 0.9)}
					>
						<SceneSvg
							scene={props.scene}
							{...(props.ignore === undefined ? {} : { ignore: props.ignore })}
							className={`${css.svg} ${css.large}`}
							seen={seen}
							svg={svg}
						/>
					</DialogContent>
				</DialogBody>
			</DialogSurface>
		</Dialog>
	);
}
