import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../catalog/errors.ts";
import { REFERENCE } from "../contract/names.ts";
import type { Plan, PlannedRequest } from "../contract/plan.ts";
import type { StopRule } from "../judge/early/course.ts";
import { inTurn, rowsWanting, whole } from "../judge/early/cut.ts";
import { Following } from "../judge/early/may-stop.ts";
import { stopRulesFor } from "../judge/early/rules.ts";
import { needsReference, turnsOf } from "../judge/early/turns.ts";
import { entryOf } from "../policy/entry-of.ts";
import { readPolicies } from "../policy/read.ts";
import type { Truth } from "../samples/truth.ts";
import { drawn } from "../statistics/drawn.ts";
import { readableTask } from "../tasks/tasks.ts";
import { limitName } from "../words/limits.ts";
import type { Chunk, Examples } from "./examples.ts";
import { linesIn, reading } from "./reading.ts";
import { isStopped, type Way } from "./ways.ts";

/** Looks at what lanes have answered by now, and stops those of which all variants are proven to fail. */
export type Follow = (ways: readonly Way[]) => Promise<void>;

/** Examples whose answers may stop a variant. */
export interface FollowedExamples extends Examples {
  readonly follow?: Follow;
}

/** The file that tells a worker that nobody needs more of a lane. */
export function stopFile({ folder }: Pick<Way, "folder">): string {
  return join(folder, "stop");
}

/** Nothing where no variant of the request may be stopped before its last example. */
export function followerOf(
  plan: Plan,
  request: PlannedRequest,
  truth: Truth,
  chunks: readonly Chunk[],
): Follow | undefined {
  const ruled = rulesIn(plan, request);
  if (ruled === undefined) return;
  const order = drawn(truth.samples.map(({ id }) => id));
  const followed = new Map<string, Followed>();

  return async (ways) => {
    const reference = ways.find(({ lane }) => lane.variants.includes(ruled.reference));
    for (const way of ways) {
      if (way.lost !== undefined || isStopped(way)) continue;
      const one = followed.get(way.lane.key) ?? begin(way, ruled.rules, order.length);
      followed.set(way.lane.key, one);
      if (one.variants.length > 0) await go(one, way, reference);
    }
  };

  async function go(one: Followed, way: Way, reference: Way | undefined): Promise<void> {
    const needed = one.variants.some(({ rules }) => rules.some(needsReference));
    for (; !one.isBlocked && one.next < chunks.length; one.next += 1) {
      const [own, theirs] = [way.chunks[one.next], reference?.chunks[one.next]];
      if (own === undefined || (needed && theirs === undefined)) return;
      await take(one, own.file, needed ? theirs?.file : undefined, chunks[one.next]);
      for (const { name, following } of one.variants) {
        const { stop } = following;
        if (stop === undefined || way.stops.has(name)) continue;
        const proven = stop.found.find(({ proof }) => proof !== undefined);
        const by = proven === undefined ? "" : limitName(proven.rule.limit);
        const rows = order.slice(0, stop.after).sort((a, b) => a - b);
        way.stops.set(name, { after: stop.after, of: stop.of, by, rows });
      }
      if (isStopped(way)) return await writeFile(stopFile(way), "");
    }
  }

  /** The answers to one chunk, example by example as they were drawn, up to the first that something is wrong with. */
  async function take(
    one: Followed,
    own: string,
    theirs: string | undefined,
    chunk: Chunk | undefined,
  ): Promise<void> {
    const samples = (chunk?.rows ?? []).flatMap(([from, end]) => truth.samples.slice(from, end));
    const joined = await readableTask(request.task)?.join(reading(samples));
    const columnsIn = async (file: string) =>
      await joined?.records(reading(linesIn(await readFile(file, "utf8")).map(parsed)));
    const answers = await columnsIn(own);
    const reference =
      theirs === undefined
        ? { unmeasured: "nobody looks at it" }
        : ((await columnsIn(theirs)) ?? { unmeasured: "it is not read" });
    const wanting = answers && rowsWanting([answers, ...(theirs === undefined ? [] : [reference])]);
    if (answers === undefined || wanting === undefined) return block(one);
    const rows = drawn(answers.samples.ids);
    for (const { rules, following } of one.variants) {
      const turns = rules.flatMap((rule) => turnsOf(rule, whole(answers), whole(reference)) ?? []);
      if (turns.length < rules.length) return block(one);
      for (const each of inTurn(rows, turns, wanting)) following.take(each);
    }
    if (wanting.size > 0) block(one);
  }
}

/** A lane's variants that may stop, and how far they were looked at. */
interface Followed {
  readonly variants: readonly {
    readonly name: string;
    readonly rules: readonly StopRule[];
    readonly following: Following;
  }[];
  next: number;
  isBlocked: boolean;
}

function begin(way: Way, rulesFor: (name: string) => readonly StopRule[], of: number): Followed {
  const variants = way.lane.variants.flatMap((name) => {
    const rules = rulesFor(name);
    return rules.length === 0 ? [] : [{ name, rules, following: new Following(rules, of) }];
  });
  return { variants, next: 0, isBlocked: false };
}

/** Where something is wrong with an answer, nothing behind it stops anything. */
function block(one: Followed): void {
  one.isBlocked = true;
}

/** What is no JSON is no record, and is told when all are read. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** By the plan's own policies. What cannot be read is told when it is judged, and stops nothing here. */
function rulesIn(plan: Plan, { model: name, side, target, variants }: PlannedRequest) {
  const planned = plan.models.find((one) => one.name === name);
  if (side !== "head" || planned === undefined) return;
  try {
    const policy = readPolicies(plan.policies)[planned.policy];
    const model = policy && entryOf(policy, planned);
    if (policy === undefined || model === undefined) return;
    const stops = stopRulesFor({ plan, policy, planned, model });
    if (variants.every((variant) => stops(variant.name, target).length === 0)) return;
    const reference = model.reference === "source" ? REFERENCE : model.reference;
    return { reference, rules: (variant: string) => stops(variant, target) };
  } catch (error) {
    if (error instanceof UserError) return;
    throw error;
  }
}
