import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Verdict } from "../../src/contract/verdict.ts";
import { quantgate, type Ran } from "./command.ts";
import { INTERPRETER } from "./python.ts";

/** Where on its way a run refuses a model; it does not come as far as the next before all is well here. */
type Step = "looks at packages" | "opens data and packages" | "makes variants";

interface Refused {
  readonly step: Step;
  readonly source: string;
  readonly variant?: string;
  readonly says: string;
  readonly labels?: "numbers.csv";
  readonly data?: string;
}

const INT8 = "int8: LIMITS";
const converting = (steps: string) => `mine: { convert: ${steps}, LIMITS`;
const SPLIT =
  "{ quantize: { global_config: { mode: linear }, op_type_configs: { matmul: null } } }";

/** Of all that a run refuses before the first prediction, an example. */
const REFUSED: Readonly<Record<string, Refused>> = {
  legacy: {
    step: "looks at packages",
    source: "Legacy.mlmodel",
    says: "Legacy.mlmodel is a legacy neural network, which Core ML's weight compression does not accept",
  },
  zipped: {
    step: "looks at packages",
    source: "Zipped.mlpackage",
    says: "Zipped.mlpackage is a zip archive, not the package itself: unpack it",
  },
  around: {
    step: "looks at packages",
    source: "Around.mlpackage",
    says: "Around.mlpackage is a folder around a package, not the package itself: name Around.mlpackage/Plain.mlpackage",
  },
  compiled: {
    step: "looks at packages",
    source: "Compiled.mlpackage",
    says: "Compiled.mlpackage is a compiled model (.mlmodelc), whatever it is called",
  },
  shared: {
    step: "looks at packages",
    source: "Same.mlpackage",
    says: "Same.mlpackage has several classes of the same label: apple",
  },
  tomorrow: {
    step: "looks at packages",
    source: "Tomorrow.mlpackage",
    says: "Tomorrow.mlpackage has ops or stages that the portable engine does not support: an_op_of_tomorrow",
  },
  lacking: {
    step: "looks at packages",
    source: "Lacking.mlpackage",
    says: "labels.csv:4 label curry is no class of the model",
  },
  scores: {
    step: "opens data and packages",
    source: "Two.mlpackage",
    labels: "numbers.csv",
    says: "Two.mlpackage model scores: image-classification needs a classifier, or a model whose only array output is the vector of scores; this one gives scores (multiarray), others (multiarray)",
  },
  arrays: {
    step: "opens data and packages",
    source: "Plain.mlpackage",
    data: "{ arrays: others.npz, labels: labels.csv }",
    says: "model arrays: ",
  },
  packed: {
    step: "makes variants",
    source: "Int8.mlpackage",
    variant: "pal4: LIMITS",
    says: "Int8.mlpackage model packed: variant 'pal4': Int8.mlpackage: its weights are compressed already (int8)",
  },
  halved: {
    step: "makes variants",
    source: "Half.mlpackage",
    labels: "numbers.csv",
    variant: "fp32: LIMITS",
    says: "Half.mlpackage model halved: variant 'fp32': the source computes in FP16",
  },
  key: {
    step: "makes variants",
    source: "Plain.mlpackage",
    variant: converting("{ quantize: { dtipe: int8 } }"),
    says: "Plain.mlpackage model key: variant 'mine': convert.quantize: global_config: unknown key 'dtipe'; did you mean 'dtype'?",
  },
  name: {
    step: "makes variants",
    source: "Plain.mlpackage",
    variant: converting("{ quantize: { op_type_configs: { conv: { mode: linear } } } }"),
    says: "Plain.mlpackage model name: variant 'mine': convert.quantize.op_type_configs: no 'conv' has weights here",
  },
  tied: {
    step: "makes variants",
    source: "Tied.mlpackage",
    labels: "numbers.csv",
    variant: converting(SPLIT),
    says: "Tied.mlpackage model tied: variant 'mine': convert.quantize: linear 'give' (compressed by global_config) and matmul 'back' (left alone by op_type_configs) take one weight, 'w'",
  },
};

/** What a run finds out before the first prediction and calls a variant's own failure: it would, each time. */
const UNMEASURED: Readonly<Record<string, Omit<Refused, "step">>> = {
  unloadable: {
    source: "Plain.mlpackage",
    variant: "mine: { source: Unloadable.mlpackage, LIMITS",
    says: "the program or its weights cannot be read: 'of_tomorrow'",
  },
  large: {
    source: "Large.mlpackage",
    labels: "numbers.csv",
    says: "GB at one time (at the op",
  },
  infinite: {
    source: "Infinite.mlpackage",
    labels: "numbers.csv",
    variant: converting("{ palettize: { nbits: 4 } }"),
    says: "palettize: coremltools refuses",
  },
  hand: {
    source: "Plain.mlpackage",
    variant: "mine: { source: Two.mlpackage, LIMITS",
    says: "image-classification needs a classifier, or a model whose only array output",
  },
  gone: {
    source: "Plain.mlpackage",
    variant: "mine: { source: Legacy.mlmodel, LIMITS",
    says: "is a legacy neural network",
  },
};

let folder: string;
let checked: Ran;

async function run(word: "check" | "gate", rows: Readonly<Record<string, Omit<Refused, "step">>>) {
  const models = Object.entries(rows).map(([name, one]) => {
    const { source, variant = INT8, labels = "labels.csv" } = one;
    const { data = `{ arrays: rows.npz, labels: ${labels} }` } = one;
    const limits = "limits: { top-1: { max-drop: 3 pt } } }";
    const made = variant.replace(", LIMITS", `, ${limits}`).replace("LIMITS", `{ ${limits}`);
    return `  ${name}: { source: ${source}, task: image-classification, data: ${data}, variants: { ${made} } }\n`;
  });
  await writeFile(join(folder, "quantgate.yml"), `version: 1\nmodels:\n${models.join("")}`);
  return await quantgate([word], { cwd: folder });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quantgate-refused-"));
  await execa(INTERPRETER, ["test/commands/refused_models.py", folder]);
  checked = await run("check", { ...REFUSED, ...UNMEASURED });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Each problem of its own, whatever else was said before. */
function problemsIn({ stderr }: Ran): string[] {
  return stderr.split("\n").filter((line) => /^\S+\.(mlpackage|mlmodel|csv)[: ]/.test(line));
}

describe("what a run refuses before the first prediction, check refuses", () => {
  test("all at once, whichever step it is at", () => {
    expect(checked.status, checked.stderr).toBe(2);
    const said = problemsIn(checked);
    for (const { says } of [...Object.values(REFUSED), ...Object.values(UNMEASURED)])
      expect(said).toContainEqual(expect.stringContaining(says));
    expect(checked.stderr).not.toMatch(/bug in quantgate/);
  });

  test.each<Step>(["looks at packages", "opens data and packages", "makes variants"])(
    "in the same words as a run that %s",
    async (step) => {
      const rows = Object.entries(REFUSED).filter(([, one]) => one.step === step);
      const ran = await run("gate", Object.fromEntries(rows));
      expect(ran.status, ran.stderr).toBe(2);
      const said = problemsIn(ran);
      for (const [, { says }] of rows) expect(said).toContainEqual(expect.stringContaining(says));
      expect(problemsIn(checked)).toEqual(expect.arrayContaining(said));
    },
  );

  test("and what a run would leave unmeasured each time", async () => {
    const { status, stderr } = await run("gate", UNMEASURED);
    expect(status, stderr).not.toBe(0);
    const text = await readFile(join(folder, "quantgate-out/verdict.json"), "utf8");
    const { models } = Verdict.parse(JSON.parse(text));
    for (const [name, { says }] of Object.entries(UNMEASURED)) {
      const variants = models.find((model) => model.name === name)?.variants ?? [];
      expect(variants.map(({ outcome }) => outcome)).not.toContain("pass");
      expect(JSON.stringify(variants)).toContain(says);
    }
  });

  test("and inspect says so of what no engine would be asked to run", async () => {
    const { status, stdout } = await quantgate(["inspect", "Legacy.mlmodel"], { cwd: folder });
    expect(status).toBe(0);
    expect(stdout).toMatch(/It cannot be judged: it is a legacy neural network/);
    expect(stdout).not.toContain("runs every op");
  });
});
