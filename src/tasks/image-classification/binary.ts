import type { Problem } from "../../catalog/errors.ts";
import type { TaskOptions } from "../../contract/data.ts";
import type { Inspected } from "../../contract/protocol.ts";
import { checkLabels } from "./checks.ts";
import type { Labels } from "./labels.ts";

/** What the two classes are called unless the policy says otherwise. */
const [POSITIVE, NEGATIVE] = ["1", "0"];

/** Labels that the model cannot answer; of one that gives one number, the policy says what it means. */
export function misfitsOf(
  labels: Labels,
  { classes, classCount }: Pick<Inspected, "classes" | "classCount">,
  { threshold, positive = POSITIVE, negative = NEGATIVE }: TaskOptions,
): Problem[] {
  const isOne = classes === null && classCount === 1;
  if (threshold === undefined)
    return isOne
      ? [{ message: ONE_NUMBER, fix: SUCH_AS }]
      : checkLabels(labels, classes, classCount);
  const count = classes?.length ?? classCount;
  if (count !== null && !isOne)
    return [{ message: `${FOR_ONE}: this one gives ${count}`, fix: "take threshold out" }];
  return checkLabels(labels, [String(negative), String(positive)], null);
}

const ONE_NUMBER =
  "the model gives one number, and the policy does not say from which on it means the positive class";
const SUCH_AS =
  "data: { …, threshold: 0.5 } where the model ends in a sigmoid, 0 where it gives logits";
const FOR_ONE = "threshold is for a model that gives one number of two classes";
