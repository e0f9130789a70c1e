import { join } from "node:path";
import { EXIT_STATUS } from "../catalog/states.ts";
import { verdictOn } from "../judge/judge.ts";
import { measurePlan } from "../measure/measure.ts";
import { outFolder } from "../out/out-folder.ts";
import { readPolicies } from "../policy/read.ts";
import { locatingIn } from "../project/locate.ts";
import { prepareIn, truthsIn, writePrepared } from "../project/prepare.ts";
import { line, marked } from "../report/node.ts";
import { plainLine } from "../report/render/terminal.ts";
import { NO_STORE } from "../store/store.ts";
import { progressFor } from "../terminal/progress-for.ts";
import type { Host } from "./entry/host.ts";
import { readEvidence } from "./judging/evidence.ts";
import { listingIn } from "./listing.ts";
import type { Options } from "./options.ts";
import { describeSelfTest } from "./selftest/describe.ts";
import { resultFor, type SelfTestResult } from "./selftest/result.ts";
import { type UnderTest, underTest } from "./selftest/under-test.ts";
import { withProject } from "./with-project.ts";
import { workersFor } from "./workers.ts";

/** Tries the gate on the team's own model: it must let it pass as it is, and stop it when it is damaged. */
export async function selftest(options: Options, host: Host): Promise<number> {
  const progress = progressFor(host.errors, host.env);
  return await withProject(host, async (project, scratch, hashes) => {
    const workers = workersFor(options, host, scratch, progress);
    const list = listingIn(project, scratch, workers);
    // What a damaged copy loses, it loses against the model as it is.
    const all = { ...options, base: options.base ?? false, measureAll: true } as const;
    const prepared = await prepareIn(project, all, { ...host, list });
    const test = underTest(prepared.plan, readPolicies(prepared.plan.policies));
    const out = outFolder(join(scratch, "selftest"));
    await writePrepared({ ...prepared, plan: test.plan, recordings: [] }, out);
    if (test.plan.requests.length > 0) {
      const locate = locatingIn(project, scratch);
      const truthOf = truthsIn(prepared);
      // Damaged copies are nothing that a later run would ask for.
      const forgetful = { workerKey: async () => "", store: NO_STORE, hashes };
      const ports = { ...workers, ...forgetful, locate, truthOf, out, progress };
      await measurePlan(test.plan, ports);
    }
    const evidence = await readEvidence(test.plan, out);
    const verdict = verdictOn({ plan: test.plan, policies: { target: test.policy }, evidence });
    const results = verdict.models.map((model) => resultFor(model, test));
    return tell(results, test, options, host);
  });
}

/** Sound only where every model was tried and no trial found anything. */
function tell(
  results: readonly SelfTestResult[],
  { untested }: UnderTest,
  { json }: Options,
  host: Host,
): number {
  const isSound = untested.size === 0 && results.every(({ problems }) => problems.length === 0);
  const left = [...untested].map(([model, why]) => ({ model, why }));
  const texts = [
    ...results.map(describeSelfTest),
    ...left.map(({ model, why }) =>
      plainLine([marked("fail", line`${model} was not tested: ${why}.`)]),
    ),
  ];
  const report = { sound: isSound, models: results, untested: left };
  host.out.write(json ? `${JSON.stringify(report, null, 2)}\n` : `${texts.join("\n\n")}\n`);
  return isSound ? EXIT_STATUS.pass : EXIT_STATUS.fail;
}
