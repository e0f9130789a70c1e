import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../catalog/errors.ts";
import { readPolicy } from "../policy/read.ts";
import { policyText, scalar } from "../proposal/policy-text.ts";
import type { Host } from "./entry/host.ts";
import { type Assessed, assessAll } from "./init/assess.ts";
import { describeInit } from "./init/describe.ts";
import { filesIn } from "./init/files.ts";
import { type WantedFile, writeNew } from "./init/write-new.ts";
import type { Options } from "./options.ts";
import { withProject } from "./with-project.ts";

const WORKFLOW = ".github/workflows/quantgate.yml";

/** Proposes a policy and a workflow for the classifiers that lie in the repository. */
export async function init(options: Options, host: Host): Promise<number> {
  return await withProject(host, async (project, scratch) => {
    const repository = await filesIn(project.root);
    if (repository.models.length === 0) throw noModel();
    const policy = project.pathOf(options.policy);
    const models = await assessAll(repository, policy, { project, scratch, options, host });
    const manner = { force: options.force === true, print: options.print === true };
    const files = await writeNew(project.root, await wanted(models, policy, host), manner);
    host.out.write(
      options.json
        ? `${JSON.stringify({ models, files }, null, 2)}\n`
        : describeInit(models, files),
    );
    return 0;
  });
}

function noModel(): UserError {
  return new UserError({
    message: "no .mlpackage and no .mlmodel lies in this repository",
    fix: "put the model there, or fetch it (git lfs pull); what lies in Pods, node_modules and build folders is passed over",
  });
}

/** The policy of what can be judged, and the workflow that reads it; neither without the other. */
async function wanted(
  models: readonly Assessed[],
  policy: string,
  { examples }: Host,
): Promise<WantedFile[]> {
  const proposals = models.flatMap((model) => (model.kind === "proposed" ? [model.proposal] : []));
  if (proposals.length === 0) return [];
  const text = policyText(proposals);
  // What does not read as a policy is never written.
  readPolicy(text, policy);
  const example = await readFile(join(examples, "pull-request.yml"), "utf8");
  const workflow = example.replace(/^( *policy:) quantgate\.yml$/m, `$1 ${scalar(policy)}`);
  return [
    { path: policy, text },
    { path: WORKFLOW, text: workflow },
  ];
}
