import { readFile, writeFile } from "node:fs/promises";
import { UserError } from "../catalog/errors.ts";
import { REFERENCE } from "../contract/names.ts";
import type { Plan, PlannedRequest } from "../contract/plan.ts";
import type { StopRule } from "../judge/early/course.ts";
import { rowsWanting, whole } from "../judge/early/cut.ts";
import { Following } from "../judge/early/may-stop.ts";
import { stopRulesFor } from "../judge/early/rules.ts";
import { needsReference, turnsOf } from "../judge/early/turns.ts";
import { entryOf } from "../policy/entry-of.ts";
import { readPolicies } from "../policy/read.ts";
import type { Truth } from "../samples/truth.ts";
import { drawn } from "../statistics/drawn.ts";
import { readableTask } from "../tasks/tasks.ts";
import { limitName } from "../words/limits.ts";
import { placesIn } from "./divide.ts";
import type { Examples } from "./examples.ts";
import { linesIn, reading } from "./reading.ts";
import { isStopped, stopFile, type Way } from "./ways.ts";

/** Looks at what lanes have answered by now, and stops those of which all variants are proven to fail. */
export type Follow = (ways: readonly Way[]) => Promise<void>;

/** Examples whose answers may stop a variant. */
export interface FollowedExamples extends Examples {
  readonly follow?: Follow;
}

/**
 * Nothing where no variant of the request may be stopped before its last example. In whatever chunks answers come, they
 * are gone through in the order in which the examples are drawn, as far as there is none lacking.
 */
export function followerOf(plan: Plan, request: PlannedRequest, truth: Truth): Follow | undefined {
  const ruled = rulesIn(plan, request);
  if (ruled === undefined) return;
  const order = drawn(truth.samples.map(({ id }) => id));
  const rowOf = new Map(truth.samples.map(({ id }, row) => [id, row]));
  const followed = new Map<string, Followed>();

  return async (ways) => {
    const reference = ways.find(({ lane }) => lane.variants.includes(ruled.reference));
    for (const way of ways) {
      if (way.lost !== undefined || isStopped(way)) continue;
      const one = followed.get(way.lane.key) ?? begin(way, ruled.rules, order.length);
      followed.set(way.lane.key, one);
      if (one.variants.length === 0) continue;
      await look(one, way, reference);
      goOn(one);
      await stop(one, way);
    }
  };

  /** What every chunk says that was not looked at. */
  async function look(one: Followed, way: Way, reference: Way | undefined): Promise<void> {
    const needed = one.variants.some(({ rules }) => rules.some(needsReference));
    for (const [at, own] of way.chunks.entries()) {
      const theirs = needed ? reference?.chunks[at] : undefined;
      if (own === undefined || one.looked.has(at) || (needed && theirs === undefined)) continue;
      one.looked.add(at);
      await take(one, placesIn(way.lane.rows[at] ?? []), own.file, theirs?.file);
    }
  }

  async function take(
    one: Followed,
    rows: readonly number[],
    own: string,
    theirs: string | undefined,
  ): Promise<void> {
    for (const row of rows) one.turns[row] = "wanting";
    const samples = rows.flatMap((row) => truth.samples[row] ?? []);
    const joined = await readableTask(request.task)?.join(reading(samples));
    const columnsIn = async (file: string) =>
      await joined?.records(reading(linesIn(await readFile(file, "utf8")).map(parsed)));
    const answers = await columnsIn(own);
    const reference = (theirs && (await columnsIn(theirs))) || { unmeasured: "nobody looks at it" };
    const wanting = answers && rowsWanting([answers, ...(theirs ? [reference] : [])]);
    if (answers === undefined || wanting === undefined) return;
    const each = one.variants.map(({ rules }) =>
      rules.map((rule) => turnsOf(rule, whole(answers), whole(reference))),
    );
    for (const [place, id] of answers.samples.ids.entries()) {
      const row = rowOf.get(id);
      const turns = each.map((rules) => rules.flatMap((told) => told?.[place] ?? []));
      const isTold = turns.every((told, at) => told.length === each[at]?.length);
      if (row !== undefined && isTold && !wanting.has(place)) one.turns[row] = turns;
    }
  }

  function goOn(one: Followed): void {
    for (; one.next < order.length; one.next += 1) {
      const turns = one.turns[order[one.next] ?? 0];
      // Where something is wrong with an answer, nothing behind it stops anything.
      if (turns === undefined || turns === "wanting") return;
      for (const [at, { following }] of one.variants.entries()) following.take(turns[at] ?? []);
    }
  }

  async function stop({ variants }: Followed, way: Way): Promise<void> {
    for (const { name, following } of variants) {
      const { stop } = following;
      if (stop === undefined || way.stops.has(name)) continue;
      const proven = stop.found.find(({ proof }) => proof !== undefined);
      const by = proven === undefined ? "" : limitName(proven.rule.limit);
      const rows = order.slice(0, stop.after).sort((a, b) => a - b);
      way.stops.set(name, { after: stop.after, of: stop.of, by, rows });
    }
    if (isStopped(way)) await writeFile(stopFile(way), "");
  }
}

/** A lane's variants that may stop, what became of each row by each of their rules, and how far that was gone through. */
interface Followed {
  readonly variants: readonly {
    readonly name: string;
    readonly rules: readonly StopRule[];
    readonly following: Following;
  }[];
  readonly looked: Set<number>;
  readonly turns: (readonly (readonly number[])[] | "wanting" | undefined)[];
  next: number;
}

function begin(way: Way, rulesFor: (name: string) => readonly StopRule[], of: number): Followed {
  const variants = way.lane.variants.flatMap((name) => {
    const rules = rulesFor(name);
    return rules.length === 0 ? [] : [{ name, rules, following: new Following(rules, of) }];
  });
  return { variants, looked: new Set(), turns: [], next: 0 };
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
