import { resolve } from "node:path";
import type { Plan } from "../../contract/plan.ts";
import type { Verdict } from "../../contract/verdict.ts";
import { outFolder } from "../../out/out-folder.ts";
import { progressFor } from "../../terminal/progress-for.ts";
import { bringHistory } from "../bring-history.ts";
import { judgeOut } from "../judge.ts";
import { replacing } from "../out-folder.ts";
import { prepareIn, writePrepared } from "../plan.ts";
import { printVerdict } from "../print-verdict.ts";
import { withProject } from "../with-project.ts";
import { bring } from "./bring.ts";
import type { Publication } from "./publish.ts";
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
  return await withProject(host, async (project, scratch) => {
    const prepared = await prepareIn(project, options, host);
    const theirs = await bring(publication, prepared.plan, scratch);
    const { id, attempt } = publication.event.run;
    const said = theirs.said && { said: theirs.said };
    const plan: Plan = { ...prepared.plan };
    await replacing(out, async (fresh) => {
      const taken = await take({ plan, theirs, project, out: fresh });
      plan.published = { run: id, attempt, taken, ...said };
      await writePrepared({ ...prepared, plan }, fresh);
      await bringHistory(project, options, host, fresh);
    });
    const { verdict } = await judgeOut(plan, out, progressFor(host.errors, host.env));
    printVerdict(verdict, options, host);
    return verdict;
  });
}
