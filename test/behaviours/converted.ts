import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JudgedVariant } from "../../src/contract/verdict.ts";
import { pullRequestStep } from "../action/events.ts";
import { INTERPRETER } from "../commands/python.ts";
import { startGitHub } from "../emulator/github.ts";
import type { StepResult } from "../emulator/runner.ts";
import { Checkout, disposableFolder } from "../git/disposable.ts";
import { verdictOf } from "./food.ts";

/** Each is a classifier of five classes in FP32 that knows the centres its 300 examples lie around. */
export type Kind =
  /** It also gives its features, and holds a constant of infinities that changes nothing. */
  | "masked"
  /** Three layers, of 48, 30 and 5 channels. */
  | "layered"
  /** On its way its scores reach millions. */
  | "wide";

const MODELS = `
import csv, sys
import numpy as np
import coremltools as ct
from coremltools.converters.mil import Builder as mb
folder, kind = sys.argv[1:]
rng = np.random.default_rng(0)
centres = rng.normal(size=(5, 64)).astype("f4")
truth = rng.integers(0, 5, 300)
rows = (centres[truth] + 0.6 * rng.normal(size=(300, 64))).astype("f4")
turn = np.linalg.qr(rng.normal(size=(64, 64)))[0].astype("f4")
weight = (centres @ turn.T).astype("f4")
# One number more for each class changes no share, and lets all of them reach far.
bias = (100 - 0.5 * (centres**2).sum(1)).astype("f4")

def masked(x):
    mask = np.where(np.triu(np.ones((64, 64))) > 0, -np.inf, -1e4).astype("f4")
    turned = mb.linear(x=x, weight=turn)
    features = mb.reduce_max(x=mb.maximum(x=turned, y=mask), axes=[0], keep_dims=True, name="features")
    return mb.linear(x=features, weight=weight, bias=bias), features

def layered(x):
    up = rng.normal(size=(48, 64)).astype("f4")
    across = rng.normal(size=(30, 48)).astype("f4")
    back = (centres @ np.linalg.pinv(across @ up)).astype("f4")
    return (mb.linear(x=mb.linear(x=mb.linear(x=x, weight=up), weight=across), weight=back, bias=bias),)

def wide(x):
    scores = mb.linear(x=mb.linear(x=x, weight=turn), weight=weight, bias=bias)
    far = mb.mul(x=scores, y=np.float32(60000), name="far")
    return (mb.mul(x=mb.tanh(x=mb.mul(x=far, y=np.float32(1e-7))), y=np.float32(50)),)

@mb.program(input_specs=[mb.TensorSpec(shape=(1, 64))], opset_version=ct.target.iOS16)
def program(x):
    scores, *more = {"masked": masked, "layered": layered, "wide": wide}[kind](x)
    return mb.softmax(x=scores, axis=-1, name="shares"), *more

model = ct.convert(program, convert_to="mlprogram", minimum_deployment_target=ct.target.iOS16,
    compute_precision=ct.precision.FLOAT32, skip_model_load=True,
    classifier_config=ct.ClassifierConfig(list("01234"), predicted_probabilities_output="shares"))
model.save(f"{folder}/Model.mlpackage")
np.savez(f"{folder}/rows.npz", x=rows)
with open(f"{folder}/labels.csv", "w", newline="") as file:
    csv.writer(file).writerows([("id", "label"), *((f"row-{n}", str(c)) for n, c in enumerate(truth))])
`;

/** A pull request that adds the model, in a repository whose policy names it with these variants. */
export async function converted(
  kind: Kind,
  variants: readonly string[],
  gate = "on-unmeasured: fail",
): Promise<StepResult> {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const root = disposableFolder();
  const project = Checkout.init(root);
  execFileSync(INTERPRETER, ["-c", MODELS, root, kind], { stdio: ["ignore", "pipe", "pipe"] });
  const policy = `version: 1
gate: { ${gate} }
models:
  m:
    source: Model.mlpackage
    task: image-classification
    data: { arrays: rows.npz, labels: labels.csv }
    variants:
${variants.map((line) => `      ${line}`).join("\n")}
`;
  project.commit({ "quantgate.yml": policy, ".gitignore": "quantgate-out/\n" });
  project.publish();
  project.git("switch", "--quiet", "--create", "feature");
  const weights = "Model.mlpackage/Data/com.apple.CoreML/weights/weight.bin";
  // A byte behind the last weight: another model to git, the same numbers.
  writeFileSync(join(root, weights), "\0", { flag: "a" });
  const head = project.commit();
  return await pullRequestStep({ github, number, project, head });
}

export function variantIn(result: StepResult, name: string): JudgedVariant | undefined {
  return verdictOf(result).models[0]?.variants.find((one) => one.name === name);
}
