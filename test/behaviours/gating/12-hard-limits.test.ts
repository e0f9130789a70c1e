import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { pullRequestStep } from "../../action/events.ts";
import { startArtifactService } from "../../emulator/artifacts.ts";
import { FOOD, measured, openFoodPullRequest } from "../food.ts";

const METRICS = Array.from({ length: 30 }, (_, at) => `top-${at + 1}`);
const LIMITS = METRICS.map((name) => `${name}: { min: 88 %, max-drop: 9 pt }`).join(", ");
/** What is broken comes last in the policy, after much that could not be measured and says so at length. */
const UNMEASURED = ["first", "second", "third", "fourth"];
const BROKEN = "fifth";
const variants = [...UNMEASURED, BROKEN].map(
  (name) => `      ${name}: { source: ${name}.mlpackage, limits: { ${LIMITS} } }\n`,
);
const policy = FOOD.replace("    ship: int8\n", "")
  .replace("version: 1\n", "version: 1\ngate: { on-unmeasured: warn }\n")
  .replace(/ {6}int8:[\s\S]*/, variants.join(""));

/** Every dollar sign takes fourteen characters to be shown and harmless. */
const AT_LENGTH = { status: "failed", reason: "$".repeat(500) } as const;
const BAD = { metrics: Object.fromEntries(METRICS.map((name) => [name, { value: 0.5 }])) };

test("a verdict too large for GitHub keeps its failures, and says where the rest is", async () => {
  const { commit, github, number } = await openFoodPullRequest({ policy });
  const artifacts = await startArtifactService();
  const unmeasured = UNMEASURED.map((variant) =>
    measured(variant, 0.91, { variant, ...AT_LENGTH }),
  );
  const broken = measured(BROKEN, 0.5, { variant: BROKEN, ...BAD });
  const pull = commit(Object.assign({}, broken, ...unmeasured));
  const { status, log, summary, outputs } = await pullRequestStep({ ...pull, artifacts });
  expect(status, log).toBe(1);

  const [comment] = await github.comments(number);
  const body = comment?.body ?? "";
  expect(body.length, "the characters of the comment").toBeLessThanOrEqual(65_536);
  expect(Buffer.byteLength(summary), "the bytes of the summary").toBeLessThanOrEqual(2 ** 20);
  for (const shown of [body, summary]) {
    expect(shown.length, "the room that is used").toBeGreaterThan(60_000);
    expect(shown.match(/^- (.*?)`top-/m)?.[1], "what is said first").toContain(`food80/${BROKEN}`);
    expect(shown.trim().split("\n").at(-1)).toMatch(/^_Shortened to what a .* may hold: /);
  }
  expect(body).toContain(`[the uploaded out folder](<${outputs["artifact-url"]}>)`);

  const annotated = (level: string) => log.match(new RegExp(`^::${level} .*`, "gm")) ?? [];
  expect([annotated("error").length, annotated("warning").length]).toEqual([10, 10]);
  expect(annotated("error").every((line) => line.includes(BROKEN))).toBe(true);
});
