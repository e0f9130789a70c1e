import type { Project } from "../git/repository.ts";
import type { Ports } from "../measure/ports.ts";
import type { OutFolder } from "../out/out-folder.ts";
import { locate } from "../project/locate.ts";
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
