import { keyOf } from "./digests.ts";
import type { Rows } from "./divide.ts";
import type { Examples } from "./examples.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { Packages } from "./packages.ts";
import type { Placed } from "./placed.ts";
import type { Workshop } from "./workshop.ts";

/** One model's way through an evaluation. Variants whose answers must all be equal have one in common. */
export interface Lane {
  /** The first of its variants: the worker calls it so. */
  readonly name: string;
  readonly variants: readonly string[];
  /** Over all that answers depend on but the examples. */
  readonly key: string;
  /** The same without what it is given of others: by which others are given of it. */
  readonly unaided: string;
  /** Of each chunk of examples, the key of its records, and which examples it has. */
  readonly chunks: readonly string[];
  readonly rows: readonly Rows[];
  /** Of each, where its records may be kept among others. */
  readonly among: readonly (Among | undefined)[];
}

/** Records that lie among others: under which key, as which lines, of how many. */
export interface Among {
  readonly key: string;
  readonly lines: readonly number[];
  readonly of: number;
}

/** What a lane of another request leaves beside its records, for lanes that are given it. */
export interface Given {
  /** The name that the task of the lanes has for it, and the one under which it is left. */
  readonly name: string;
  readonly extra: string;
  /** Of the lane that leaves it, the key: whoever is given it depends on that. */
  readonly lane: string;
  /** Where it lies; made when it is asked for first, undefined where that failed, which has been said. */
  readonly file: () => Promise<string | undefined>;
}

/** The lanes of all variants that there is a package of, in the order of their first. */
export function lanesOf(
  packages: Packages,
  examples: Examples,
  placed: Placed,
  { hello }: Workshop,
  given: readonly Pick<Given, "name" | "lane">[],
): Lane[] {
  const { task, target, options, ahead } = placed.planned;
  const alone = {
    // Examples are made for what the source takes.
    source: placed.source.content,
    on: fingerprintOf(target, hello),
    // With the libraries that decode.
    toolchain: hello.toolchain,
    task,
    options,
    data: examples.data,
    // Records that tell of a comparison depend on what is compared with.
    ...(ahead !== undefined && { ahead: contentOf(packages, ahead) }),
  };
  const shared = {
    ...alone,
    ...(given.length > 0 && { given: given.map(({ name, lane }) => [name, lane]) }),
  };
  const variants = new Map<string, string[]>();
  const unaided = new Map<string, string>();
  for (const [name, one] of packages) {
    if (one.kind !== "made") continue;
    const key = keyOf("lane", { ...shared, model: one.content });
    variants.set(key, [...(variants.get(key) ?? []), name]);
    unaided.set(key, keyOf("lane", { ...alone, model: one.content }));
  }
  return [...variants].map(([key, [name = "", ...others]]) => ({
    name,
    variants: [name, ...others],
    key,
    unaided: unaided.get(key) ?? key,
    chunks: examples.chunks.map(({ digest }) => chunkKey(key, digest)),
    rows: examples.chunks.map(({ rows }) => rows),
    among: examples.chunks.map(
      ({ from }) => from && { key: chunkKey(key, from.digest), lines: from.lines, of: from.of },
    ),
  }));
}

function chunkKey(lane: string, chunk: string): string {
  return keyOf("chunk", { lane, chunk });
}

function contentOf(packages: Packages, name: string): string | null {
  const one = packages.get(name);
  return one?.kind === "made" ? one.content : null;
}
