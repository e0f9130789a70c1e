import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { Measurement } from "../../../src/contract/measurement.ts";
import { pullRequestStep } from "../../action/events.ts";
import { html, proseOf, tags } from "../../report/github-markdown.ts";
import { ATTACKS } from "../../report/hostile.ts";
import { FOOD, measured, openFoodPullRequest, weightsOf } from "../food.ts";
import { obeyed } from "../obeyed.ts";

/** On one line, as a class, a slice or an id has to be. */
const NAMES = ATTACKS.map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => text !== "");
const nameOf = (at: number) => NAMES[at % NAMES.length] ?? "";
/** All of them, as far as there is room, from another one on each time. */
const rotated = (by: number) =>
  ["::error::forged", "##[error]forged", ...ATTACKS.slice(by)].join(" ");
const FOLDER = "Meas <img src=x> @octocat `|` [x](https:evil.example)";
const SLICE = "<b>@octocat|`light`";
const COUNT = 4 * NAMES.length;
const id = (at: number) => `${at} ${nameOf(at)}`;
const yaml = JSON.stringify;

/** A model that only the head has is judged by the head's own policy and labels: the most that a stranger can bring. */
const POLICY = `${FOOD.replace("min: 88 %", "min: 1 %")}  stranger:
    task: image-classification
    data: { arrays: stranger.npz, labels: ${yaml("labels @octocat.csv")}, slice-by: [${yaml(SLICE)}] }
    reference: fp32
    targets: [phone]
    recorded: { phone: ${yaml(FOLDER)} }
    variants:
      fp32: {}
      int8: { limits: { top-1: { min: 99 %, max-drop: 0.1 pt } } }
      int4: { limits: { top-1: { min: 99 % } } }
waivers:
  - { model: food80, variant: int8, limit: top-1 min, weights: "${weightsOf("mine")}", until: 2999-12-31, reason: ${yaml(rotated(10))}, approver: ${yaml(rotated(20))} }
`;

const LABELS = [
  ["id", "label", SLICE],
  ...Array.from({ length: COUNT }, (_, at) => [id(at), nameOf(at), nameOf(at + 1)]),
]
  .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","))
  .join("\n");

const FINGERPRINT = {
  ...{ engine: rotated(0), coremltools: rotated(6), os: rotated(12), chip: rotated(18) },
  ...{ computeUnits: rotated(24), evaluator: rotated(30) },
};

/** Its answers, the first of which are wrong. */
function answered(variant: string, wrong: number, more: Partial<Measurement> = {}) {
  const lines = Array.from({ length: COUNT }, (_, at) =>
    JSON.stringify({ id: id(at), top: [[nameOf(at < wrong ? at + 7 : at), 0.9]] }),
  );
  const text = `${lines.join("\n")}\n`;
  const digest = `sha256:${createHash("sha256").update(text).digest("hex")}`;
  const [own = ""] = Object.values(measured(`stranger ${variant}`, 0, { variant, ...more }));
  const { metrics: _, ...measurement } = JSON.parse(own);
  const records = { path: `${variant}.jsonl`, digest, count: COUNT };
  const place = { model: "stranger", target: "phone", fingerprint: FINGERPRINT };
  return {
    [`${FOLDER}/${variant}.json`]: JSON.stringify({ ...measurement, ...place, records }),
    [`${FOLDER}/${variant}.jsonl`]: text,
  };
}

test("no name reaches the log as a command, or comment and summary as markup, mention or mark", async () => {
  const { commit, github, number } = await openFoodPullRequest();
  const files = {
    ...{ "quantgate.yml": POLICY, "labels @octocat.csv": LABELS, "stranger.npz": "" },
    ...measured("mine", 0.87, { fingerprint: FINGERPRINT }),
    ...answered("fp32", 0),
    ...answered("int8", COUNT / 2),
    ...answered("int4", 0, { status: "failed", reason: rotated(0) }),
  };
  const result = await pullRequestStep({ ...commit(files), env: { NO_COLOR: "1" } });
  const comment = (await github.comments(number))[0]?.body ?? "";
  expect(result.outputs.outcome, result.log).toBe("fail");

  expect(obeyed(result.log), "what the runner would obey").toEqual([]);
  expect(result.log).toMatch(/error: ?:forged/);
  expect(result.log).not.toMatch(TURNING);

  expect(comment.split("<!-- quantgate -->"), "the marker").toHaveLength(2);
  for (const shown of [comment, result.summary]) {
    const rendered = html(shown.replaceAll(/^<!-- (quantgate|of [0-9a-f]{40}, run).*-->$/gm, ""));
    expect(tags(rendered).filter((tag) => !OURS.test(tag))).toEqual([]);
    expect(proseOf(rendered.replace(/<\/?span>/g, ""))).not.toMatch(ACTIVE);
    expect(shown).not.toMatch(TURNING);
    for (const said of ["@&#8203;octocat", "⟨U+2705⟩", "⟨U+202E⟩"]) expect(shown).toContain(said);
  }

  expect(Object.keys(result.outputs).filter((name) => !OUTPUTS.includes(name))).toEqual([]);
  expect(JSON.parse(result.outputs.recommended ?? "")).toEqual({ food80: null, stranger: null });
});

/** Characters that turn the direction of text, hide it or steer a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const TURNING = /[\u0000-\u0008\u001b\u200b\u202a-\u202e\u2066-\u2069]/;
const ACTIVE = /@[\w-]|#\d|GH-\d|:[\w+-]+:|:\/\/|www\./i;
const OURS =
  /^<\/?(h2|h3|ul|ol|li|p|strong|em|code( class="language-mermaid")?|pre|table|thead|tbody|tr|t[hd]( align="\w+")?|br|sub|span|summary|details|a href="https:\/\/github\.com\/team\/app\/[^"]*"|a) ?\/?>$/;
const OUTPUTS = [
  "outcome",
  "recommended",
  "out",
  "verdict",
  "report",
  "at-fault",
  "comment-url",
  "weights",
];
