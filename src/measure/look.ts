import { type Problem, UserError } from "../catalog/errors.ts";
import type { At } from "../contract/plan.ts";
import { Inspected } from "../contract/protocol.ts";
import { type Answer, describeDeath } from "../worker/answer.ts";
import type { Crew } from "./crew.ts";

/** What a package is, or why nobody can say. */
export type PackageLook =
  | { readonly kind: "seen"; readonly found: Inspected }
  | { readonly kind: "unseen"; readonly problems: readonly Problem[] };

/** Has the worker look at packages, each once. */
export function lookerOf(crew: Crew): (at: At) => Promise<PackageLook> {
  const seen = new Map<string, PackageLook>();
  return async (at) => {
    const path = await crew.locate(at).catch(problemsOf);
    if (typeof path !== "string") return { kind: "unseen", problems: path };
    const sight = seen.get(path) ?? sightOf(await crew.ask({ do: "inspect", package: path }), at);
    seen.set(path, sight);
    return sight;
  };
}

/** Such as a Git LFS object that cannot be fetched: at the base that is no reason to end the run. */
function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof UserError) return error.problems;
  throw error;
}

function sightOf(answer: Answer, { path }: At): PackageLook {
  switch (answer.kind) {
    case "death":
      return unseen(path, `cannot be read: ${describeDeath(answer)}`);
    case "error":
      if (answer.error !== "bug") return unseen(path, answer.message);
      throw new Error([`cannot inspect ${path}: ${answer.message}`, ...answer.stderr].join("\n"));
    case "result":
      return { kind: "seen", found: Inspected.parse(answer.value) };
    default:
      return answer satisfies never;
  }
}

/** A message may begin with the package, or the very file inside it, that it is about. */
function unseen(package_: string, message: string): PackageLook {
  const [where = "", ...rest] = message.split(": ");
  const named = where === package_ || where.startsWith(`${package_}/`);
  const problem =
    named && rest.length > 0
      ? { message: rest.join(": "), at: { file: where } }
      : { message, at: { file: package_ } };
  return { kind: "unseen", problems: [problem] };
}
