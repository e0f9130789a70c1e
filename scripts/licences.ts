import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "rolldown";

const PACKAGE = /^(.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+)[/\\]/;
const LICENCE_FILE = /^(licen[cs]e|copying)/i;

/** Lists every package in the bundle with its licence text; a package without one stops the build. */
export function licences({ file }: { file: string }): Plugin {
  return {
    name: "licences",
    generateBundle() {
      const folders = [...this.getModuleIds()].flatMap((id) => PACKAGE.exec(id)?.[1] ?? []);
      const entries = [...new Set(folders)].map(describe).sort();
      this.emitFile({
        type: "asset",
        fileName: file,
        source: `${[...new Set(entries)].join(`\n\n${"-".repeat(80)}\n\n`)}\n`,
      });
    },
  };
}

function describe(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (typeof manifest.license !== "string") {
    throw new Error(`${manifest.name} declares no licence and may not be bundled`);
  }
  const text = readdirSync(folder)
    .filter((name) => LICENCE_FILE.test(name))
    .sort()[0];
  const body = text === undefined ? "" : `\n\n${readFileSync(join(folder, text), "utf8").trim()}`;
  return `${manifest.name} ${manifest.version} (${manifest.license})${body}`;
}
