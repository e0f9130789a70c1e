import { expect, test } from "vitest";
import { Checkout, open } from "./disposable.ts";

/** A pull request that only the server knows, as a fork's. */
function proposed() {
  const project = Checkout.init();
  project.commit({ "model.txt": "one" });
  project.publish();
  project.git("switch", "--quiet", "--create", "feature");
  const head = project.commit({ "model.txt": "two" });
  project.git("push", "--quiet", "origin", `${head}:refs/pull/7/head`);
  return { project, head, ref: "refs/pull/7/head" };
}

test("a head that only the server has can be read, and nothing of it lands in the checkout", async () => {
  const { project, head, ref } = proposed();
  const checkout = project.clone("--branch=main");
  const repository = await open(checkout);
  await repository.fetch({ commit: head, ref });
  expect((await repository.at(head).read("model.txt")).toString()).toBe("two");
  expect(() => checkout.git("cat-file", "-e", head)).toThrow();
  expect(checkout.git("for-each-ref", "--format=%(refname)")).not.toContain("pull");
});

test("a head that another was pushed in place of is not there any more", async () => {
  const { project, head, ref } = proposed();
  project.git("commit", "--quiet", "--amend", "--message=rewritten");
  project.git("push", "--quiet", "--force", "origin", `HEAD:${ref}`);
  const repository = await open(project.clone("--branch=main"));
  const fetched = repository.fetch({ commit: head, ref });
  await expect(fetched).rejects.toThrow(`${ref} does not lead to ${head} any more`);
});

test("a reference that the server does not have is an error that says so", async () => {
  const { project, head } = proposed();
  const repository = await open(project.clone("--branch=main"));
  const fetched = repository.fetch({ commit: head, ref: "refs/pull/8/head" });
  await expect(fetched).rejects.toThrow("refs/pull/8/head cannot be fetched");
});
