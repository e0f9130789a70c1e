import { execFileSync } from "node:child_process";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { fileDigest, keyOf, treeDigest } from "../../src/measure/digests.ts";
import { python } from "../commands/python.ts";
import { disposableFolder } from "../git/disposable.ts";
import { hashesAnew } from "../store/hashes-anew.ts";

const HASHES = hashesAnew();

const IN_PYTHON = `
import json, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from quantgate_worker.package.digest import tree_digest
from quantgate_worker.package.files import package_files
print(json.dumps([tree_digest(package_files(Path(path))) for path in sys.argv[2:]]))`;

test("a package's digest is what the worker says of it, whatever its files are called", async () => {
  const folder = join(disposableFolder(), "Odd.mlpackage");
  await cp("fixtures/digits/Digits.mlpackage", folder, { recursive: true });
  await mkdir(join(folder, "Data", "more"));
  // Python orders characters, JavaScript halves of them.
  for (const name of ["\u{10000}", "\uFB01", "é", "z", 'a "quoted" one'])
    await writeFile(join(folder, "Data", "more", name), name);
  const told = await python<string[]>(IN_PYTHON, [resolve("worker"), folder]);
  expect([await treeDigest(folder, HASHES)]).toEqual(told);
});

test("a model that is one file is known by it, and what is not there by nothing", async () => {
  const file = join(disposableFolder(), "Old.mlmodel");
  await writeFile(file, "weights");
  const told = await python<string[]>(IN_PYTHON, [resolve("worker"), file]);
  expect([await treeDigest(file, HASHES)]).toEqual(told);
  expect(await treeDigest(`${file}.gone`, HASHES)).toBeUndefined();
});

test("what cannot be read is told apart from what can, and what never ends is not waited for", async () => {
  const folder = disposableFolder();
  await writeFile(join(folder, "empty"), "");
  execFileSync("mkfifo", [join(folder, "pipe")]);
  const digests = await Promise.all(
    ["empty", "gone", "pipe"].map((name) => fileDigest(join(folder, name), HASHES)),
  );
  expect(digests).toEqual([
    expect.stringMatching(/^sha256:e3b0c442/),
    "ENOENT",
    expect.any(String),
  ]);
  expect(new Set(digests).size).toBe(3);
  expect(await treeDigest(folder, HASHES)).toBeUndefined();
});

test("a key is over all that it is made of, in whatever order that is written", () => {
  const one = { a: 1, b: { c: [1, 2], d: null } };
  expect(keyOf("lane", { b: { d: null, c: [1, 2] }, a: 1 })).toBe(keyOf("lane", one));
  const others = [{ ...one, a: 2 }, { ...one, b: { c: [2, 1], d: null } }, { a: 1 }];
  for (const other of others) expect(keyOf("lane", other)).not.toBe(keyOf("lane", one));
  expect(keyOf("package", one)).not.toBe(keyOf("lane", one));
});
