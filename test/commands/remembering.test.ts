import { expect, test } from "vitest";
import { withStore } from "../../src/commands/remembering.ts";
import type { Store } from "../../src/store/store.ts";
import { unseen } from "../../src/terminal/progress.ts";
import { disposableFolder } from "../git/disposable.ts";

const KEY = "a".repeat(64);

const storeIn = <T>(
  home: string,
  env: Record<string, string>,
  work: (store: Store) => Promise<T>,
  fresh = false,
) => withStore({ fresh }, { home, env, temp: home }, unseen, work);

const answers = (store: Store) => store.read("chunks", KEY);

test("on a person's machine what runs find out is kept, and read unless all is asked for anew", async () => {
  const home = disposableFolder();
  await storeIn(home, {}, (store) => store.keep("chunks", KEY, "answers"));
  expect(await storeIn(home, {}, answers)).toBe("answers");
  expect(await storeIn(home, {}, answers, true)).toBeUndefined();
});

test.each(["CI", "GITHUB_ACTIONS"])(
  "where %s is set nothing is read or kept: what lies there may be a stranger's",
  async (name) => {
    const home = disposableFolder();
    await storeIn(home, {}, (store) => store.keep("chunks", KEY, "answers"));
    const [keeps, found] = await storeIn(home, { [name]: "true" }, async (store) => [
      store.keeps,
      await answers(store),
    ]);
    expect([keeps, found]).toEqual([false, undefined]);
  },
);
