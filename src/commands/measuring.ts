import { join } from "node:path";
import { placesOf } from "../contract/data.ts";
import type { At, PlannedRequest } from "../contract/plan.ts";
import type { Project } from "../git/repository.ts";
import type { Ports } from "../measure/ports.ts";
import type { OutFolder } from "../out/out-folder.ts";
import { allOf } from "../project/problems.ts";
import { stateOf, treeAt } from "../project/tree-at.ts";
import type { Truth } from "../samples/truth.ts";
import type { Progress } from "../terminal/progress.ts";
import type { Host } from "./entry/host.ts";
import { startWorker } from "./start-worker.ts";

interface Measuring {
  readonly project: Project;
  /** For what commits hold. */
  readonly scratch: string;
  readonly out: OutFolder;
  readonly python: string;
  readonly truthOf: Ports["truthOf"];
  readonly progress: Progress;
}

/** Everything that measuring asks of the world, as this process can give it. */
export function portsOf({ project, scratch, python, ...rest }: Measuring, host: Host): Ports {
  return {
    ...rest,
    ...(host.signal && { signal: host.signal }),
    openWorker: () => startWorker(python, scratch, host),
    locate: (at) => locate(project, scratch, at),
  };
}

/** What is true, as the run read it, with the lines that say so. */
export function truthsIn(truths: ReadonlyMap<string, Truth>): Ports["truthOf"] {
  return async (model) => {
    const found = truths.get(model);
    if (found === undefined) throw new Error(`${model} has no labels`);
    return found;
  };
}

/**
 * Sees that the data of all requests is here, and brings what Git LFS holds of it. What cannot be had is told before
 * anything is measured: the rest of the data is another question.
 */
export async function bringData(
  project: Project,
  requests: readonly PlannedRequest[],
): Promise<void> {
  const places = requests.flatMap(({ data }) => placesOf(data).map(({ at }) => at));
  const once = new Map(places.map((at) => [`${stateOf(at)} ${at.path}`, at]));
  await allOf([...once.values()], async (at) => await (await treeAt(project, at)).bring(at.path));
}

/** Each state of the project has a scratch folder of its own, so that their files never meet. */
export async function locate(project: Project, scratch: string, at: At): Promise<string> {
  const tree = await treeAt(project, at);
  return await tree.materialize(at.path, join(scratch, stateOf(at)));
}
