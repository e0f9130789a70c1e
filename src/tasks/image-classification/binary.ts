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
  told: TaskOptions,
): Problem[] {
  const { threshold } = told;
  const isOne = classes === null && classCount === 1;
  if (threshold === undefined)
    return isOne
      ? [{ message: ONE_NUMBER, fix: SUCH_AS }]
      : checkLabels(labels, classes, classCount);
  const count = classes?.length ?? classCount;
  if (count !== null && !isOne)
    return [{ message: `${FOR_ONE}: this one gives ${count}`, fix: "take threshold out" }];
  return checkLabels(labels, wordsOf(classes, told), null);
}

/** What a model's classes are called, as the policy has it read: of one number, the negative class is 0. */
export function wordsOf(
  classes: readonly string[] | null,
  { threshold, positive = POSITIVE, negative = NEGATIVE }: TaskOptions,
): readonly string[] | null {
  return threshold === undefined ? classes : [String(negative), String(positive)];
}

const ONE_NUMBER =
  "the model gives one number, and the policy does not say from which on it means the positive class";
const SUCH_AS =
  "data: { …, threshold: 0.5 } where the model ends in a sigmoid, 0 where it gives logits";
const FOR_ONE = "threshold is for a model that gives one number of two classes";
