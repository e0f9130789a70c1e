import { describe, expect, test } from "vitest";
import { failed, Measurement } from "../../src/contract/measurement.ts";
import { digestOf } from "../../src/out/write.ts";
import { joinedMeasurement } from "../../src/shards/joined-measurement.ts";

const SLOT = { model: "food", side: "head", variant: "int8", target: "portable" } as const;
const FINGERPRINT = {
  ...{ engine: "portable 1", coremltools: "9.0", os: "Linux", chip: "EPYC" },
  ...{ computeUnits: "cpu", evaluator: digestOf("") },
};
const PACKAGE = {
  ...{ bytes: 10, weightsDigest: digestOf("int8"), minimumOS: "iOS 16" },
  weights: { bitsPerWeight: 8, byKind: {} },
};

function measured(count: number, more: Partial<Measurement> = {}): Measurement {
  return {
    ...{ schema: 1, ...SLOT, status: "measured", fingerprint: FINGERPRINT, package: PACKAGE },
    evaluated: { n: count - 1, of: count },
    records: { path: "records/food/head/int8/portable.jsonl", digest: digestOf(""), count },
    ...more,
  };
}

/** 10 samples of one machine, and 5 of another. */
function joined(first: Partial<Measurement> = {}, second: Partial<Measurement> = {}): Measurement {
  return joinedMeasurement(SLOT, [
    { rows: [0, 10], measurement: measured(10, first) },
    { rows: [10, 15], measurement: measured(5, second) },
  ]);
}

const OTHER_CHIP = { fingerprint: { ...FINGERPRINT, chip: "Xeon" } };

describe("what two machines saw of a slot, as one", () => {
  test("counts what both evaluated, and says nothing of machines that are alike", () => {
    const { records: _, ...whole } = measured(15);
    expect(joined()).toEqual({ ...whole, evaluated: { n: 13, of: 15 } });
  });

  test("lists the environments of machines that are unlike, with the samples of each", () => {
    expect(joined({}, OTHER_CHIP)).toMatchObject({
      fingerprint: FINGERPRINT,
      fingerprints: [
        { rows: [0, 10], fingerprint: FINGERPRINT },
        { rows: [10, 15], fingerprint: OTHER_CHIP.fingerprint },
      ],
    });
    expect(Measurement.safeParse(joined({}, OTHER_CHIP)).success).toBe(true);
  });

  test("takes from the first machine what is asked of all samples", () => {
    const range = {
      ...{ precision: "fp32" as const, examples: 15, overflows: { count: 0, ops: [] } },
      ...{
        products: { count: 0, ops: [] },
        nan: { count: 0, ops: [] },
        unseen: { count: 0, ops: [] },
      },
    };
    const latency = { unit: "ms" as const, rounds: [[1, 2]] };
    expect(joined({ range, latency })).toMatchObject({ range, latency });
    expect(joined({}, { latency })).not.toHaveProperty("latency");
    expect(joined({}, { range })).toMatchObject({ range });
  });

  test("adds up which ops began what is not finite, the most frequent first", () => {
    const culprit = (name: string, examples: number) =>
      ({ op: "exp", name, gives: "infinite", constant: false, examples }) as const;
    const { notFinite } = joined(
      { notFinite: { examples: 3, culprits: [culprit("a", 2), culprit("b", 1)] } },
      { notFinite: { examples: 4, culprits: [culprit("b", 4)] } },
    );
    expect(notFinite).toEqual({ examples: 7, culprits: [culprit("b", 5), culprit("a", 2)] });
    expect(joined({}, { notFinite: { examples: 1, culprits: [] } }).notFinite?.examples).toBe(1);
  });

  test.each([
    [
      "fails as the part that failed first",
      joined(failed(SLOT, "it died"), failed(SLOT, "so did this")),
      "it died",
    ],
    ["fails where only the last part did", joined({}, failed(SLOT, "it died")), "it died"],
    [
      "fails where a part has too few records",
      joined({}, { records: { path: "", digest: digestOf(""), count: 4 } }),
      "samples 11 to 15 have 4 records, not 5",
    ],
    [
      "fails where a part counts other examples than it has records",
      joined({}, { evaluated: { n: 4, of: 4 } }),
      "of samples 11 to 15 it counts 4, not 5",
    ],
    [
      "fails where a part was stopped, whatever it counts",
      joined({ stopped: { after: 4, of: 15, by: "top-1 max-drop" } }),
      "samples 1 to 10 were not measured to the end",
    ],
  ])("%s", (_, { status, reason }, why) => {
    expect([status, reason]).toEqual(["failed", why]);
  });

  test("fails where a part has no records or no environment, or its package came out unlike", () => {
    const { records: _, ...bare } = measured(5);
    const parts = [{ rows: [0, 10] as [number, number], measurement: measured(10) }];
    const found = joinedMeasurement(SLOT, [...parts, { rows: [10, 15], measurement: bare }]);
    expect(found.reason).toBe("samples 11 to 15 have 0 records, not 5");
    const { fingerprint: __, ...nowhere } = measured(5);
    expect(
      joinedMeasurement(SLOT, [...parts, { rows: [10, 15], measurement: nowhere }]).reason,
    ).toBe("nobody says in which environment samples 11 to 15 were measured");
    const unlike = joined({}, { package: { ...PACKAGE, weightsDigest: digestOf("other") } });
    expect(unlike.status).toBe("failed");
    expect(unlike.reason).toMatch(
      /^its package came out unlike on the machines that measured it: \S+ for samples 1 to 10, \S+ for samples 11 to 15$/,
    );
  });
});

test("environments of parts that leave samples out, or overlap, are no measurement", () => {
  const parts = (...rows: [number, number][]) => ({
    ...measured(15),
    fingerprints: rows.map((each) => ({ rows: each, fingerprint: FINGERPRINT })),
  });
  expect(Measurement.safeParse(parts([0, 10], [10, 15])).success).toBe(true);
  const wrong: [number, number][][] = [
    [[0, 15]],
    [
      [0, 10],
      [10, 10],
    ],
    [
      [1, 10],
      [10, 15],
    ],
    [
      [0, 10],
      [11, 15],
    ],
    [
      [0, 10],
      [9, 15],
    ],
    [],
  ];
  for (const rows of wrong) expect(Measurement.safeParse(parts(...rows)).success).toBe(false);
});
