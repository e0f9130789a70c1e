import { describeProblem, UserError } from "../catalog/errors.ts";
import type { Plan } from "../contract/plan.ts";
import { Hello } from "../contract/protocol.ts";
import { type Crew, crewOf } from "../measure/crew.ts";
import { placesOf } from "../measure/places.ts";
import { survey } from "../measure/survey.ts";
import { outFolder } from "../out/out-folder.ts";
import { checkSlices } from "../plan/check-slices.ts";
import { entryOf } from "../policy/entry-of.ts";
import { readPolicy } from "../policy/read.ts";
import { bringData } from "../project/locate.ts";
import { type Prepared, prepareIn } from "../project/prepare.ts";
import { renderOutlooks } from "../report/outlooks.ts";
import { progressFor } from "../terminal/progress-for.ts";
import { describeDeath } from "../worker/answer.ts";
import { withChances, withForegone } from "./check/outlooks.ts";
import { describePlan } from "./describe-plan.ts";
import type { Host } from "./entry/host.ts";
import { workerPython } from "./interpreter.ts";
import { portsOf, truthsIn } from "./measuring.ts";
import type { Options } from "./options.ts";
import { withProject } from "./with-project.ts";

/** Tells every mistake in policy, data and models, and measures nothing. */
export async function check(options: Options, host: Host): Promise<number> {
  const progress = progressFor(host.errors, host.env);
  return await withProject(host, async (project, scratch) => {
    const { plan, truths } = await prepareIn(project, options, host);
    refuseEmptySlices(plan, truths);
    await bringData(project, plan.requests);
    const python = await workerPython(options, host, progress);
    const ports = portsOf(
      { project, scratch, python, progress, truthOf: truthsIn(truths), out: outFolder(scratch) },
      host,
    );
    const places = placesOf(ports.locate);
    const crew = crewOf(ports, places);
    try {
      progress.stage("Looking at the models");
      const classes = new Map<string, number>();
      const looking = { ...ports, locate: places.locate };
      const unfit = await survey(
        plan.requests,
        crew,
        looking,
        ({ model, side }, { classes: named, classCount }) => {
          const count = named?.length ?? classCount;
          if (side === "head" && count !== null) classes.set(model, count);
        },
      );
      refuseUnfit(unfit);
      const worker = await greet(crew);
      progress.end();
      const foreseen = withForegone(withChances(plan), classes);
      host.out.write(options.json ? jsonOf(foreseen) : describeCheck(foreseen, worker));
      return 0;
    } finally {
      progress.end();
      await crew.dismiss();
    }
  });
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
function refuseEmptySlices({ models, policies }: Plan, truths: Prepared["truths"]): void {
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
