import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { INTERPRETER } from "./python.ts";

/** Writes one model that counts up by the last number that it is given, to no end where that is 0, and one that does not. */
const PACKAGES = `
import coremltools as ct
import numpy as np
from coremltools.converters.mil import Builder as mb

def write(path, loops):
    @mb.program(input_specs=[mb.TensorSpec(shape=(1, 4))], opset_version=ct.target.iOS15)
    def program(x):
        weight = np.eye(3, 4, dtype=np.float32)
        if not loops:
            return mb.linear(x=x, weight=weight, name="scores")
        step = mb.reshape(x=mb.slice_by_index(x=x, begin=[0, 3], end=[1, 4]), shape=[1])
        at = mb.while_loop(
            _cond=lambda at: mb.squeeze(x=mb.less(x=at, y=np.float32([1]))),
            _body=lambda at: (mb.add(x=at, y=step),),
            loop_vars=(mb.const(val=np.float32([0])),),
        )
        return mb.add(x=mb.linear(x=x, weight=weight), y=mb.mul(x=at, y=0.0), name="scores")
    precision = ct.precision.FLOAT32
    model = ct.convert(program, minimum_deployment_target=ct.target.iOS15, compute_precision=precision)
    model.save(path)

write("Calm.mlpackage", False)
write("Endless.mlpackage", True)
rows = np.eye(3, 4, dtype=np.float32)[np.arange(30) % 3][:, None]
rows[:, 0, 3] = 1
rows[20, 0, 3] = 0
np.savez("rows.npz", x=rows)
`;

/** The calm one ships beside two variants made by hand: itself, and the one that has no end. */
const POLICY = `
version: 1
gate: { early: false, on-inconclusive: warn }
models:
  counting:
    source: Calm.mlpackage
    task: image-classification
    data: { arrays: rows.npz, labels: labels.csv }
    variants:
      fp16: { limits: { top-1: { min: 50 % } } }
      endless: { source: Endless.mlpackage, limits: { top-1: { min: 50 % } } }
      same: { source: Calm.mlpackage, limits: { top-1: { min: 50 % } } }
`;

/** A team's own task that has the endless one predict. */
const OWN_POLICY = `
version: 1
models:
  counting:
    source: Endless.mlpackage
    task: eval/task.py:Task
    metrics: { score: { direction: higher, unit: "%" } }
    variants:
      int8: { limits: { score: { min: 0 % } } }
`;

const OWN_TASK = `
from pathlib import Path
import os
import numpy as np

class Task:
    def samples(self):
        return [{"id": "a"}]

    def evaluate(self, session, sample):
        part = Path(os.environ["HOME"], "own.part")
        part.write_text(str(os.getpid()))
        part.rename(part.with_suffix(""))
        return {"score": session.predict({"x": np.zeros((1, 4), np.float32)})["scores"].max()}
`;

/** A folder with models and policies of which one prediction never ends. */
export async function endlessProject(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "quantgate-endless-"));
  await execa(INTERPRETER, ["-c", PACKAGES], { cwd: folder });
  const labels = Array.from({ length: 30 }, (_, row) => `${row},${row % 3}\n`);
  await mkdir(join(folder, "eval"));
  const files = {
    "labels.csv": `id,label\n${labels.join("")}`,
    "quantgate.yml": POLICY,
    "own.yml": OWN_POLICY,
    "eval/task.py": OWN_TASK,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}
