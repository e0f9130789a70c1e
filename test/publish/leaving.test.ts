import { expect, test } from "vitest";
import { flowersProject } from "./flowers.ts";
import { openFork } from "./fork.ts";
import { verdictOf } from "./seen.ts";

test("a fork that renames a model sets no green status: it could not be judged", async () => {
  const project = flowersProject();
  project.git("switch", "--quiet", "--create", "feature");
  project.git("mv", "Flowers.mlpackage", "Other.mlpackage");
  project.commit({ "Other.mlpackage/weights.bin": "zeroed" });
  const fork = await openFork(project);
  const result = await fork.publish(
    { "plan.json": "{}" },
    { inputs: { status: "quantgate/{branch}" } },
  );
  expect(result, result.log).toMatchObject({ status: 2, outputs: { outcome: "error" } });
  expect(fork.statuses).toMatchObject([{ state: "error", context: "quantgate/main" }]);
  expect(fork.statuses[0]?.description).toContain("Flowers.mlpackage is not there at the head");
  expect(verdictOf(result).models[0]).toMatchObject({ status: "missing" });
  expect((await fork.comments())[0]).toContain("could not be judged");
});
