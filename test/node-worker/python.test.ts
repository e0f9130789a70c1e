import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { findPython } from "../../src/worker/python.ts";

const LINUX = {
  ...{ version: "3.12.4", implementation: "cpython", freeThreaded: false, bits: 64 },
  ...{ system: "Linux", machine: "x86_64", base: "glibc 2.36" },
};
const MAC = { ...LINUX, system: "Darwin", machine: "arm64", base: "macOS 15.1" };

/** A machine with these interpreters: each answers with the facts given, or runs the script given. */
async function machineWith(interpreters: Record<string, Partial<typeof LINUX> | string>) {
  const root = await mkdtemp(join(tmpdir(), "quantgate-pythons-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [path, facts] of Object.entries(interpreters)) {
    const file = join(root, path);
    const answer = JSON.stringify({
      path: file,
      ...LINUX,
      ...(typeof facts === "object" && facts),
    });
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, typeof facts === "string" ? facts : `#!/bin/sh\necho '${answer}'\n`);
    await chmod(file, 0o755);
  }
  const search = { path: `${root}/bin:${root}/sbin`, toolCache: join(root, "cache") };
  const find = async (asked?: string) =>
    (await findPython({ ...search, ...(asked && { asked }) }, { PATH: search.path })).path.slice(
      root.length + 1,
    );
  return { root, find };
}

describe("the interpreter for the worker", () => {
  test.each<[string, Record<string, Partial<typeof LINUX> | string>, string]>([
    [
      "the newest patch of 3.12 in the runner's tool cache, before what is on PATH",
      {
        "cache/Python/3.12.9/x64/bin/python3": { version: "3.12.9" },
        "cache/Python/3.12.11/x64/bin/python3": { version: "3.12.11" },
        "cache/Python/3.13.1/x64/bin/python3": { version: "3.13.1" },
        "bin/python3": {},
      },
      "cache/Python/3.12.11/x64/bin/python3",
    ],
    [
      "what PATH has under its version's name, where python3 is too new",
      { "bin/python3": { version: "3.14.0" }, "sbin/python3.11": { version: "3.11.2" } },
      "sbin/python3.11",
    ],
    [
      "the next one where a shim has no version behind it",
      { "bin/python3.12": "#!/bin/sh\necho no such version >&2; exit 127\n", "bin/python3": {} },
      "bin/python3",
    ],
    ["one on a Mac with Apple silicon", { "bin/python3": MAC }, "bin/python3"],
    [
      "of GitHub's Macs, whose own Python is too new, the 3.12 of the tool cache for their processor",
      {
        "cache/Python/3.11.9/arm64/bin/python3": { ...MAC, version: "3.11.9" },
        "cache/Python/3.12.10/arm64/bin/python3": { ...MAC, version: "3.12.10" },
        "cache/Python/3.12.10/x64/bin/python3": { ...MAC, machine: "x86_64", version: "3.12.10" },
        "cache/Python/3.13.5/arm64/bin/python3": { ...MAC, version: "3.13.5" },
        "cache/Python/3.14.0/arm64/bin/python3": { ...MAC, version: "3.14.0" },
        "bin/python3": { ...MAC, version: "3.14.0" },
        "bin/python3.14": { ...MAC, version: "3.14.0" },
      },
      "cache/Python/3.12.10/arm64/bin/python3",
    ],
    [
      "of a Mac whose tool cache lacks 3.12, the 3.13 that it has, and never its 3.14",
      {
        "cache/Python/3.13.5/arm64/bin/python3": { ...MAC, version: "3.13.5" },
        "cache/Python/3.14.0/arm64/bin/python3": { ...MAC, version: "3.14.0" },
        "bin/python3": { ...MAC, version: "3.14.0" },
      },
      "cache/Python/3.13.5/arm64/bin/python3",
    ],
  ])("is %s", async (_, interpreters, expected) => {
    expect(await (await machineWith(interpreters)).find()).toBe(expected);
  });

  test("is the one asked for, by path or by name", async () => {
    const { root, find } = await machineWith({ "bin/python3.12": {}, "opt/py": {}, "sbin/py": {} });
    expect(await find(join(root, "opt/py"))).toBe("opt/py");
    expect(await find("py")).toBe("sbin/py");
  });

  test("is no other where the one asked for will not do", async () => {
    const { find } = await machineWith({ "bin/python3": {}, "bin/old": { version: "3.9.1" } });
    await expect(find("old")).rejects.toThrow("no build for Python 3.9.1");
    await expect(find("absent")).rejects.toThrow("absent is no Python that runs");
  });
});

describe("a machine without an interpreter that will do", () => {
  test.each<[string, Partial<typeof LINUX>, RegExp]>([
    [
      "only 3.14",
      { version: "3.14.2" },
      /no build for Python 3\.14\.2\n {2}Install Python 3\.12 \(in a workflow: actions\/setup-python/,
    ],
    [
      "a Mac's 3.14, with what to add to the workflow",
      { ...MAC, version: "3.14.0" },
      /no build for Python 3\.14\.0\n {2}Install Python 3\.12 \(in a workflow: actions\/setup-python with python-version: '3\.12'\)/,
    ],
    ["a free-threaded build", { freeThreaded: true }, /only standard CPython/],
    ["PyPy", { implementation: "pypy" }, /only standard CPython/],
    ["a 32-bit build", { bits: 32 }, /it is a 32-bit build/],
    ["Linux on ARM", { machine: "aarch64" }, /no build for Linux aarch64\n {2}Run on Linux x86-64/],
    ["Windows", { system: "Windows", machine: "AMD64" }, /no build for Windows AMD64/],
    [
      "an Intel Mac",
      { system: "Darwin", machine: "x86_64", base: "macOS 15.1" },
      /no build for Darwin x86_64/,
    ],
    ["musl", { base: "" }, /no build for this C library/],
    ["an old glibc", { base: "glibc 2.5" }, /no build for glibc 2\.5\n/],
    ["an old macOS", { ...MAC, base: "macOS 13.6.1" }, /no build for macOS 13\.6\.1\n/],
  ])("says so of %s", async (_, facts, message) => {
    const { find } = await machineWith({ "bin/python3": facts });
    await expect(find()).rejects.toThrow(message);
  });

  test("tells each that it found and why", async () => {
    const { root, find } = await machineWith({
      "bin/python3": { version: "3.14.2" },
      "sbin/python3.10": { machine: "aarch64" },
    });
    await expect(find()).rejects.toThrow(`${root}/bin/python3 (Python 3.14.2)`);
    await expect(find()).rejects.toThrow(`${root}/sbin/python3.10 (Python 3.12.4)`);
  });

  test("says that it found none", async () => {
    const { find } = await machineWith({});
    await expect(find()).rejects.toThrow(/^no Python 3\.10 to 3\.13 was found\n {2}Install/);
  });

  test("does not run what a relative part of PATH leads to, such as the folder where it stands", async () => {
    const { root } = await machineWith({ "bin/python3": {} });
    const search = findPython({ path: relative(process.cwd(), join(root, "bin")) }, {});
    await expect(search).rejects.toThrow("no Python 3.10 to 3.13 was found");
  });
});
