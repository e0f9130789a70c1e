import { lstat, realpath } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { plain } from "../../terminal/plain.ts";
import type { Options } from "../options.ts";
import type { Word } from "../words.ts";
import type { Host } from "./host.ts";

/**
 * What was written at the command line, with the places that nobody wrote. A policy is looked for in the folder and in
 * those above it, never above the repository's root; whoever works in a folder below it shares its out folder.
 */
export async function placed(
  { options }: Pick<Word, "options">,
  written: Partial<Options>,
  host: Pick<Host, "cwd" | "env" | "errors" | "signal">,
): Promise<Options> {
  const { policy, out } = written;
  const takes = (name: keyof Options) => options.some((one) => one.attributeName() === name);
  const isSought = takes("policy") && policy === undefined;
  const isLost = takes("out") && out === undefined && !(await isThere(join(host.cwd, OUT)));
  const above = isSought || (isLost && policy === undefined) ? await folderAbove(host) : "";
  if (isSought && above !== "")
    host.errors.write(
      `The policy is ${plain(join(above, POLICY))}, the nearest above this folder.\n`,
    );
  return {
    ...written,
    policy: policy ?? join(above, POLICY),
    out: out ?? (isLost ? join(above, OUT) : OUT),
  };
}

const POLICY = "quantgate.yml";
const OUT = "quantgate-out";

/** The way to the nearest folder with a policy: `../..`; nothing where it is this one, or none. */
async function folderAbove({
  cwd,
  env,
  signal,
}: Pick<Host, "cwd" | "env" | "signal">): Promise<string> {
  if (await isThere(join(cwd, POLICY))) return "";
  const from = await realpath(cwd).catch(() => cwd);
  // The entry is read by whatever Node somebody has, which may be too old for what starts git.
  const { rootAround } = await import("../../git/root.ts");
  const root = await rootAround(from, env, signal);
  const steps = relative(root, from).split(sep).filter(Boolean);
  const ways = steps.map((_, at) => join(...steps.slice(at).map(() => "..")));
  for (const way of ways.toReversed()) if (await isThere(join(from, way, POLICY))) return way;
  return "";
}

/** A link that leads nowhere is there, too: what is wrong with it is told by who reads it. */
async function isThere(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  );
}
