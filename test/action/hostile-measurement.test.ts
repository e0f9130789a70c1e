import { symlinkSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FOLDER, limitOf, measured, openFoodPullRequest, verdictOf } from "../behaviours/food.ts";
import type { Checkout } from "../git/disposable.ts";
import { pullRequestStep } from "./events.ts";

const FILE = `${FOLDER}/int8.json`;
const [REAL = ""] = Object.values(measured("mine", 0.9));
const DEEP = "[".repeat(100_000) + "]".repeat(100_000);
const ELSEWHERE = `{ "path": "../../../etc/passwd", "digest": "sha256:${"a".repeat(64)}", "count": 1 }`;

/** In front of all that it is else: of a key that stands twice the last counts. */
const beginning = (text: string) => REAL.replace("{", `{ ${text},`);
const ending = (text: string) => REAL.trimEnd().replace(/\}$/, `, ${text} }`);

const MEASUREMENTS: readonly [string, string, RegExp][] = [
  [
    "is nested so deep that to walk through it fills the stack",
    ending(`"placement": ${DEEP}`),
    /placement: /,
  ],
  [
    "has a number beyond all numbers",
    ending('"metrics": { "top-1": { "value": 1e400 } }'),
    /metrics\.top-1\.value/,
  ],
  ["has what is no number", ending('"metrics": { "top-1": { "value": NaN } }'), /is not JSON/],
  ["is of another variant", ending('"variant": "fp32"'), /says it is of food80\/fp32/],
  [
    "takes its answers from elsewhere",
    ending(`"records": ${ELSEWHERE}`),
    /must be a file below its folder/,
  ],
  ["begins with a mark and ends in NUL", `\ufeff${REAL}\0`, /is not JSON/],
];

test.each(MEASUREMENTS)(
  "a measurement of a pull request that %s is refused by name, and nothing passes by it",
  async (_, text, why) => {
    const { commit } = await openFoodPullRequest();
    const result = await pullRequestStep(commit({ [FILE]: text }));
    expect(limitOf(result, "top-1", "min"), result.log).toMatchObject({
      ...{ state: "unmeasured", outcome: "fail" },
      why: expect.stringMatching(why),
    });
    expect(result.status).toBe(1);
  },
);

test("a measurement that is a link is refused by name", async () => {
  const { commit, project } = await openFoodPullRequest();
  link(project);
  const result = await pullRequestStep(commit());
  const why = expect.stringContaining("is a symbolic link");
  expect(limitOf(result, "top-1", "min"), result.log).toMatchObject({ state: "unmeasured", why });
});

test("a measurement whose keys reach for what all objects share is one like any other", async () => {
  const { commit } = await openFoodPullRequest();
  const shared = '"__proto__": { "value": 0.99 }, "constructor": { "value": 0.99 }';
  const polluted = beginning(`"__proto__": { "metrics": { "top-1": { "value": 0.99 } } }`);
  const text = polluted.replace('"metrics": {', `"metrics": { ${shared},`);
  const result = await pullRequestStep(commit({ [FILE]: text }));
  expect(limitOf(result, "top-1", "min")).toMatchObject({ observed: 0.9 });
});

test("a policy of a pull request that leaves its lines open is named, and the target's judges", async () => {
  const { commit } = await openFoodPullRequest();
  const open = `{${"k: 1\n".repeat(50_000)}}`;
  const result = await pullRequestStep(commit({ "quantgate.yml": open, ...measured("mine", 0.5) }));
  expect(result.outputs.outcome, result.log).toBe("fail");
  expect(verdictOf(result).notes.join()).toContain("too much of it is left open");
});

function link({ root }: Checkout): void {
  unlinkSync(join(root, FILE));
  symlinkSync("/etc/passwd", join(root, FILE));
}
