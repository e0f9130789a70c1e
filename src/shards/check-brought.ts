import { join, relative } from "node:path";
import { type Problem, UserError } from "../catalog/errors.ts";
import { quote } from "../catalog/quote.ts";
import type { Stamp } from "../contract/stamp.ts";
import { LAYOUT } from "../out/layout.ts";
import type { Shard } from "../plan/shards.ts";
import { listed } from "../words/lists.ts";
import type { Brought } from "./brought.ts";
import { checkStamp, type ExpectedShards } from "./check-stamp.ts";

/** Everything that is wrong with a folder that a shard may have left. */
export async function checkBrought(brought: Brought, expected: ExpectedShards): Promise<Problem[]> {
  const { files, stamps: named } = brought;
  if (files.length === 0) return [problem(brought, EMPTY)];
  if (named.length === 0) return [problem(brought, HALF)];
  const checked = await Promise.all(named.map((shard) => checkShard(brought, shard, expected)));
  const problems = checked.flatMap((one) => one.problems);
  if (problems.length > 0) return problems;
  const stamps = checked.flatMap((one) => one.stamps);
  return strangers(brought, stamps, expected.joined);
}

/** A stamp, if it can be believed, or why it cannot. */
interface Checked {
  readonly stamps: readonly Stamp[];
  readonly problems: readonly Problem[];
}

const EMPTY = "is empty: no shard has left anything here";
const HALF = "is half-written: a shard leaves its stamp last, and this one has none";

async function checkShard(
  brought: Brought,
  shard: Shard,
  expected: ExpectedShards,
): Promise<Checked> {
  try {
    const stamp = await brought.out.readStamp(shard);
    if (stamp === undefined) throw new Error(`${brought.name} has lost a stamp meanwhile`);
    const wrong = checkStamp(stamp, shard, expected) ?? (await half(brought, stamp));
    if (wrong === undefined) return { stamps: [stamp], problems: [] };
    return { stamps: [], problems: [problem(brought, wrong, LAYOUT.stamp.of(shard))] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { stamps: [], problems: error.problems.map((one) => refused(brought, one)) };
  }
}

/** Every file is there to its last byte. */
async function half({ out }: Brought, { files }: Stamp): Promise<string | undefined> {
  for (const { path, digest } of files) {
    const found = await out.digestOf(path);
    if (found === undefined) return `is half-written: there is no ${path}`;
    if (found !== digest) return `is half-written: ${path} is not what was measured`;
  }
  return undefined;
}

/** What no stamp speaks for was brought by somebody else. */
function strangers(
  brought: Brought,
  stamps: readonly Stamp[],
  joined: readonly string[],
): Problem[] {
  const known = new Set([
    ...stamps.flatMap((one) => [LAYOUT.stamp.of(one), ...one.files.map(({ path }) => path)]),
    ...joined,
  ]);
  const strange = brought.files.filter((path) => !known.has(path));
  const [first] = strange;
  if (first === undefined) return [];
  return [
    problem(brought, `is foreign: no stamp names ${listed([quote(first)], strange.length - 1)}`),
  ];
}

function problem({ name }: Brought, message: string, path = ""): Problem {
  return { message, at: { file: join(name, path) }, fix: FIX };
}

/** As the user named the folder, wherever that lies. */
function refused({ name, out }: Brought, { message, at }: Problem): Problem {
  const path = at === undefined ? "" : relative(out.root, at.file);
  return { message: `cannot be read: ${message}`, at: { ...at, file: join(name, path) }, fix: FIX };
}

const FIX =
  "Judge only what the shards of this plan uploaded; run the job of that shard again, or all jobs.";
