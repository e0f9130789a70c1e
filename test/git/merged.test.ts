import { expect, test } from "vitest";
import { Checkout, open } from "./disposable.ts";

/** A branch of two commits with another merged into it: its own line is main alone. */
function crossed() {
  const checkout = Checkout.init();
  const first = checkout.commit({ "a.txt": "one\n", "b.txt": "one\n" });
  checkout.git("switch", "--quiet", "--create", "topic");
  const topic = checkout.commit({ "b.txt": "topic\n" });
  checkout.git("switch", "--quiet", "main");
  const second = checkout.commit({ "a.txt": "two\n" });
  return { checkout, first, topic, second };
}

test("a merge holds what both have changed, and names the files that it leaves to a person", async () => {
  const { checkout, topic, second } = crossed();
  const project = await open(checkout);
  const merged = await project.merged(second, topic);
  if (merged.kind !== "merged") throw new Error(merged.why);
  expect(merged.conflicts).toEqual([]);
  expect(String(await merged.tree.read("a.txt"))).toBe("two\n");
  expect(String(await merged.tree.read("b.txt"))).toBe("topic\n");
  const third = checkout.commit({ "b.txt": "main\n", "c.txt": "three\n" });
  const open_ = await project.merged(third, topic);
  expect(open_).toMatchObject({ kind: "merged", conflicts: ["b.txt"] });
  expect(await project.merged(third, "f".repeat(40))).toMatchObject({ kind: "unknown" });
});

test("a branch was at its own commits, and never at those that were merged into it", async () => {
  const { checkout, first, topic, second } = crossed();
  checkout.git("merge", "--quiet", "--no-edit", "topic");
  const tip = checkout.git("rev-parse", "HEAD");
  const project = await open(checkout);
  const asked = [tip, second, first, topic, "f".repeat(40)];
  const found = await Promise.all(asked.map((commit) => project.isOnLineOf(tip, commit)));
  expect(found).toEqual([true, true, true, false, false]);
  expect(await project.isOnLineOf(first, tip)).toBe(false);
});

test("renamed files are told with their old path and their new", async () => {
  const { checkout, second } = crossed();
  checkout.git("mv", "a.txt", "folder\n of a.txt");
  const after = checkout.commit({ "c.txt": "new" });
  const renamed = await (await open(checkout)).renamed(second, after);
  expect([...renamed]).toEqual([["a.txt", "folder\n of a.txt"]]);
});
