import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
	// The window serves the files from its own origin, wherever that is.
	base: "./",
	plugins: [react()],
	build: {
		outDir: "dist",
		emptyOutDir: true,
		// The oldest of the three webviews: WKWebView of macOS 12.
		target: ["es2022", "safari15"],
		// Every asset is a file of its own, because the content policy allows no `data:` but images.
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		reportCompressedSize: false,
		// Everything is on this disk: one file of a megabyte loads faster than ten of a tenth.
		chunkSizeWarningLimit: 4096,
	},
	server: { port: 1420, strictPort: true, host: "127.0.0.1" },
	test: {
		environment: "happy-dom",
		include: ["src/**/*.test.{ts,tsx}"],
		restoreMocks: true,
		// A busy machine is no fault of the window.
		testTimeout: 60_000,
		// Fluent takes seconds to load: once for all files of a worker. So a test leaves nothing behind.
		isolate: false,
		setupFiles: ["src/vitest.setup.ts"],
		// A first part of the window has no tests yet; what is there has to pass.
		passWithNoTests: true,
	},
});
