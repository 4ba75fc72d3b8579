/** Words of drawings. */

export const words = {
	asTable: "Show as a table",
	asDrawing: "Show as a drawing",
} as const;
