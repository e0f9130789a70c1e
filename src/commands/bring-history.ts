import type { Project } from "../git/repository.ts";
import type { OutFolder } from "../out/out-folder.ts";
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
