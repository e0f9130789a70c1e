import { z } from "zod";
import { Otherwise, Package } from "../contract/measurement.ts";
import { Digest } from "../contract/names.ts";
import { TargetParity } from "../contract/parity.ts";
import { Hello, Inspected } from "../contract/protocol.ts";
import { NotFinite, RangeAudit } from "../contract/range.ts";
import { FailedRecord } from "../contract/record.ts";
import { Refused } from "../contract/verbs.ts";
import type { Hashes } from "../store/hashes.ts";
import type { Shelf } from "../store/shelves.ts";
import type { Store } from "../store/store.ts";
import { treeDigest } from "./digests.ts";

/** What became of a recipe. What was refused is told with paths: it holds for a source at this one. */
export const KnownPackage = z.union([
  z.object({ tree: Digest, content: Digest, summary: Package, isSource: z.boolean() }),
  z.object({ refused: Refused, of: z.string() }),
]);
export type KnownPackage = z.infer<typeof KnownPackage>;

/** How far values reach, and what began that some are not finite, as a measurement has them. */
export const Watched = z.object({
  range: RangeAudit.exactOptional(),
  notFinite: NotFinite.exactOptional(),
});
export type Watched = z.infer<typeof Watched>;

/** Nothing where the source answers best what is shown as the policy says. */
const KnownOtherwise = z.object({ otherwise: Otherwise.nullable() });

/** The examples that were answered together, each chunk by the digests of its own. */
const Division = z.array(z.array(Digest).readonly()).readonly();

/** What a chunk's records are, before the records themselves. */
const ChunkHead = z.object({
  count: z.int().nonnegative(),
  errors: z.int().nonnegative(),
  unfinite: z.int().nonnegative(),
});

export interface KnownChunk extends z.infer<typeof ChunkHead> {
  readonly records: string;
}

/** The records of one chunk, in a file of the work folder. */
export interface ChunkFile extends z.infer<typeof ChunkHead> {
  readonly file: string;
}

/** What earlier runs found out, read by its shapes: what has another one is not known. */
export type Known = ReturnType<typeof knownIn>;

export function knownIn(store: Store, hashes: Hashes) {
  const trees = new Map<string, Promise<string | undefined>>();
  return {
    store,
    hashes,
    /** Digest of the files of a package that stays as it is while a run lasts; undefined where it is of no use. */
    treeOf(place: string): Promise<string | undefined> {
      const tree =
        trees.get(place) ?? (store.keeps ? treeDigest(place, hashes) : Promise.resolve(undefined));
      trees.set(place, tree);
      return tree;
    },
    engines: shelf(store, "engines", Hello),
    inspections: shelf(store, "inspections", Inspected),
    fits: shelf(store, "fits", z.literal(true)),
    packages: shelf(store, "packages", KnownPackage),
    watches: shelf(store, "watches", Watched),
    parities: shelf(store, "parities", TargetParity),
    otherwise: shelf(store, "watches", KnownOtherwise),
    divisions: shelf(store, "divisions", Division),
    chunks: {
      async read(key: string): Promise<KnownChunk | undefined> {
        const text = (await store.read("chunks", key)) ?? "";
        const end = text.indexOf("\n");
        const head = ChunkHead.safeParse(parsed(text.slice(0, end)));
        return head.success ? { ...head.data, records: text.slice(end + 1) } : undefined;
      },
      /** Some lines of a chunk; undefined where it has not as many, or its head tells what may be of others. */
      async among(
        key: string,
        lines: readonly number[],
        of: number,
      ): Promise<KnownChunk | undefined> {
        const found = await this.read(key);
        if (found === undefined || found.unfinite > 0) return;
        const all = found.records.split("\n").slice(0, -1);
        if (all.length !== of || found.count !== of) return;
        const some = lines.map((at) => all[at] ?? "");
        const errors = found.errors === 0 ? 0 : some.filter(isFailed).length;
        return { count: lines.length, errors, unfinite: 0, records: `${some.join("\n")}\n` };
      },
      async keep(key: string, { records, ...head }: KnownChunk): Promise<void> {
        await store.keep("chunks", key, `${JSON.stringify(head)}\n${records}`);
      },
    },
  };
}

function shelf<Shape extends z.ZodType>(store: Store, name: Shelf, shape: Shape) {
  return {
    async read(key: string): Promise<z.infer<Shape> | undefined> {
      const text = await store.read(name, key);
      const read = text === undefined ? undefined : shape.safeParse(parsed(text));
      return read?.success ? read.data : undefined;
    },
    keep: (key: string, value: z.infer<Shape>) => store.keep(name, key, JSON.stringify(value)),
  };
}

function isFailed(record: string): boolean {
  return FailedRecord.safeParse(parsed(record)).success;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
