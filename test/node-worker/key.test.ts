import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { workerKey } from "../../src/worker/key.ts";
import { disposableFolder } from "../git/disposable.ts";

/** Two interpreters on a PATH, the worker's code in two files, and a lock. */
async function parts() {
  const root = disposableFolder();
  const places = {
    path: join(root, "bin"),
    python: join(root, "bin", "python3"),
    code: join(root, "worker", "quantgate_worker", "verbs", "hello.py"),
    lock: join(root, "requirements.txt"),
  };
  await mkdir(places.path);
  await mkdir(join(places.code, ".."), { recursive: true });
  for (const file of [places.python, places.code, places.lock]) await writeFile(file, "one\n");
  const key = () =>
    workerKey({
      search: { path: places.path },
      worker: join(root, "worker"),
      locks: [places.lock],
    });
  return { ...places, root, key };
}

test("the same worker would be started as long as nothing of it changes", async () => {
  const { key, root } = await parts();
  const before = await key();
  await writeFile(join(root, "worker", "quantgate_worker", "verbs", "hello.pyc"), "compiled");
  expect(await key()).toBe(before);
});

test.each(["python", "code", "lock"] as const)(
  "another one, where its %s changes",
  async (part) => {
    const made = await parts();
    const before = await made.key();
    await appendFile(made[part], "two\n");
    expect(await made.key()).not.toBe(before);
  },
);

test("another one, where a Python is there that would be chosen first", async () => {
  const { key, path } = await parts();
  const before = await key();
  await writeFile(join(path, "python3.12"), "newer\n");
  expect(await key()).not.toBe(before);
});
