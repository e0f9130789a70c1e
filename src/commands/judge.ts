import { resolve } from "node:path";
import { UserError } from "../catalog/errors.ts";
import { EXIT_STATUS } from "../catalog/states.ts";
import type { Plan } from "../contract/plan.ts";
import { LAYOUT } from "../out/layout.ts";
import { type OutFolder, outFolder } from "../out/out-folder.ts";
import { gather } from "../shards/gather.ts";
import { plain } from "../terminal/plain.ts";
import { progressFor } from "../terminal/progress-for.ts";
import { longCommit } from "../words/digests.ts";
import { during } from "./entry/account.ts";
import type { Host } from "./entry/host.ts";
import { byEditedPolicy, saidOfEdits } from "./judging/edited-policy.ts";
import { judgeOut } from "./judging/judge-out.ts";
import { printVerdict } from "./judging/print-verdict.ts";
import type { Options } from "./options.ts";
import { aloneIn, forgetVerdict, planIn } from "./out-folder.ts";

/** Judges an out folder from what is in it alone. */
export async function judge(options: Options, host: Host): Promise<number> {
  const out = outFolder(resolve(host.cwd, options.out));
  return await aloneIn(out, host, "left as it is", () => judgeIn(out, options, host));
}

async function judgeIn(out: OutFolder, options: Options, host: Host): Promise<number> {
  const { edited, measured = options.out } = options;
  // Whoever tries limits that cannot be judged keeps the verdict that there is.
  if (edited === undefined) await forgetVerdict(out);
  const planned = await planIn(out, options);
  refuseOthers(planned, options);
  const plan = edited === undefined ? planned : await byEditedPolicy(planned, edited, out, host);
  await gather(planned, out, { root: resolve(host.cwd, measured), name: measured });
  const edits = edited === undefined ? await saidOfEdits(planned, host) : undefined;
  if (edits !== undefined) host.errors.write(`${plain(edits)}\n`);
  const progress = progressFor(host.errors, host.env);
  const { verdict } = await during(host, "judge", () => judgeOut(plan, out, progress));
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
function otherwise({ head: { commit }, run, models }: Plan, options: Options): string | undefined {
  const { roles } = options;
  const isPart = models.some(({ status, unasked }) => status === "unasked" || unasked);
  if (options.run !== undefined && isPart) return "some models or variants alone";
  if (roles !== undefined && commit !== roles.head) {
    const planned = commit === null ? "no commit" : longCommit(commit);
    return `${planned}, and this run judges ${longCommit(roles.head)}`;
  }
  if (run === undefined || options.run === undefined || run.id === options.run.id) return;
  return `run ${run.id}, and this is run ${options.run.id}`;
}
