import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { python } from "../commands/python.ts";
import { Checkout, disposableFolder } from "../git/disposable.ts";

const FIXTURE = "fixtures/digits";

/** One variant is enough: what is tested is what becomes of the verdict. */
export const POLICY = `version: 1
models:
  digits:
    source: Digits.mlpackage
    task: image-classification
    data: { arrays: digits.npz, labels: labels.csv }
    ship: int8
    variants:
      int8:
        limits:
          top-1: { min: 85 %, max-drop: 3 pt, max-regression: 3 pt }
          size: { max-ratio: 0.6 }
`;

interface Project {
  readonly policy?: string;
  /** Keeps weights and data in Git LFS. */
  readonly lfs?: boolean;
}

/** A team's repository: the digits model, its data and a policy on main, published to a server. */
export function digitsProject({ policy = POLICY, lfs = false }: Project = {}): Checkout {
  const folder = disposableFolder();
  const checkout = Checkout.init(folder);
  if (lfs) trackWithLfs(checkout);
  for (const name of ["Digits.mlpackage", "digits.npz", "labels.csv"]) {
    cpSync(join(FIXTURE, name), join(folder, name), { recursive: true });
  }
  checkout.commit({ "quantgate.yml": policy, ".gitignore": "quantgate-out/\n" });
  checkout.publish();
  if (lfs) checkout.git("lfs", "push", "--all", "origin", "main");
  return checkout;
}

function trackWithLfs(checkout: Checkout): void {
  checkout.git("lfs", "install", "--local");
  checkout.git("lfs", "track", "*.bin", "*.npz");
}

const WEIGHTS = "Digits.mlpackage/Data/com.apple.CoreML/weights/weight.bin";

/** The model as a bad training run would leave it: half of its largest weight is gone. */
export function spoilModel(checkout: Checkout): void {
  const file = join(checkout.root, WEIGHTS);
  const bytes = readFileSync(file);
  const [largest] = tensors(bytes).sort((a, b) => b.size - a.size);
  if (largest === undefined) throw new Error(`${WEIGHTS} holds no tensor`);
  bytes.fill(0, largest.offset, largest.offset + largest.size / 2);
  writeFileSync(file, bytes);
}

/** The model as another training run of the same code would leave it: the last bit of one weight is another. */
export function touchModel(checkout: Checkout): void {
  const file = join(checkout.root, WEIGHTS);
  const bytes = readFileSync(file);
  const [first] = tensors(bytes);
  if (first === undefined) throw new Error(`${WEIGHTS} holds no tensor`);
  bytes.writeUInt8(bytes.readUInt8(first.offset) ^ 1, first.offset);
  writeFileSync(file, bytes);
}

/** Each tensor is announced at a multiple of 64 bytes by a mark, its type, its size and its offset. */
function tensors(bytes: Buffer): { size: number; offset: number }[] {
  const found = [];
  for (let at = 64; at + 64 <= bytes.length; at += 64) {
    if (bytes.readUInt32LE(at) !== 0xdeadbeef) continue;
    const [size, offset] = [bytes.readBigUInt64LE(at + 8), bytes.readBigUInt64LE(at + 16)];
    found.push({ size: Number(size), offset: Number(offset) });
  }
  return found;
}

/** Other weights, for which the hidden layer gives 256 times as much and the last one divides by it: the same answers. */
export async function enlargeLayer({ root }: Checkout): Promise<void> {
  await python(LARGER, [root]);
}

/** Another program, in which the hidden layer gives at most 100, far more than it ever reaches: the same answers. */
export async function capLayer({ root }: Checkout): Promise<void> {
  await python(CAPPED, [root]);
}

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

const CAPPED = `${EDIT}
[relu] = [op for op in block.operations if op.type == "relu" and op.outputs[0].name == "input_17"]
relu.type = "clip"
for name, bound in [("alpha", 0.0), ("beta", 100.0)]:
    value = relu.inputs[name].arguments.add().value
    value.type.tensorType.dataType = ct.proto.MIL_pb2.DataType.FLOAT32
    value.immediateValue.tensor.floats.values.append(bound)
open(specification, "wb").write(spec.SerializeToString())
print(json.dumps(None))`;
