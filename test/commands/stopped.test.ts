import { expect, test } from "vitest";
import { UserError } from "../../src/catalog/errors.ts";
import { prepareIn } from "../../src/project/prepare.ts";
import { foodProject } from "../behaviours/food.ts";
import { open } from "../git/disposable.ts";

const STOPPED = new UserError({ message: "Stopped by SIGINT." });

test("a run that is stopped while it plans has no plan, in which the stop would be taken for a missing model", async () => {
  const project = await open(foodProject());
  const options = { policy: "quantgate.yml", out: "quantgate-out" };
  const host = { today: () => "2027-01-31" };
  expect((await prepareIn(project, options, host)).plan.models).toHaveLength(1);
  const stopped = prepareIn(project, options, { ...host, signal: AbortSignal.abort(STOPPED) });
  await expect(stopped).rejects.toThrow("Stopped by SIGINT.");
});
