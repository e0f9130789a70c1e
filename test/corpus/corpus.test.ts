import { describe, expect, test } from "vitest";
import { familyOf } from "../../src/catalog/metrics.ts";
import { OPERATOR_NAMES } from "../../src/catalog/operators.ts";
import { OUTCOMES, STATES } from "../../src/catalog/states.ts";
import { type Plan, PlannedModel, RecordedFrom } from "../../src/contract/plan.ts";
import { FAULTS, type Verdict } from "../../src/contract/verdict.ts";
import { FATES } from "../../src/contract/waiver.ts";
import { findMetric, METRICS, TASK_ROWS } from "../../src/tasks/rows.ts";
import { CORPUS, change, forgotten } from "./corpus.ts";
import { differenceOf, kept, partOf } from "./kept.ts";

describe("what was answered is answered again, byte for byte:", () => {
  test.concurrent.each([...CORPUS])("%s", async (name, ask) => {
    const difference = change(name, await ask());
    if (difference === undefined) return;
    const [family = name] = name.split("/");
    expect.fail(
      `${difference.text}\n  in ${difference.parts.join(", ")}; npm run corpus -- --only ${family} shows all, and --update keeps them`,
    );
  });

  test("no answer is kept that nothing asks for", async () => {
    expect(await forgotten()).toEqual([]);
  });
});

describe("the corpus has", () => {
  const keptParts = (part: string) =>
    [...CORPUS.keys()].flatMap((name) => partOf(kept(name) ?? "", part) ?? []);
  const verdicts: Verdict[] = keptParts("verdict.json").map((text) => JSON.parse(text));
  const plans: Plan[] = keptParts("plan.json").map((text) => JSON.parse(text));
  const originsIn = ({ models }: Plan) =>
    models.flatMap(({ recorded = [] }) => recorded.map(({ from }) => from));
  const models = verdicts.flatMap((verdict) => verdict.models);
  const itself = models.flatMap((model) => (model.itself ? [model.itself] : []));
  const variants = [...models.flatMap((model) => model.variants), ...itself];
  const limits = variants.flatMap((variant) => variant.limits);
  const sorted = (values: Iterable<string>) => [...new Set(values)].toSorted();
  const family = (name: string) => {
    const metric = findMetric(name);
    return metric === undefined ? name : familyOf(metric);
  };

  test("more than sixty verdicts", () => {
    expect(verdicts.length).toBeGreaterThan(60);
  });

  test.each<[string, Iterable<string>, readonly string[]]>([
    [
      "task",
      models.map(({ task }) => task).filter((task) => !task.includes(":")),
      TASK_ROWS.map(({ name }) => name),
    ],
    ["operator", limits.map(({ operator }) => operator), OPERATOR_NAMES],
    ["state", limits.map(({ state }) => state), STATES],
    ["outcome", verdicts.map(({ outcome }) => outcome), OUTCOMES],
    ["status", models.map(({ status }) => status), PlannedModel.shape.status.options],
    [
      "fate of a waiver",
      verdicts.flatMap(({ waivers = [] }) => waivers.map(({ fate }) => fate)),
      FATES,
    ],
    ["fault", verdicts.flatMap(({ fault }) => fault ?? []), FAULTS],
    ["origin of a recording", plans.flatMap(originsIn), RecordedFrom.options],
    [
      "certainty of a cliff",
      models.flatMap(({ cliff }) => cliff?.certainty ?? []),
      ["likely", "confirmed"],
    ],
  ])("every %s", (_, found, all) => {
    expect(sorted(found)).toEqual(sorted(all));
  });

  test("every metric that anything gives", () => {
    const given = new Set(
      limits.filter(({ observed }) => observed !== null).map(({ metric }) => family(metric)),
    );
    const missing = METRICS.filter(({ name, test }) => test !== "not-yet" && !given.has(name));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  test.each<[string, readonly unknown[]]>([
    ["a task of somebody's own", models.filter(({ task }) => task.includes(".py:"))],
    ["doubts about what merging leaves", models.flatMap(({ doubts = [] }) => doubts)],
    ["models that no policy names", verdicts.flatMap(({ unjudged }) => unjudged?.paths ?? [])],
    ["the model itself", itself],
    [
      "a variant of which nothing is certified",
      variants.flatMap(({ uncertified }) => uncertified ?? []),
    ],
    ["slices", variants.flatMap(({ slices = [] }) => slices)],
    ["an attribution", variants.flatMap(({ attribution }) => attribution ?? [])],
    ["an explanation", variants.flatMap(({ explanation = [] }) => explanation)],
    ["a failure that is proven", limits.filter(({ proven }) => proven)],
    ["a published artifact", verdicts.flatMap(({ published }) => published ?? [])],
    ["changes of the policy", verdicts.flatMap(({ changes = [] }) => changes)],
    ["advice", models.flatMap(({ advice = [] }) => advice)],
  ])("%s", (_, found) => {
    expect(found.length).toBeGreaterThan(0);
  });
});

test("a difference is told with its place, the lines before it, and every part that differs", () => {
  const was =
    "\n════════ comment.md\none\ntwo\nthree\n\n════════ terminal\nsame\n\n════════ verdict.json\n1\n";
  const is = was.replace("three", "four").replace("json\n1", "json\n2");
  expect(differenceOf(was, was)).toBeUndefined();
  expect(differenceOf(was, is)).toEqual({
    parts: ["comment.md", "verdict.json"],
    text: [
      "line 5, in comment.md:",
      "    ════════ comment.md",
      "    one",
      "    two",
      "  - three",
      "  + four",
    ].join("\n"),
  });
  expect(differenceOf(was, `${was}more`)?.text).toContain("  + more");
});
