import { UserError } from "../catalog/errors.ts";
import type { Inspected } from "../contract/protocol.ts";
import { crewOf } from "./crew.ts";
import { lookerOf } from "./look.ts";
import { placesOf } from "./places.ts";
import type { Ports } from "./ports.ts";

/** Has a worker look at one package: what cannot be read is the user's, what fails in the worker is ours. */
export async function examine(
  path: string,
  place: string,
  ports: Pick<Ports, "openWorker" | "signal">,
): Promise<Inspected> {
  const places = placesOf(async () => place);
  // A worker that only looks writes nothing that would have to be swept up.
  const crew = crewOf({ ...ports, out: { sweep: async () => {} } }, places);
  try {
    const sight = await lookerOf(crew, places.locate)({ path, commit: null });
    if (sight.kind === "unseen") throw new UserError(sight.problems);
    return sight.found;
  } finally {
    await crew.dismiss();
  }
}
