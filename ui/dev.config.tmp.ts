import base from "/work/main/ui/vite.config";
import { mergeConfig } from "vite";
export default mergeConfig(base, { root: "/work/main/ui", resolve: { alias: [{ find: /^\.\/host\/tauri$/, replacement: "/tmp/benchHost.ts" }] }, server: { fs: { strict: false }, strictPort: false } });
