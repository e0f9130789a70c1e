import { resolve } from "node:path";
import { UserError } from "../catalog/errors.ts";
import type { Project } from "../git/repository.ts";
import { NO_PAST, type Past, readPast } from "../history/read-past.ts";
import { type OutFolder, outFolder } from "../out/out-folder.ts";
import type { Host } from "./entry/host.ts";
import type { Options } from "./options.ts";

/** Puts what is known of earlier pushes into the out folder, so that it alone gives the whole report. */
export async function bringHistory(
  project: Project,
  { policy }: Pick<Options, "policy">,
  { history }: Host,
  out: OutFolder,
): Promise<void> {
  const text = await history?.(project.pathOf(policy));
  if (text !== undefined) await out.writeHistory(text);
}

/** What an out folder tells of earlier pushes. It informs: one that cannot be read is named, and stops nothing. */
export async function pastIn(out: OutFolder): Promise<Past> {
  try {
    const text = await out.readHistory();
    return text === undefined ? NO_PAST : readPast(text);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { runs: [], wrong: error.problems.map(({ message }) => message) };
  }
}

/** What is known of earlier pushes before anything runs: where the workflow keeps it, else in the out folder. */
export async function pastOf(
  project: Project,
  { policy, out }: Pick<Options, "policy" | "out">,
  { history, cwd }: Host,
): Promise<Past> {
  const text = await history?.(project.pathOf(policy));
  return text === undefined ? await pastIn(outFolder(resolve(cwd, out))) : readPast(text);
}
