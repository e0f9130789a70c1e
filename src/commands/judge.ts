import { resolve } from "node:path";
import { UserError } from "../catalog/errors.ts";
import { EXIT_STATUS } from "../catalog/states.ts";
import type { Plan } from "../contract/plan.ts";
import { build } from "../judge/build.ts";
import { judge as judgeTree } from "../judge/judge.ts";
import type { ToLabel } from "../judge/labelling.ts";
import { formatVerdict, type Paths } from "../judge/verdict.ts";
import { LAYOUT } from "../out/layout.ts";
import { type OutFolder, outFolder } from "../out/out-folder.ts";
import { readPolicy } from "../policy/read.ts";
import { filesOf } from "../report/formats.ts";
import type { Report } from "../report/report.ts";
import { gather } from "../shards/gather.ts";
import { type Progress, unseen } from "../terminal/progress.ts";
import { progressFor } from "../terminal/progress-for.ts";
import { longCommit } from "../words/digests.ts";
import { drawInSlices } from "./draw.ts";
import type { Host } from "./entry/host.ts";
import { readEvidence } from "./evidence.ts";
import { filesToLabel } from "./labelling-images.ts";
import type { Options } from "./options.ts";
import { forgetVerdict } from "./out-folder.ts";
import { pastIn } from "./past-in.ts";
import { planIn } from "./plan-in.ts";
import { printVerdict } from "./print-verdict.ts";

/** Judges an out folder from what is in it alone. */
export async function judge(options: Options, host: Host): Promise<number> {
  const out = outFolder(resolve(host.cwd, options.out));
  await forgetVerdict(out);
  const plan = await planIn(out, options);
  refuseOthers(plan, options);
  const { measured = options.out } = options;
  await gather(plan, out, { root: resolve(host.cwd, measured), name: measured });
  const { verdict } = await judgeOut(plan, out, progressFor(host.errors, host.env));
  printVerdict(verdict, options, host);
  return EXIT_STATUS[verdict.outcome];
}

/** A folder that an earlier job left, or that somebody has committed, says nothing of what this run is for. */
function refuseOthers(plan: Plan, options: Options): void {
  const other = otherwise(plan, options);
  if (other === undefined) return;
  throw new UserError({
    message: `${LAYOUT.plan.path} is of ${other}`,
    at: { file: options.out },
    fix: "judge what the jobs of this run have planned and measured; the log of the one that plans says more",
  });
}

/** A plan for several machines says for which run it is; a later attempt of it may go on with what an earlier one left. */
function otherwise({ head: { commit }, run }: Plan, options: Options): string | undefined {
  const { roles } = options;
  if (roles !== undefined && commit !== roles.head) {
    const planned = commit === null ? "no commit" : longCommit(commit);
    return `${planned}, and this run judges ${longCommit(roles.head)}`;
  }
  if (run === undefined || options.run === undefined || run.id === options.run.id) return;
  return `run ${run.id}, and this is run ${options.run.id}`;
}

export interface Judged extends Report {
  /** Examples that need a label before more can be told. */
  readonly missing: readonly ToLabel[];
}

/** Judges and writes the verdict, what explains it, and every report that has a file: the same folder gives the same bytes. */
export async function judgeOut(
  plan: Plan,
  out: OutFolder,
  progress: Progress = unseen,
): Promise<Judged> {
  await out.forgetVerdict();
  const { target, head } = plan.policies;
  const evidence = await readEvidence(plan, out);
  const policies = {
    target: readPolicy(target.text, target.path),
    ...(head && { head: readPolicy(head.text, head.path) }),
  };
  const tree = build({ plan, policies, evidence });
  await drawInSlices(tree, progress);
  const { verdict, explanations, missing } = judgeTree(tree, PATHS);
  const past = await pastIn(out);
  const report = { verdict, measurements: evidence.measurements, past };
  await out.replaceExplanations(explanations);
  await out.replaceLabelling(
    missing.map((one) => ({
      ...one,
      column: filesToLabel(plan.requests, one.model) === undefined ? "id" : "file",
    })),
  );
  await out.writeText(LAYOUT.verdict.path, formatVerdict(verdict));
  for (const { path, text } of filesOf(report)) await out.writeText(path, text);
  return { ...report, missing };
}

const PATHS: Paths = {
  explanation: LAYOUT.explanation.of,
  toLabel: (model) => LAYOUT.toLabel.of({ model }),
};
