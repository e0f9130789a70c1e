import { allOf, describeProblem, type Problem, UserError } from "../catalog/errors.ts";
import type { Plan } from "../contract/plan.ts";
import type { Hello } from "../contract/protocol.ts";
import { withCrew } from "../measure/crew.ts";
import { greet } from "../measure/greet.ts";
import { knownIn } from "../measure/known.ts";
import { inspectionsIn, lookerOf } from "../measure/look.ts";
import { tally } from "../measure/workshop.ts";
import { bringData, locatingIn } from "../project/locate.ts";
import { prepareIn } from "../project/prepare.ts";
import { line } from "../report/node.ts";
import { renderOutlooks } from "../report/outlooks.ts";
import { plainLine } from "../report/render/terminal.ts";
import { progressFor } from "../terminal/progress-for.ts";
import { inputsOf } from "./check/inputs.ts";
import { refuseEmptySlices, refuseRecordings, seenOf } from "./check/look.ts";
import { withChances, withForegone } from "./check/outlooks.ts";
import { unmade } from "./check/recipes.ts";
import { withSees } from "./check/sees.ts";
import { describePlan } from "./describe-plan.ts";
import type { Host } from "./entry/host.ts";
import { listingIn } from "./listing.ts";
import type { Options } from "./options.ts";
import { pastOf } from "./past.ts";
import { withRemembering } from "./remembering.ts";
import { workersFor } from "./workers.ts";

/** Tells every mistake in policy, data and models, and measures nothing. */
export async function check(options: Options, host: Host): Promise<number> {
  const progress = progressFor(host.errors, host.env);
  return await withRemembering(options, host, progress, async (project, scratch, remembering) => {
    const workers = workersFor(options, host, scratch, progress);
    const list = listingIn(project, scratch, workers);
    const prepared = await prepareIn(project, options, { ...host, list });
    const { plan } = prepared;
    await allOf(
      [
        async () => refuseEmptySlices(prepared),
        async () => refuseRecordings(prepared),
        async () => await bringData(project, plan.requests),
      ],
      (look) => look(),
    );
    const ports = { ...workers, locate: locatingIn(project, scratch) };
    try {
      const { classes, inputs, worker } = await withCrew(ports, async (crew) => {
        progress.stage("Looking at the models");
        // Whether it can work is told here, so that it is asked whatever earlier runs have been told.
        const worker = await greet(crew);
        const known = knownIn(remembering.store, remembering.hashes);
        const look = lookerOf(crew, inspectionsIn(known, worker));
        const { classes, problems, fit } = await seenOf(prepared, look);
        const own = { folder: scratch, progress, tally: tally(), told: new Map() };
        const shop = { crew, known, hello: worker, ...own };
        const isQuick = options.quick === true;
        // What is wrong in one place does not keep the others: all of it is told at once.
        const [, inputs = []] = await allOf(
          [
            async () => refused(problems),
            async () => {
              progress.stage("Opening the data");
              return await inputsOf(fit, prepared, shop, look, isQuick);
            },
            async () => {
              progress.stage("Trying the conversions");
              return refused(await unmade(fit, prepared, shop, look, isQuick));
            },
          ],
          (step) => step(),
        ).catch(eachOnce);
        return { classes, inputs, worker };
      });
      progress.end();
      const past = await pastOf(project, options, host);
      const told = withForegone(withChances(plan), classes);
      const foreseen = withSees(told, past.runs.at(-1));
      host.out.write(options.json ? jsonOf(foreseen) : describeCheck(foreseen, inputs, worker));
      return 0;
    } finally {
      progress.end();
    }
  });
}

/** What is so on several targets is told once. */
function eachOnce(error: unknown): never {
  if (!(error instanceof UserError)) throw error;
  const problems = new Map(error.problems.map((one) => [describeProblem(one), one]));
  throw new UserError([...problems.values()]);
}

function refused(problems: readonly Problem[]): [] {
  if (problems.length > 0) throw new UserError(problems);
  return [];
}

/** What was found in order, and what the examples will be able to tell. */
function describeCheck(plan: Plan, inputs: readonly string[], worker: Hello): string {
  const outlooks = plan.models.flatMap(({ name, outlooks }) =>
    outlooks === undefined ? [] : [renderOutlooks(name, outlooks)],
  );
  const shown = inputs.map((one) => plainLine(line`${one}`));
  return [
    [describePlan(plan), ...shown].join("\n"),
    ...outlooks,
    `${[describeWorker(worker), ...idleTargets(plan, worker)].join("\n")}\n`,
  ].join("\n\n");
}

/** Another machine may measure by the same policy, so it is a note. */
function idleTargets({ requests }: Plan, { engines }: Hello): string[] {
  return [...new Set(requests.map(({ target }) => target))].flatMap((target) => {
    const engine = engines[target];
    if (engine === undefined || !("unavailable" in engine)) return [];
    return [
      `note: on this machine nothing is measured on ${target}: ${engine.unavailable}; ${engine.remedy}`,
    ];
  });
}

function describeWorker({ python, coremltools, onnxruntime, os }: Hello): string {
  const parts = `Python ${python}, coremltools ${coremltools}, onnxruntime ${onnxruntime}`;
  return `Policy, data and models are in order, and so is the worker: ${parts} on ${os}.`;
}

function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
