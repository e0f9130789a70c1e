import { describeProblem, UserError } from "../catalog/errors.ts";
import { TARGETS, type Target } from "../catalog/targets.ts";
import type {
  CheckedProgram,
  DiagnosedTarget,
  Diagnosis,
  Measurable,
} from "../contract/diagnosis.ts";
import type { EngineFound, Hello } from "../contract/protocol.ts";
import { CheckupResult, type Conditions } from "../contract/times.ts";
import { CheckupItem } from "../contract/verbs.ts";
import type { Progress } from "../terminal/progress.ts";
import { whyUnanswered } from "../worker/answer.ts";
import { disturbances, informsOnly } from "./conditions.ts";
import { type Crew, narrate, withCrew } from "./crew.ts";
import { greet } from "./greet.ts";
import type { Workers } from "./ports.ts";

/** What is run on Core ML and on the portable engine besides the worker's own programs: packages by name. */
export interface Checked {
  readonly packages: Readonly<Record<string, string>>;
  readonly progress: Progress;
}

/** Asks a machine what it can measure; on a Mac, also whether Core ML agrees with the portable engine. */
export async function diagnose(workers: Workers, checked: Checked): Promise<Diagnosis> {
  const ports = { ...workers, locate: async () => "" };
  try {
    return await withCrew(ports, async (crew) => {
      const hello = await greet(
        crew,
        NAMED.map(({ name }) => name),
      );
      return await examined(crew, hello, checked);
    });
  } catch (error) {
    workers.signal?.throwIfAborted();
    if (!(error instanceof UserError)) throw error;
    const problem = error.problems.map(describeProblem).join("; ");
    const targets = NAMED.map((target) => ({
      ...saidOf(target),
      ...{ usable: false, why: problem, measures: [] },
    }));
    return { schema: 1, problem, targets, programs: [], sound: false };
  }
}

/** What `auto` runs on is one of the others. */
const NAMED = TARGETS.filter(({ name }) => name !== "auto");

/** The one that Core ML is held against. */
const PORTABLE = "portable";

/** Any of these programs takes a hundredth of it. */
const PATIENCE = { silentMs: 90_000 } as const;

async function examined(crew: Crew, hello: Hello, checked: Checked): Promise<Diagnosis> {
  const programs: CheckedProgram[] = [];
  let conditions: Conditions | undefined;
  for (const { name } of NAMED) {
    const engine = hello.engines[name];
    if (name === PORTABLE || engine === undefined || "unavailable" in engine) continue;
    checked.progress.stage(`${name} beside the portable engine`);
    const found = await checkUp(crew, name, checked);
    programs.push(...found.programs);
    conditions ??= found.conditions;
  }
  checked.progress.end();
  const { os, chip, python, coremltools } = hello;
  const targets = NAMED.map((target) => diagnosed(target, hello, conditions));
  return {
    schema: 1,
    machine: { os, chip, python, coremltools },
    targets,
    programs,
    ...(conditions && { conditions }),
    sound:
      targets.some(({ usable }) => usable) && programs.every(({ state }) => state === "agrees"),
  };
}

/** All programs on one target; one that kills the worker, or never ends, has failed, and a fresh one goes on behind it. */
async function checkUp(crew: Crew, target: string, { packages, progress }: Checked) {
  const programs: CheckedProgram[] = [];
  for (;;) {
    let at: string | undefined;
    const tell = narrate(progress, (item) => {
      const read = CheckupItem.safeParse(item);
      if (read.success) programs.push(programOf(target, read.data));
    });
    const skip = programs.map(({ program }) => program);
    const request = { do: "checkup" as const, engine: target, packages: { ...packages }, skip };
    const answer = await crew.ask(
      request,
      (event) => {
        if (event.event === "progress") at = event.key ?? at;
        tell(event);
      },
      PATIENCE,
    );
    if (answer.kind === "result") {
      const { programs: all, conditions } = CheckupResult.parse(answer.value);
      const untold = all - programs.length;
      const why = `the worker told nothing of ${untold} of its ${all} programs`;
      if (untold > 0) programs.push({ target, program: "all", state: "failed", why });
      return { programs, conditions };
    }
    const why = whyUnanswered(answer);
    const program = at ?? "all";
    const isNew = programs.every((one) => one.program !== program);
    programs.push({ target, program, state: "failed", why });
    if (answer.kind === "error" || at === undefined || !isNew)
      return { programs, conditions: undefined };
  }
}

function programOf(target: string, item: CheckupItem): CheckedProgram {
  const { program } = item;
  if ("failed" in item) return { target, program, state: "failed", why: item.failed };
  if ("agrees" in item) return { target, program, state: "agrees", far: item.agrees.far };
  return { target, program, state: "differs", ...item.differs };
}

function saidOf({ name, says }: Target) {
  return { target: name, says };
}

function diagnosed(target: Target, hello: Hello, now: Conditions | undefined): DiagnosedTarget {
  const engine = hello.engines[target.name];
  const about = saidOf(target);
  if (engine === undefined)
    return { ...about, usable: false, why: "no engine of this worker runs it", measures: [] };
  if ("unavailable" in engine) {
    const { unavailable: why, remedy } = engine;
    return { ...about, usable: false, why, remedy, measures: [] };
  }
  const { caution } = engine;
  return {
    ...{ ...about, usable: true },
    ...(caution !== undefined && { caution }),
    measures: measuresOf(engine, now),
  };
}

function measuresOf(engine: EngineFound, now: Conditions | undefined): Measurable[] {
  return [
    { what: "answers", can: "yes" },
    engine.placement
      ? { what: "placement", can: "yes" }
      : { what: "placement", can: "no", why: "it runs on one device" },
    timesOf(engine, now),
  ];
}

function timesOf({ time }: EngineFound, now: Conditions | undefined): Measurable {
  const times = (can: Measurable["can"], why?: string): Measurable => ({
    ...{ what: "times", can },
    ...(why !== undefined && { why }),
  });
  if (!time) return times("no", "its times say nothing about a device");
  if (now === undefined) return times("not now", "nobody could tell what else this Mac does");
  const informs = informsOnly({ before: now, after: now });
  if (informs !== undefined) return times("informs", informs);
  const disturbed = disturbances(now);
  return disturbed.length === 0 ? times("yes") : times("not now", disturbed.join("; "));
}
