import { expect, test } from "vitest";
import type { DataPart } from "../../src/project/data-part.ts";
import { prepareIn } from "../../src/project/prepare.ts";
import { Checkout, open } from "../git/disposable.ts";

const POLICY = `version: 1
models:
  words:
    source: M.mlpackage
    task: eval/words.py:Words
    data: { clips: Clips, beam-width: 4 }
    metrics:
      errors: { direction: lower, unit: "%", kind: ratio }
      heard: { direction: higher, unit: "%", kind: rate }
    variants: { int8: { limits: { errors: { max-increase: 1 pt } } } }
`;
const FILES = {
  "quantgate.yml": POLICY,
  "M.mlpackage/weights.bin": "weights",
  "eval/words.py": "class Words: ...",
  "eval/beside.py": "",
  "Clips/a.wav": "sound",
};
const SAMPLES = '{"id":"a","clip":"a.wav"}\n{"id":"b","clip":"b.wav","slices":{"noise":"loud"}}\n';
const WANTED = { policy: "quantgate.yml" };

/** A pull request that changes the model, and what else it is given; who lists is told which parts it would run. */
async function planned(change: Record<string, string>, listing = true, others = {}) {
  const checkout = Checkout.init();
  checkout.commit({ ...FILES, ...others });
  checkout.git("switch", "--quiet", "-c", "feature");
  const head = checkout.commit({ "M.mlpackage/weights.bin": "others", ...change });
  checkout.git("remote", "add", "origin", `file://${checkout.root}/.git`);
  const project = await open(checkout);
  const asked: (readonly DataPart[])[] = [];
  const list = async (_: unknown, parts: readonly DataPart[]) => {
    asked.push(parts);
    return { file: "samples() of eval/words.py:Words", text: SAMPLES };
  };
  const roles = { kind: "pull-request", branch: "main", head } as const;
  const found = await prepareIn(
    project,
    { ...WANTED, roles },
    { today: () => "2027-01-31", ...(listing && { list }) },
  );
  return { ...found, asked, main: checkout.git("rev-parse", "main") };
}

test("the code of a team's own task comes from the target's tip, with what lies beside it and what the policy names", async () => {
  const { plan, truths, asked, main } = await planned({});
  expect(asked.flat().map(({ part, path, tree }) => [part, path, tree.commit])).toEqual([
    ["task", "eval", main],
    ["clips", "Clips", main],
  ]);
  expect(truths.get("words")?.samples).toEqual([
    { id: "a", clip: "a.wav" },
    { id: "b", clip: "b.wav", slices: { noise: "loud" } },
  ]);
  const told = { file: "words.py", class: "Words", shown: "eval/words.py" };
  expect(plan.requests[0]).toMatchObject({
    task: "eval/words.py:Words",
    data: [
      { key: "task", at: { path: "eval", commit: main }, options: told },
      { key: "clips", at: { path: "Clips", commit: main } },
    ],
    options: { given: { "beam-width": 4 }, metrics: { errors: "ratio", heard: "rate" } },
  });
});

test("code that only the head has is not run to see what it would say: the change is told", async () => {
  const { plan, asked, main } = await planned({ "eval/words.py": "class Words: lax = True" });
  expect(asked.flat().every(({ tree }) => tree.commit === main)).toBe(true);
  expect(asked).toHaveLength(1);
  expect(plan.changes).toMatchObject([{ about: "words data task", says: "replaces 1 of 2 files" }]);
});

test("where there are rights no code is run, and the model is unmeasured with what to do", async () => {
  const { plan } = await planned({}, false);
  expect(plan.models[0]).toMatchObject({ status: "unsupported" });
  expect(plan.models[0]?.why).toMatch(/none is run where there are rights to publish; judge it in/);
  expect(plan.requests).toEqual([]);
});

test("of a model that a change leaves as it is no code is run, and what the change does to its data is told", async () => {
  const { plan, asked } = await planned({
    "M.mlpackage/weights.bin": "weights",
    "Clips/a.wav": "",
  });
  expect(plan.models[0]).toMatchObject({ status: "unchanged" });
  expect(plan.changes).toMatchObject([{ about: "words data clips", says: "replaces 1 of 1 file" }]);
  expect(asked).toEqual([]);
});

test("samples that a file names of what was measured elsewhere are compared one by one", async () => {
  const policy = POLICY.replace(
    "    metrics:",
    "    targets: [iphone]\n    recorded: { iphone: Recorded }\n    metrics:",
  ).replace("clips: Clips, beam-width: 4", "samples: Eval/samples.csv");
  const { plan } = await planned({ "Eval/samples.csv": "id\na\n" }, true, {
    "quantgate.yml": policy,
    "Eval/samples.csv": "id\na\nb\n",
  });
  expect(plan.changes).toContainEqual(
    expect.objectContaining({ about: "words data", says: "removes 1 of 2 samples" }),
  );
});

test("a sample that is none is told by its place in the list", async () => {
  const checkout = Checkout.init();
  for (const [path, text] of Object.entries(FILES)) checkout.write(path, text);
  const list = async () => ({ file: "samples() of T", text: '{"id":"a"}\n{"id":"a"}\n{"no":1}\n' });
  const prepared = prepareIn(await open(checkout), WANTED, { today: () => "2027-01-31", list });
  await expect(prepared).rejects.toThrow(
    "samples() of T:2 a is already in line 1\nsamples() of T:3 has no id",
  );
});

test("a Python that the head brings along does not run the code that judges it", async () => {
  const text = POLICY.replace("    metrics:", "    python: tools/python\n    metrics:");
  const checkout = Checkout.init();
  const head = checkout.commit({ ...FILES, "quantgate.yml": text, "tools/python": "#!/bin/sh" });
  const before = { kind: "commit", commit: head } as const;
  const prepared = prepareIn(
    await open(checkout),
    { ...WANTED, roles: { kind: "commit", branch: "main", head, before }, measureAll: true },
    { today: () => "2027-01-31", list: async () => ({ file: "s", text: SAMPLES }) },
  );
  await expect(prepared).rejects.toThrow(
    "words runs its task in tools/python, which the head brings along",
  );
});
