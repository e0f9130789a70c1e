import { defineConfig } from "rolldown";
import { licences } from "./scripts/licences.ts";
import { light } from "./scripts/light.ts";

/** Unminified and with stable names, so that a person can read the diff of a rebuild. */
export default defineConfig({
  input: { main: "src/main.ts", cli: "src/cli.ts", thread: "src/threads/thread.ts" },
  platform: "node",
  output: {
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    cleanDir: true,
  },
  resolve: {
    // A copy of the tree with a linked node_modules gives the same bundle.
    symlinks: false,
    // Only artifacts' upload half is used; the download half would bring a package without a licence.
    alias: { "unzip-stream": new URL("scripts/no-unzip-stream.ts", import.meta.url).pathname },
  },
  plugins: [light(), licences({ file: "licences.txt" })],
});
