import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { OBJECT_DETECTION } from "../../../src/tasks/object-detection/row.ts";

const DETECTION = "worker/quantgate_worker/tasks/detection";

/** The numbers that the worker gives these names, in its own words. */
function workers(file: string, names: string): (string | undefined)[] {
  const line = new RegExp(`^${names} = ([\\d.]+), ([\\d.]+)$`, "m").exec(
    readFileSync(`${DETECTION}/${file}`, "utf8"),
  );
  return [line?.[1], line?.[2]];
}

test("what is said of how boxes are read is what the worker does where the policy tells nothing else", () => {
  const [confidence, overlap] = workers("settings.py", "CONFIDENCE, OVERLAP");
  const [ofClass, kept] = workers("suppression.py", "MOST_OF_CLASS, MOST_KEPT");
  expect(OBJECT_DETECTION.tells?.({ decode: { form: "raw-head" } })).toEqual([
    `boxes count from a score of ${confidence} on; of two of a class that overlap by more than ${overlap} the better one counts; of a picture the best ${kept} are kept, and of a class in it the best ${ofClass}`,
  ]);
});
