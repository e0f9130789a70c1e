import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { quantgate } from "./command.ts";
import { INTERPRETER, python } from "./python.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "quantgate-bad-"));
  await cp("fixtures/digits", folder, { recursive: true });
});

async function edit(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(join(folder, file), change(await readFile(join(folder, file), "utf8")));
}

const source = "Digits.mlpackage";
const replacing = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);
const policy = (from: string | RegExp, to: string) => () =>
  edit("quantgate.yml", replacing(from, to));

/** What is wrong, how it comes about, and the whole of what is said about it. */
const CASES: [title: string, spoil: () => Promise<unknown>, says: RegExp][] = [
  [
    "no policy",
    () => rm(join(folder, "quantgate.yml")),
    /^quantgate\.yml there is no policy here\n {2}quantgate init proposes one/,
  ],
  ["YAML that does not parse", policy("models:", "models: ]"), /^quantgate\.yml:7:\d+ /],
  ["an unknown key", policy("ship: int8", "shipp: int8"), /^quantgate\.yml:\d+:\d+ .*shipp.*ship/],
  [
    "an unknown metric",
    policy("top-1: { max-drop: 1 pt }", "topp-1: { max-drop: 1 pt }"),
    /^quantgate\.yml:\d+:\d+ .*topp-1.*top-/,
  ],
  [
    "a metric by what others call it",
    policy("top-1: { max-drop: 1 pt }", "Top5-Accuracy: { max-drop: 1 pt }"),
    /^quantgate\.yml:\d+:\d+ unknown metric Top5-Accuracy; did you mean top-5\?/,
  ],
  ["an unknown variant", policy("pal2:", "pal5:"), /^quantgate\.yml:\d+:\d+ .*pal5/],
  ["an unknown unit", policy("0.02 MB", "0.02 parsec"), /^quantgate\.yml:\d+:\d+ .*parsec.*\n.*MB/],
  [
    "a drop of a rate without its unit",
    policy("max-drop: 1 pt", "max-drop: 0.5"),
    /^quantgate\.yml:\d+:\d+ .*0\.5 pt/,
  ],
  [
    "a source that is missing",
    policy(source, "Nowhere.mlpackage"),
    /^quantgate\.yml:9:5 the source of digits is not there: Nowhere\.mlpackage/,
  ],
  [
    "a source that is no package",
    () => rm(join(folder, source, "Manifest.json")),
    /Digits\.mlpackage .*Manifest\.json/,
  ],
  [
    "a source that leads out of the project",
    async () => {
      await rm(join(folder, source), { recursive: true });
      await symlink("/usr", join(folder, source));
    },
    /Digits\.mlpackage is a symbolic link that leads out of the repository/,
  ],
  [
    "a Git LFS pointer and no repository to fetch from",
    () =>
      writeFile(
        join(folder, source, "Data/com.apple.CoreML/weights/weight.bin"),
        `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 12\n`,
      ),
    /weight\.bin is a Git LFS pointer.*\n.*git lfs pull/,
  ],
  [
    "a legacy neural network",
    async () => {
      await python(LEGACY, [join(folder, "Legacy.mlmodel")]);
      await policy(source, "Legacy.mlmodel")();
    },
    /Legacy\.mlmodel is a legacy neural network.*\n.*mlprogram/,
  ],
  [
    "a label file with one id twice",
    () => edit("labels.csv", (text) => `${text}digit-0800,1,light\n`),
    /^labels\.csv:999 id digit-0800 is already in line 2/,
  ],
  [
    "a class that the model does not have",
    () => edit("labels.csv", replacing("digit-0801,5,", "digit-0801,five,")),
    /^labels\.csv:3 label five is no class of the model.*\n.*accepted: 0, 1/,
  ],
  [
    "fewer rows of data than labels",
    () => edit("labels.csv", (text) => `${text}digit-9999,1,light\n`),
    /digits\.npz.*997.*998|998.*997/,
  ],
];

describe("bad input ends with status 2, says what and where, and leaves nothing half-written", () => {
  test.each(CASES)("%s", async (_, spoil, says) => {
    await spoil();
    const { status, stdout, stderr } = await quantgate(["gate"], { cwd: folder });
    expect(withoutProgress(stderr)).toMatch(says);
    expect(stderr).not.toMatch(/bug in quantgate|\n {4}at /);
    expect(stdout).toBe("");
    expect(status).toBe(2);
    expect(await readdir(folder)).not.toContain("quantgate-out");
  });
});

/** Mistakes found by looking at models come after a line that says so. */
function withoutProgress(stderr: string): string {
  return stderr.replace(/^Looking at the models\n/, "");
}

const LEGACY = `
import json, sys
import numpy as np
import coremltools as ct
from coremltools.models import datatypes
from coremltools.models.neural_network import NeuralNetworkBuilder
builder = NeuralNetworkBuilder([("x", datatypes.Array(4))], [("y", datatypes.Array(2))])
builder.add_inner_product("ip", np.ones((2, 4)), np.zeros(2), 4, 2, True, "x", "y")
ct.models.utils.save_spec(builder.spec, sys.argv[1])
print(json.dumps(None))`;

describe("a machine that cannot run the worker", () => {
  /** A PATH that holds git and nothing else, or a Python that answers as this version would. */
  async function pathWith(version?: string): Promise<string> {
    const bin = join(folder, "bin");
    await mkdir(bin);
    await symlink("/usr/bin/git", join(bin, "git"));
    if (version === undefined) return bin;
    const claim = `import platform; platform.python_version = lambda: '${version}'`;
    const script = `#!/bin/sh\nexec "${INTERPRETER}" -I -c "${claim}\n$3"\n`;
    await writeFile(join(bin, "python3"), script);
    await chmod(join(bin, "python3"), 0o755);
    return bin;
  }

  test("no Python at all", async () => {
    const { status, stderr } = await quantgate(["gate"], {
      ...{ cwd: folder, env: { PATH: await pathWith() } },
    });
    expect(stderr).toMatch(/Python.*\n.*3\.12/);
    expect(status).toBe(2);
  });

  test("only Python 3.14", async () => {
    const { status, stderr } = await quantgate(["gate"], {
      ...{ cwd: folder, env: { PATH: await pathWith("3.14.2") } },
    });
    expect(stderr).toMatch(/3\.14\.2.*\n.*setup-python/);
    expect(status).toBe(2);
  });

  test("no network while the environment is made", async () => {
    const home = join(folder, "home");
    const { status, stderr } = await quantgate(["gate"], {
      cwd: folder,
      env: {
        ...{ QUANTGATE_HOME: home, PIP_CONFIG_FILE: "/dev/null", PIP_RETRIES: "0" },
        ...{ PIP_INDEX_URL: "http://127.0.0.1:9/simple", PIP_FIND_LINKS: "" },
      },
    });
    expect(stderr).toMatch(/installing the packages/);
    expect(stderr).toMatch(/network|reach|connect/i);
    expect(status).toBe(2);
    const made = await readdir(home, { recursive: true });
    expect(made.filter((name) => name.endsWith("python3"))).toEqual([]);
    expect(await readdir(folder)).not.toContain("quantgate-out");
  });
});

describe("an image that does not decode", () => {
  test("makes its variants unmeasured, with the file named, and the gate says no", async () => {
    await python(IMAGES, [folder]);
    await edit("quantgate.yml", (text) =>
      text
        .replace(/data: .*/, "data: { images: images, fit: scale-fill }")
        .replace(/source: .*/, "source: Images.mlpackage"),
    );
    await edit("quantgate.yml", (text) => `${text.slice(0, text.indexOf("      pal2:"))}`);
    const { status, stdout } = await quantgate(["gate"], { cwd: folder });
    expect(status).toBe(1);
    expect(stdout).toMatch(/1\/broken\.png/);
    const records = await readFile(
      join(folder, "quantgate-out/records/digits/head/int8/portable.jsonl"),
      "utf8",
    );
    expect(records).toMatch(/\{"id": ?"1\/broken\.png", ?"error": ?"[^"]+"\}/);
  });
});

const IMAGES = `
import json, pathlib, sys
import numpy as np
import coremltools as ct
from coremltools.converters.mil import Builder as mb
from PIL import Image
folder = pathlib.Path(sys.argv[1])
rng = np.random.default_rng(7)
@mb.program(input_specs=[mb.TensorSpec(shape=(1, 1, 16, 16))])
def prog(pixels):
    flat = mb.reshape(x=pixels, shape=(1, 256))
    hidden = mb.relu(x=mb.linear(x=flat, weight=rng.normal(size=(32, 256)).astype("f4") / 256))
    return mb.softmax(x=mb.linear(x=hidden, weight=rng.normal(size=(2, 32)).astype("f4")), axis=-1, name="scores")
model = ct.convert(prog, inputs=[ct.ImageType(name="pixels", shape=(1, 1, 16, 16), color_layout=ct.colorlayout.GRAYSCALE)],
    classifier_config=ct.ClassifierConfig(["0", "1"]), compute_precision=ct.precision.FLOAT32, minimum_deployment_target=ct.target.iOS15, skip_model_load=True)
model.save(str(folder / "Images.mlpackage"))
for label in "01":
    (folder / "images" / label).mkdir(parents=True)
    for n in range(3):
        Image.fromarray(rng.integers(0, 256, (16, 16), dtype=np.uint8)).save(folder / "images" / label / f"{n}.png")
(folder / "images/1/broken.png").write_bytes(b"not an image")
print(json.dumps(None))`;
