import { UserError } from "../catalog/errors.ts";
import type { Inspected } from "../contract/protocol.ts";
import { withCrew } from "./crew.ts";
import { lookerOf } from "./look.ts";
import type { Workers } from "./ports.ts";

/** Has a worker look at one package: what cannot be read is the user's, what fails in the worker is ours. */
export async function examine(path: string, place: string, workers: Workers): Promise<Inspected> {
  return await withCrew({ ...workers, locate: async () => place }, async (crew) => {
    const sight = await lookerOf(crew)({ path, commit: null });
    if (sight.kind === "unseen") throw new UserError(sight.problems);
    return sight.found;
  });
}
