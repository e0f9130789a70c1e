import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { uploadFolder } from "../../action/artifact.ts";
import type { Inputs } from "../../action/inputs.ts";
import { writeOutputs } from "../../action/outputs.ts";
import { MEASURED, UPLOADED_IF_ASKED } from "../../out/belongs.ts";
import type { ActionRun } from "./action-run.ts";
import { artifactName } from "./artifact-name.ts";

/** What became of the out folder as an artifact. */
export type Kept =
  | { readonly kind: "unwanted" }
  | { readonly kind: "kept"; readonly url: string }
  | { readonly kind: "failed"; readonly why: string };

/** Uploads the out folder where that is wanted; of a shard what it has measured, the rest being the plan's. */
export async function keepOutFolder(run: ActionRun): Promise<Kept> {
  const { inputs, runner, host } = run;
  const name = artifactName(inputs);
  if (name === undefined) return { kind: "unwanted" };
  const folder = resolve(host.cwd, inputs.out);
  const uploaded = await uploadFolder(
    { name, folder, without: await leftOut(inputs, folder) },
    run.patience,
  );
  if (uploaded.kind === "failed") return uploaded;
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = runner;
  const url = `${server}/${repository}/actions/runs/${id}/artifacts/${uploaded.id}`;
  writeOutputs({ out: folder, "artifact-url": url });
  return { kind: "kept", url };
}

async function leftOut(inputs: Inputs, folder: string): Promise<string[]> {
  const packages = inputs["upload-packages"] ? [] : UPLOADED_IF_ASKED;
  if (inputs.run !== "measure" || inputs.shard === undefined) return packages;
  const rest = (await readdir(folder)).filter((name) => !MEASURED.includes(name));
  return [...packages, ...rest];
}
