import { describeProblem, UserError } from "../catalog/errors.ts";
import type { Plan } from "../contract/plan.ts";
import { Hello } from "../contract/protocol.ts";
import { type Crew, withCrew } from "../measure/crew.ts";
import { type Seeing, survey } from "../measure/survey.ts";
import { checkSlices } from "../plan/check-slices.ts";
import { entryOf } from "../policy/entry-of.ts";
import { readPolicy } from "../policy/read.ts";
import { bringData, locatingIn } from "../project/locate.ts";
import { type Prepared, prepareIn, truthsIn } from "../project/prepare.ts";
import { renderOutlooks } from "../report/outlooks.ts";
import { progressFor } from "../terminal/progress-for.ts";
import { describeDeath } from "../worker/answer.ts";
import { withChances, withForegone } from "./check/outlooks.ts";
import { describePlan } from "./describe-plan.ts";
import type { Host } from "./entry/host.ts";
import type { Options } from "./options.ts";
import { withProject } from "./with-project.ts";
import { workersFor } from "./workers.ts";

/** Tells every mistake in policy, data and models, and measures nothing. */
export async function check(options: Options, host: Host): Promise<number> {
  const progress = progressFor(host.errors, host.env);
  return await withProject(host, async (project, scratch) => {
    const prepared = await prepareIn(project, options, host);
    const { plan } = prepared;
    refuseEmptySlices(prepared);
    await bringData(project, plan.requests);
    const workers = await workersFor(options, host, scratch, progress);
    const ports = { ...workers, locate: locatingIn(project, scratch) };
    try {
      const { classes, worker } = await withCrew(ports, async (crew) => {
        progress.stage("Looking at the models");
        const classes = await classesOf(prepared, crew);
        return { classes, worker: await greet(crew) };
      });
      progress.end();
      const foreseen = withForegone(withChances(plan), classes);
      host.out.write(options.json ? jsonOf(foreseen) : describeCheck(foreseen, worker));
      return 0;
    } finally {
      progress.end();
    }
  });
}

/** How many classes each model has at the head, once every package has been looked at. */
async function classesOf(prepared: Prepared, crew: Crew): Promise<Map<string, number>> {
  const classes = new Map<string, number>();
  const told: Seeing = ({ model, side }, { classes: named, classCount }) => {
    const count = named?.length ?? classCount;
    if (side === "head" && count !== null) classes.set(model, count);
  };
  refuseUnfit(await survey(prepared.plan.requests, crew, truthsIn(prepared), told));
  return classes;
}

/** Packages made by hand that a run would call unmeasured, each time. */
function refuseUnfit(found: Awaited<ReturnType<typeof survey>>): void {
  const heads = [...found].filter(([{ side }]) => side === "head");
  const problems = new Map(
    heads.flatMap(([, unfit]) => [...unfit.values()].map((one) => [describeProblem(one), one])),
  );
  if (problems.size > 0) throw new UserError([...problems.values()]);
}

/** A run would call them unmeasured, each time. */
function refuseEmptySlices({ plan, truths }: Prepared): void {
  const { models, policies } = plan;
  const problems = models.flatMap((planned) => {
    const [found, source] = [truths.get(planned.name), policies[planned.policy]];
    if (found === undefined || source === undefined) return [];
    const model = entryOf(readPolicy(source.text, source.path), planned);
    return model === undefined ? [] : checkSlices(model, found, source.path);
  });
  if (problems.length > 0) throw new UserError(problems);
}

/** Whether the worker's own parts are whole, which nothing else here asks of them. */
async function greet(crew: Crew): Promise<Hello> {
  const answer = await crew.ask({ do: "hello" });
  if (answer.kind === "result") return Hello.parse(answer.value);
  const why = answer.kind === "death" ? describeDeath(answer) : answer.message;
  throw new UserError({ message: `the worker cannot work: ${why}` });
}

function describeCheck(plan: Plan, worker: Hello): string {
  const outlooks = plan.models.flatMap(({ name, outlooks }) =>
    outlooks === undefined ? [] : [renderOutlooks(name, outlooks)],
  );
  return [describePlan(plan), ...outlooks, `${describe(worker)}\n`].join("\n\n");
}

function describe({ python, coremltools, onnxruntime, os }: Hello): string {
  const parts = `Python ${python}, coremltools ${coremltools}, onnxruntime ${onnxruntime}`;
  return `Policy, data and models are in order, and so is the worker: ${parts} on ${os}.`;
}

function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
