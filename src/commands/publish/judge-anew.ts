import { resolve } from "node:path";
import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Verdict } from "../../contract/verdict.ts";
import type { Project } from "../../git/repository.ts";
import { outFolder } from "../../out/out-folder.ts";
import { prepareIn, writePrepared } from "../../project/prepare.ts";
import { progressFor } from "../../terminal/progress-for.ts";
import { during } from "../entry/account.ts";
import { judgeOut } from "../judging/judge-out.ts";
import { printVerdict } from "../judging/print-verdict.ts";
import { aloneIn, replacing } from "../out-folder.ts";
import { bringHistory } from "../past.ts";
import { withProject } from "../with-project.ts";
import { bring, type Theirs } from "./bring.ts";
import type { Publication } from "./publication.ts";
import { take } from "./take.ts";

/**
 * Plan, samples and whatever git holds are made anew, as the run that measured should have made them; of its artifact
 * come measurements and records alone. Needs no Python, and of the head no more than planning reads.
 */
export async function judgeAnew(publication: Publication): Promise<Verdict> {
  const { inputs, event: pull, host } = publication.about;
  const { policy, out: name } = inputs;
  const ref = `refs/pull/${pull.number}/head`;
  const roles = { kind: "pull-request", branch: pull.base.branch, head: pull.head, ref } as const;
  const options = { policy, out: name, roles };
  const out = outFolder(resolve(host.cwd, name));
  const judged = async (project: Project, scratch: string): Promise<Verdict> => {
    const first = await during(host, "plan", () => prepareIn(project, options, host));
    const theirs = await bring(publication, first.plan, scratch);
    const mergeInto = await mergedByThem(theirs, first.plan, project);
    const again = mergeInto === undefined ? options : { ...options, mergeInto };
    const prepared = mergeInto === undefined ? first : await prepareIn(project, again, host);
    const { id, attempt } = publication.event.run;
    const said = theirs.said && { said: theirs.said };
    const plan: Plan = { ...prepared.plan };
    await replacing(out, async (fresh) => {
      const taken = await take({ plan, theirs, project, out: fresh });
      plan.published = { run: id, attempt, taken, ...said };
      await writePrepared({ ...prepared, plan }, fresh);
      await bringHistory(project, options, host, fresh);
    });
    const progress = progressFor(host.errors, host.env);
    const { verdict } = await during(host, "judge", () => judgeOut(plan, out, progress));
    printVerdict(verdict, options, host);
    return verdict;
  };
  return await aloneIn(out, host, "made where it is not there", () => withProject(host, judged));
}

/**
 * The commit of the target branch that the other run merged the head into, where that is not its tip any more. A
 * stranger wrote it down: it counts where the branch was at it once, on its own line.
 */
async function mergedByThem(
  { plan: theirs }: Theirs,
  { merge }: Plan,
  project: Project,
): Promise<string | undefined> {
  if (isUnmeasured(theirs) || merge === undefined || project.kind === "folder") return;
  const into = theirs.merge?.into;
  if (into === undefined || into === merge.into) return;
  return (await project.isOnLineOf(merge.into, into)) ? into : undefined;
}
