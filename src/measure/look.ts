import { type Problem, UserError } from "../catalog/errors.ts";
import type { At } from "../contract/plan.ts";
import { type Hello, Inspected } from "../contract/protocol.ts";
import { type Answer, describeDeath } from "../worker/answer.ts";
import type { Crew } from "./crew.ts";
import { keyOf } from "./digests.ts";
import type { Known } from "./known.ts";

/** What a package is, or why nobody can say. */
export type PackageLook =
  | { readonly kind: "seen"; readonly found: Inspected }
  | { readonly kind: "unseen"; readonly problems: readonly Problem[] };

export type Look = (at: At) => Promise<PackageLook>;

/** What is known of packages at some places already. */
export interface Inspections {
  read(place: string): Promise<Inspected | undefined>;
  keep(place: string, found: Inspected): Promise<void>;
}

/** What is known of packages by their files. */
export function inspectionsIn(
  { treeOf, inspections }: Known,
  hello: Pick<Hello, "evaluator" | "toolchain">,
): Inspections {
  const { evaluator, toolchain } = hello;
  const keyAt = async (place: string) => {
    const tree = await treeOf(place);
    return tree === undefined ? undefined : keyOf("inspection", { tree, evaluator, toolchain });
  };
  return {
    async read(place) {
      const key = await keyAt(place);
      return key === undefined ? undefined : await inspections.read(key);
    },
    async keep(place, found) {
      const key = await keyAt(place);
      if (key !== undefined) await inspections.keep(key, found);
    },
  };
}

/** Has the worker look at packages, each once, as far as it is not known what they are. */
export function lookerOf(crew: Crew, known?: Inspections): Look {
  const seen = new Map<string, PackageLook>();

  async function lookAt(place: string, at: At): Promise<PackageLook> {
    const found = await known?.read(place);
    if (found !== undefined) return { kind: "seen", found };
    const sight = sightOf(await crew.ask({ do: "inspect", package: place }), at);
    if (sight.kind === "seen") await known?.keep(place, sight.found);
    return sight;
  }

  return async (at) => {
    const place = await crew.locate(at).catch(problemsOf);
    if (typeof place !== "string") return { kind: "unseen", problems: place };
    const sight = seen.get(place) ?? (await lookAt(place, at));
    seen.set(place, sight);
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
