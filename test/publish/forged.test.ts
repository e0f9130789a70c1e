import { expect, test } from "vitest";
import { digest, measured, openFlowers, PATHS, POLICY } from "./flowers.ts";
import type { Files } from "./fork.ts";
import { judgedOf, limitOf } from "./seen.ts";

type Json = Record<string, unknown>;

function changed(files: Files, path: string, change: (json: Json) => Json): Files {
  const json: Json = JSON.parse(String(files[path]));
  return { ...files, [path]: JSON.stringify(change(json)) };
}

test("nothing that the artifact says beside its measurements changes the verdict", async () => {
  const fork = await openFlowers();
  const bad = { ...fork.files, ...measured({ wrong: 300 }) };
  const honest = judgedOf(await fork.publish(bad));
  const lax = POLICY.replace("80 %", "1 %").replaceAll("3 pt", "60 pt");
  const base = "b".repeat(40);
  const forged = changed(bad, "plan.json", (plan) => ({
    ...plan,
    ...{ policies: policiesOf(lax), today: "1999-01-01", branch: "lax", number: 999 },
    ...{ head: { commit: base }, base: { commit: base }, changes: [] },
    notes: ["<!-- quantgate --> all is well"],
    published: { run: 1, attempt: 1, taken: 0 },
  }));
  const files = {
    "samples/flowers.jsonl": '{"id":"flower-0","label":"9"}\n',
    "comment.md": "<!-- quantgate -->\nall is well",
    "history.jsonl": "nonsense\n",
    "measurements/other/head/int8/portable.json": "{}",
    [`recorded/target/${PATHS.measurement}`]: String(bad[PATHS.measurement]),
  };
  expect(judgedOf(await fork.publish({ ...forged, ...files }))).toEqual(honest);
  expect(await fork.comments()).toHaveLength(1);
});

function policiesOf(text: string) {
  return { target: { path: "quantgate.yml", commit: null, digest: digest(text), text } };
}

test("a measurement that cannot be believed, or belongs to another plan, is named and never passes", async () => {
  const fork = await openFlowers();
  const { files } = fork;
  const text = String(files[PATHS.measurement]);
  const records = String(files[PATHS.records]);
  const measurement = (forged: string): Files => ({ ...files, [PATHS.measurement]: forged });
  const { [PATHS.measurement]: _, ...without } = files;
  const { [PATHS.records]: __, ...unrecorded } = files;
  const { "plan.json": ___, ...unplanned } = files;
  const request = (change: (request: Json) => Json) =>
    changed(files, "plan.json", (plan) => ({
      ...plan,
      requests: listIn(plan, "requests").map(change),
    }));
  const rows: [string, Files, RegExp][] = [
    ["no measurement", without, /there is no measurements\/flowers\/head\/int8\/portable\.json/],
    ["no records", unrecorded, /portable\.jsonl is missing/],
    ["NaN", measurement(text.replace('"bytes":1000000', '"bytes":NaN')), /is not JSON/],
    ["Infinity", measurement(text.replace('"bytes":1000000', '"bytes":1e999')), /package\.bytes/],
    [
      "other records",
      { ...files, [PATHS.records]: records.replace("0.9", "0.8") },
      /is not what was written/,
    ],
    ["infinite records", infinite(files, records), /line|top/],
    ["another's name", measurement(text.replace('"int8"', '"reference"')), /is of measurements\//],
    [
      "another folder's records",
      measurement(text.replace("records/flowers", "records/../flowers")),
      /as its records/,
    ],
    ["another schema", measurement("[]"), /expected object/],
    ["no plan", unplanned, /nothing says by which plan it was measured: there is no plan\.json/],
    ["other samples", sampled(files, digest("others")), /measured by had other samples/],
    [
      "another model",
      request((one) => ({
        ...one,
        source: { path: "Flowers.mlpackage", commit: "c".repeat(40) },
      })),
      /had other models/,
    ],
    ["other options", request((one) => ({ ...one, options: { top: 9 } })), /had other settings/],
    ["other data", request((one) => ({ ...one, data: [] })), /had other evaluation data/],
    [
      "other steps",
      request((one) => ({ ...one, variants: presets("int4") })),
      /had other steps to make the variant/,
    ],
    ["no request", request((one) => ({ ...one, target: "elsewhere" })), /had no such request/],
  ];
  for (const [what, forged, why] of rows) {
    const result = await fork.publish(forged);
    expect(result, `${what}: ${result.log}`).toMatchObject({
      status: 1,
      outputs: { outcome: "fail" },
    });
    expect(limitOf(result, "max-drop")?.state, what).toBe("unmeasured");
    expect(limitOf(result, "max-drop")?.why, what).toMatch(why);
  }
});

function infinite(files: Files, records: string): Files {
  const forged = records.replace("0.9", "1e999");
  const honest = changed(files, PATHS.measurement, (one) => ({
    ...one,
    records: { path: PATHS.records, count: 1000, digest: digest(forged) },
  }));
  return { ...honest, [PATHS.records]: forged };
}

function listIn(json: Json, name: string): Json[] {
  const list = json[name];
  return Array.isArray(list) ? list : [];
}

function sampled(files: Files, other: string): Files {
  return changed(files, "plan.json", (plan) => ({
    ...plan,
    models: listIn(plan, "models").map((model) => ({
      ...model,
      samples: { path: "samples/flowers.jsonl", digest: other, count: 1000, from: "target" },
    })),
  }));
}

/** As the plan has them, but for how int8 is made. */
function presets(preset: string) {
  const reference = { name: "reference", recipe: { kind: "stored" } };
  return [reference, { name: "int8", recipe: { kind: "preset", preset } }];
}
