import { expect, test } from "vitest";
import { digitsProject } from "../../action/digits.ts";
import { dispatchStep, pullRequestStep } from "../../action/events.ts";
import { python } from "../../commands/python.ts";
import { startGitHub } from "../../emulator/github.ts";
import { verdictOf } from "../food.ts";

const PATIENCE = 300_000;

test("what merging leaves is judged where program and weights come of two branches, each good by itself", {
  timeout: PATIENCE,
}, async () => {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = digitsProject();
  project.git("switch", "--quiet", "--create", "feature");
  await python(LARGER, [project.root]);
  const head = project.commit();
  const alone = await pullRequestStep({ github, number, project, head });
  expect(alone, alone.log).toMatchObject({ status: 0, outputs: { outcome: "pass" } });

  project.git("switch", "--quiet", "main");
  await python(CAPPED, [project.root]);
  project.commit();
  project.git("push", "--quiet", "origin", "main");
  const main = await dispatchStep({ github, project });
  expect(verdictOf(main).models[0]?.reference?.metrics["top-1"]?.value).toBeGreaterThan(0.9);

  project.git("switch", "--quiet", "feature");
  const merged = await pullRequestStep({ github, number, project, head });
  expect(merged.outputs.outcome, merged.log).toBe("fail");
  const { models, notes } = verdictOf(merged);
  expect(models[0]?.reference?.metrics["top-1"]?.value).toBeLessThan(0.8);
  expect(notes.join()).toContain("digits was judged as merging leaves it");
  const [comment] = await github.comments(number);
  expect(comment?.body).toContain("digits was judged as merging leaves it");
});

const EDIT = `
import glob, json, logging, sys
logging.disable(50)
import coremltools as ct
import numpy as np
[package] = glob.glob(f"{sys.argv[1]}/Digits.mlpackage")
[specification] = glob.glob(f"{package}/**/model.mlmodel", recursive=True)
[weights] = glob.glob(f"{package}/**/weight.bin", recursive=True)
spec = ct.models.utils.load_spec(package)
[block] = spec.mlProgram.functions["main"].block_specializations.values()
`;

/** The hidden layer gives 256 times as much, and the last one divides by it again: the same answers. */
const LARGER = `${EDIT}
data = bytearray(open(weights, "rb").read())
for name, factor in [("var_0_6_weight", 256), ("var_0_6_bias", 256), ("var_0_8_weight", 1 / 256)]:
    [at] = [op.attributes["val"].blobFileValue.offset for op in block.operations
            if op.type == "const" and op.outputs[0].name == name]
    size, offset = np.frombuffer(data[at + 8:at + 24], np.uint64)
    values = np.frombuffer(data, np.float32, int(size) // 4, int(offset)) * np.float32(factor)
    data[int(offset):int(offset + size)] = values.tobytes()
open(weights, "wb").write(data)
print(json.dumps(None))`;

/** The hidden layer gives at most 100, far more than the digits ever reach: the same answers. */
const CAPPED = `${EDIT}
[relu] = [op for op in block.operations if op.type == "relu" and op.outputs[0].name == "input_17"]
relu.type = "clip"
for name, bound in [("alpha", 0.0), ("beta", 100.0)]:
    value = relu.inputs[name].arguments.add().value
    value.type.tensorType.dataType = ct.proto.MIL_pb2.DataType.FLOAT32
    value.immediateValue.tensor.floats.values.append(bound)
open(specification, "wb").write(spec.SerializeToString())
print(json.dumps(None))`;
