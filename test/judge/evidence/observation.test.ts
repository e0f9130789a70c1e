import { describe, expect, test } from "vitest";
import type { Unmeasured } from "../../../src/catalog/unmeasured.ts";
import { Observation } from "../../../src/judge/evidence/observation.ts";
import type { SeenVariant } from "../../../src/judge/evidence/seen.ts";
import type { Harm } from "../../../src/statistics/after/harm.ts";
import { regressionBuilder, valueTable } from "../../../src/tasks/regression/columns.ts";
import { findMetric } from "../../../src/tasks/rows.ts";
import { selectRows } from "../../../src/tasks/tasks.ts";
import { built } from "../../tasks/measured.ts";

const N = 12;
const ROWS = Array.from({ length: N }, (_, row) => row);
const TABLE = valueTable(ROWS.map((row) => ({ id: `s${row}`, value: row })));

const metric = metricNamed("mae");

function metricNamed(name: string) {
  const found = findMetric(name);
  if (found === undefined) throw new Error(`${name} is no metric`);
  return found;
}

/** Every answer is so much too high. */
function seen(off: number): SeenVariant {
  return {
    package: {
      bytes: 1000,
      minimumOS: "iOS 15",
      weightsDigest: `sha256:${String(off).repeat(64)}`,
      weights: { bitsPerWeight: 8, byKind: {} },
    },
    fingerprint: { engine: "", coremltools: "", os: "", chip: "", computeUnits: "", evaluator: "" },
    columns: built(
      regressionBuilder(TABLE),
      ROWS.map((row) => ({ id: `s${row}`, value: row + off })),
    ),
    stated: {},
  };
}

const PLACE = { side: "head", variant: "int8", target: "portable" } as const;
const REFERENCE = new Observation({ ...PLACE, variant: "reference" }, seen(0));
const INT8 = new Observation(PLACE, seen(3), REFERENCE);
const AT_BASE = new Observation({ ...PLACE, side: "base" }, seen(2));
const HOW = { by: "difference", at: 0, together: true } as const;

function worseBy(harm: Harm | Unmeasured): number {
  if ("unmeasured" in harm) throw new Error(harm.unmeasured);
  return harm.value;
}

describe("how much worse a variant is", () => {
  test("is told of each that it is compared with, by whatever it was compared before", () => {
    const compared = [REFERENCE, AT_BASE, REFERENCE].map((other) =>
      worseBy(INT8.harmOver(other, metric, HOW)),
    );
    expect(compared).toEqual([3, 1, 3]);
  });

  test("is worked out once, so that what was drawn is not drawn again", () => {
    const [one, again] = [HOW, { ...HOW }].map((how) => INT8.harmOver(REFERENCE, metric, how));
    expect(again).toBe(one);
    expect(INT8.harmOver(REFERENCE, metric, { ...HOW, together: false })).not.toBe(one);
  });

  test("is told of each slice by its own rows", () => {
    const slice = (value: string) => ({ column: "half", value });
    const rows =
      (...own: number[]) =>
      (columns: SeenVariant["columns"]) =>
        selectRows(columns, own);
    const [first, last] = [rows(0, 1), rows(2, 3)];
    const [low, high] = [INT8.within(slice("low"), first), INT8.within(slice("high"), last)];
    expect(INT8.within(slice("low"), first)).toBe(low);
    expect(high).not.toBe(low);
    expect(low.reference).toBe(REFERENCE.within(slice("low"), first));
  });
});
