import { resolve } from "node:path";
import { INSTEAD, MachineFault, machineProblem, type WrittenPlace } from "../../catalog/machine.ts";
import type { Options } from "../options.ts";
import type { Host } from "./host.ts";

/** Does a run's work; what the system refuses on its way is told with the place where that was, as no bug. */
export async function namingFaults<T>(
  host: Pick<Host, "cwd" | "temp" | "home">,
  { out }: Pick<Options, "out">,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const problem = machineProblem(error, placesOf(host, out));
    throw problem === undefined ? error : new MachineFault(problem);
  }
}

/** The folders that anything is written in. */
function placesOf(
  { cwd, temp, home }: Pick<Host, "cwd" | "temp" | "home">,
  out: string | undefined,
) {
  const places: WrittenPlace[] = [
    { what: "temporary files", root: temp, instead: INSTEAD.temp },
    { what: "what is kept", root: home, instead: INSTEAD.home },
  ];
  if (out !== undefined)
    places.push({ what: "results", root: resolve(cwd, out), instead: INSTEAD.out });
  return places;
}
