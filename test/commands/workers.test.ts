import { expect, test } from "vitest";
import { rememberingFor } from "../../src/commands/workers.ts";
import { unseen } from "../../src/terminal/progress.ts";
import { disposableFolder } from "../git/disposable.ts";

const KEY = "a".repeat(64);

async function storeIn(home: string, env: Record<string, string>, fresh = false) {
  const host = {
    ...{
      cwd: ".",
      program: ".",
      worker: "worker",
      examples: ".",
      fixtures: ".",
      temp: home,
      home,
      env,
    },
    ...{ today: () => "2026-01-31", out: process.stdout, errors: process.stderr },
  };
  return (await rememberingFor({ fresh }, host, unseen)).store;
}

test("on a person's machine what runs find out is kept, and read unless all is asked for anew", async () => {
  const home = disposableFolder();
  const store = await storeIn(home, {});
  await store.keep("chunks", KEY, "answers");
  expect(await store.read("chunks", KEY)).toBe("answers");
  expect(await (await storeIn(home, {}, true)).read("chunks", KEY)).toBeUndefined();
});

test.each(["CI", "GITHUB_ACTIONS"])(
  "where %s is set nothing is read or kept: what lies there may be a stranger's",
  async (name) => {
    const home = disposableFolder();
    const own = await storeIn(home, {});
    await own.keep("chunks", KEY, "answers");
    const store = await storeIn(home, { [name]: "true" });
    expect(store.keeps).toBe(false);
    expect(await store.read("chunks", KEY)).toBeUndefined();
  },
);
