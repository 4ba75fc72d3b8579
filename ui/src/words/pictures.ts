/** Words of drawings. */

export const words = {
	asTable: "Show as a table",
	asDrawing: "Show as a drawing",
	enlarge: "Enlarge the drawing",
	enlarged: "Drawing",
	enlargedKeys: "Arrow keys move it, + and − zoom, 0 shows all of it.",
	zoomIn: "Zoom in",
	zoomOut: "Zoom out",
	fit: "Show all",
} as const;
