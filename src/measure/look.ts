import type { Problem } from "../catalog/errors.ts";
import type { At } from "../contract/plan.ts";
import { Inspected } from "../contract/protocol.ts";
import { type Answer, describeDeath } from "../worker/answer.ts";
import type { Crew } from "./crew.ts";
import type { Ports } from "./ports.ts";

/** What a package is, or why nobody can say. */
export type Sight =
  | { readonly kind: "seen"; readonly found: Inspected }
  | { readonly kind: "unseen"; readonly problem: Problem };

/** Has the worker look at packages, each once. */
export function lookerOf(crew: Crew, locate: Ports["locate"]): (at: At) => Promise<Sight> {
  const seen = new Map<string, Sight>();
  return async (at) => {
    const path = await locate(at);
    const sight = seen.get(path) ?? sightOf(await crew.ask({ do: "inspect", package: path }), at);
    seen.set(path, sight);
    return sight;
  };
}

function sightOf(answer: Answer, { path }: At): Sight {
  const unseen = (message: string): Sight => ({
    kind: "unseen",
    problem: { message, at: { file: path } },
  });
  switch (answer.kind) {
    case "death":
      return unseen(`cannot be read: ${describeDeath(answer)}`);
    case "error":
      return unseen(answer.message);
    case "result": {
      const found = Inspected.safeParse(answer.value);
      return found.success
        ? { kind: "seen", found: found.data }
        : unseen("cannot be read: the worker's answer is no inspection");
    }
    default:
      return answer satisfies never;
  }
}
