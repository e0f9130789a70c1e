import { access, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { unseen } from "../../src/terminal/progress.ts";
import { environmentPlace, makeEnvironment } from "../../src/worker/environment.ts";
import { findPython } from "../../src/worker/python.ts";
import type { Tool, ToolResult } from "../../src/worker/tool.ts";
import type { WheelStore } from "../../src/worker/wheels.ts";

const PYTHON = { path: "/usr/bin/python3", version: "3.12.4", system: "Linux", machine: "x86_64" };
const DONE: ToolResult = { ok: true, lines: [] };

/** Stands for python and pip: makes the interpreter's file, and lets a step fail in its own way. */
function tools(failures: Record<string, readonly string[]> = {}) {
  const ran: { step: string; env: Readonly<Record<string, string>>; command: readonly string[] }[] =
    [];
  const run: Tool = async (command, { env, onLine }) => {
    const step = stepOf(command);
    ran.push({ step, env, command });
    if (step === "venv") {
      await mkdir(join(command.at(-1) ?? "", "bin"), { recursive: true });
      await writeFile(join(command.at(-1) ?? "", "bin/python"), "");
      await writeFile(join(command.at(-1) ?? "", "pyvenv.cfg"), "home = /usr/bin\n");
    }
    for (const line of failures[step] ?? PRINTED[step] ?? []) onLine?.(line);
    const lines = failures[step];
    return lines === undefined ? DONE : { ok: false, lines };
  };
  return { run, ran };
}

function stepOf(command: readonly string[]): string {
  if (command.includes("venv")) return "venv";
  if (!command.includes("pip")) return "probe";
  if (command.includes("download")) return "download";
  return command.includes("--no-index") ? "from wheels" : "pip";
}

const PRINTED: Record<string, readonly string[]> = {
  pip: [
    "Looking in indexes: somewhere",
    "Ignoring colorama: markers 'sys_platform == \"win32\"' don't match your environment",
    "Processing /wheels/attrs-26.1.0-py3-none-any.whl (from -r lock.txt (line 1))",
    "Collecting coremltools==9.0 (from -r lock.txt (line 3))",
    "  Downloading coremltools-9.0-cp312-none-manylinux1_x86_64.whl (2.3 MB)",
    "Installing collected packages: attrs, coremltools",
  ],
};

const LOCK =
  "attrs==26.1.0 \\\n    --hash=sha256:0\ncoremltools==9.0\ncolorama==0.4.6 ; sys_platform == 'win32'\n";

async function order() {
  const root = await mkdtemp(join(tmpdir(), "quantgate-env-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const lock = join(root, "lock.txt");
  await writeFile(lock, LOCK);
  const env = { PATH: "/bin", GITHUB_TOKEN: "secret", PIP_INDEX_URL: "https://user:pw@index" };
  return { python: PYTHON, locks: [lock], home: join(root, "home"), env, progress: unseen };
}

describe("the worker's environment", () => {
  test("is made from the lock alone: hashes required, wheels only, nothing resolved", async () => {
    const { run, ran } = tools();
    await makeEnvironment(await order(), run);
    expect(ran.map(({ step }) => step)).toEqual(["venv", "pip", "probe"]);
    expect(ran[1]?.command).toEqual(
      expect.arrayContaining(["--require-hashes", "--only-binary", ":all:", "--no-deps"]),
    );
  });

  test("is found the second time", async () => {
    const wanted = await order();
    const first = await makeEnvironment(wanted, tools().run);
    const { run, ran } = tools();
    expect(await makeEnvironment(wanted, run)).toBe(first);
    expect(ran).toEqual([]);
  });

  test.each([
    ["another lock", async (one: Order) => writeFile(one.locks[0] ?? "", `${LOCK}numpy==2\n`)],
    [
      "another Python",
      async (one: Order) => void Object.assign(one, { python: { ...PYTHON, version: "3.12.5" } }),
    ],
    [
      "another architecture",
      async (one: Order) => void Object.assign(one, { python: { ...PYTHON, machine: "arm64" } }),
    ],
  ])("is another for %s", async (_, change) => {
    const wanted = await order();
    const { key } = await environmentPlace(wanted);
    await change(wanted);
    expect((await environmentPlace(wanted)).key).not.toBe(key);
  });

  test("is made anew when its interpreter is gone", async () => {
    const wanted = await order();
    await rm(await makeEnvironment(wanted, tools().run));
    const { run, ran } = tools();
    await access(await makeEnvironment(wanted, run));
    expect(ran).toHaveLength(3);
  });

  test("is one whole one when two make it at the same time", async () => {
    const wanted = await order();
    await Promise.all([makeEnvironment(wanted, tools().run), makeEnvironment(wanted, tools().run)]);
    await access(await makeEnvironment(wanted, tools({ venv: ["must not run"] }).run));
  });

  test("is not the half that a killed process left, which goes a day later", async () => {
    const wanted = await order();
    const { path } = await environmentPlace(wanted);
    const half = join(path, "venv-00");
    await mkdir(join(half, "bin"), { recursive: true });
    const yesterday = Date.now() / 1000 - 25 * 3600;
    await utimes(half, yesterday, yesterday);
    await makeEnvironment(wanted, tools().run);
    expect(await readdir(path)).not.toContain("venv-00");
  });

  test("tells how far it is", async () => {
    const told: unknown[] = [];
    const progress = { ...unseen, update: (...args: unknown[]) => void told.push(args) };
    await makeEnvironment({ ...(await order()), progress }, tools().run);
    expect(told).toEqual([
      ["packages", 1, 2, "attrs"],
      ["packages", 2, 2, "coremltools"],
      ["packages", 2, 2, "downloading coremltools (2.3 MB)"],
      ["packages", 2, 2, "installing"],
    ]);
  });

  test("is made without tokens; only pip sees how to reach the index", async () => {
    const { run, ran } = tools();
    await makeEnvironment(await order(), run);
    expect(ran.map(({ env }) => Object.keys(env).sort())).toEqual([
      ["PATH", "TMPDIR"],
      ["PATH", "PIP_INDEX_URL", "TMPDIR"],
      ["PATH", "TMPDIR"],
    ]);
  });
});

type Order = Awaited<ReturnType<typeof order>>;

describe("an environment that cannot be made", () => {
  test.each<[string, string, readonly string[], RegExp]>([
    [
      "no network",
      "pip",
      [
        "WARNING: Retrying … NewConnectionError('…: Failed to establish a new connection')",
        "ERROR: No matching distribution found for attrs==26.1.0",
      ],
      /installing the packages failed, the package index cannot be reached\.\n/,
    ],
    [
      "a forged package",
      "pip",
      ["ERROR: THESE PACKAGES DO NOT MATCH THE HASHES"],
      /not the one that the lock names/,
    ],
    ["a full disk", "pip", ["OSError: [Errno 28] No space left on device"], /the disk is full/],
    [
      "a Python without pip",
      "venv",
      ["The virtual environment was not created successfully because ensurepip is not available."],
      /apt-get install python3-venv/,
    ],
    [
      "native libraries that do not load",
      "probe",
      ["ImportError: libmilstoragepython.so"],
      /loading coremltools failed\.\n {4}ImportError/,
    ],
  ])("for %s says so, and leaves nothing", async (_, step, lines, message) => {
    const wanted = await order();
    let ended = 0;
    const progress = { ...unseen, end: () => void ended++ };
    const making = makeEnvironment({ ...wanted, progress }, tools({ [step]: lines }).run);
    await expect(making).rejects.toThrow(message);
    expect(ended, "a progress bar left open would keep the process alive").toBe(1);
    expect(await readdir((await environmentPlace(wanted)).path)).toEqual([]);
  });
});

test("a real pip that reaches no index leaves nothing and says what to do", async () => {
  const wanted = await order();
  await writeFile(wanted.locks[0] ?? "", `attrs==26.1.0 --hash=sha256:${"0".repeat(64)}\n`);
  const env = {
    ...{ PATH: process.env.PATH, PIP_CONFIG_FILE: devNull, PIP_RETRIES: "0" },
    PIP_INDEX_URL: "http://127.0.0.1:9/simple",
  };
  const asked = process.env.QUANTGATE_PYTHON;
  const python = await findPython({ path: env.PATH ?? "", ...(asked && { asked }) }, env);
  const making = makeEnvironment({ ...wanted, env, python });
  await expect(making).rejects.toThrow(/the package index cannot be reached.*PIP_INDEX_URL/s);
  expect(await readdir((await environmentPlace({ ...wanted, python })).path)).toEqual([]);
});

describe("packages that are kept from one run to the next", () => {
  /** A store that has the packages or has them not, and what was asked of it. */
  function store(has: boolean) {
    const asked: string[] = [];
    const wheels: WheelStore = {
      bring: async () => has,
      keep: async ({ key }) => void asked.push(`keep ${key}`),
      refused: (_, why) => void asked.push(why),
    };
    return { wheels, asked };
  }

  async function made(has: boolean, failures: Record<string, readonly string[]> = {}) {
    const [{ wheels, asked }, { run, ran }, wanted] = [store(has), tools(failures), await order()];
    await makeEnvironment({ ...wanted, wheels }, run).catch(() => undefined);
    return { asked, ran, steps: ran.map(({ step }) => step), ...(await environmentPlace(wanted)) };
  }

  test("are downloaded the first time, and kept before anything else runs", async () => {
    const { asked, steps, key, ran } = await made(false);
    expect(steps).toEqual(["venv", "download", "from wheels", "probe"]);
    expect(asked).toEqual([`keep wheels-${key}`]);
    for (const at of [1, 2])
      expect(ran[at]?.command).toEqual(expect.arrayContaining(["--require-hashes", ":all:", "-r"]));
  });

  test("are installed the next time, and nothing is asked of an index", async () => {
    const { asked, steps, ran } = await made(true);
    expect(steps).toEqual(["venv", "from wheels", "probe"]);
    expect(asked).toEqual([]);
    expect(ran[1]?.command).toEqual(expect.arrayContaining(["--isolated", "--no-index"]));
    expect(Object.keys(ran[1]?.env ?? {})).toEqual(["PATH", "TMPDIR"]);
  });

  test.each([
    ["THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "is not what the lock"],
    ["No matching distribution found for attrs", "cannot be installed"],
  ])("are downloaded anew where pip says %s", async (said, why) => {
    const { asked, steps } = await made(true, { "from wheels": [said] });
    expect(steps).toEqual(["venv", "from wheels", "venv", "download", "from wheels"]);
    expect(asked).toEqual([expect.stringContaining(why)]);
  });
});
