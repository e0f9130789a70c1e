import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { type Decimal, toDecimal } from "../../src/catalog/decimal.ts";
import { UserError } from "../../src/catalog/errors.ts";
import { formOf, operatorsOf } from "../../src/catalog/operators.ts";
import { PRESETS } from "../../src/catalog/presets.ts";
import { FORMS, type Form } from "../../src/catalog/units.ts";
import { readPolicy } from "../../src/policy/read.ts";
import { findMetric } from "../../src/tasks/rows.ts";
import { FOOD } from "./sample-policy.ts";

const METRICS = [
  "top-1",
  "top-5",
  "agreement",
  "log-loss",
  "size",
  "bits-per-weight",
  "minimum-os",
];

/** Decimal text within a form's range, and what it is worth in the form's unit. */
function written(form: Form) {
  const most = form.most ?? 9_999;
  const whole = fc.integer({ min: form.least ?? -9_999, max: Math.floor(most) - 1 });
  const digits = fc.stringMatching(/^\d{0,9}$/);
  const unit = form.units.length === 0 ? fc.constant(undefined) : fc.constantFrom(...form.units);
  return fc.record({ whole, digits, unit, space: fc.boolean() }).map((parts) => {
    const number = parts.digits === "" ? `${parts.whole}` : `${parts.whole}.${parts.digits}`;
    const gap = parts.space ? " " : "";
    const symbol = parts.unit?.symbol ?? "";
    const text = form.unitFirst ? `${symbol}${gap}${number}` : `${number}${symbol && gap}${symbol}`;
    const { factor = 1, shift = 0 } = parts.unit ?? {};
    return { text, number: toDecimal(number), factor, shift };
  });
}

const limit = fc.constantFrom(...METRICS).chain((name) => {
  const metric = findMetric(name);
  if (metric === undefined) throw new Error(name);
  return fc
    .constantFrom(...operatorsOf(metric))
    .chain((operator) =>
      written(formOf(metric, operator)).map((amount) => ({ name, operator, ...amount })),
    );
});

const limits = fc.uniqueArray(limit, {
  selector: ({ name, operator }) => `${name} ${operator}`,
  maxLength: 8,
});

/** `a` as the contract stores it is exactly `b` in its unit: compared crosswise in integers. */
function isWorth(stored: Decimal, amount: { number: Decimal; factor: number; shift: number }) {
  const left = stored.units * 10n ** BigInt(amount.number.scale + amount.shift);
  const right = amount.number.units * BigInt(amount.factor) * 10n ** BigInt(stored.scale);
  return left === right;
}

describe("any valid policy", () => {
  test("parses, and keeps every number to its last digit", () => {
    const policies = fc.uniqueArray(
      fc.record({
        preset: fc.constantFrom(...PRESETS),
        limits,
        confidence: written(FORMS.confidence),
      }),
      { selector: ({ preset }) => preset.name, minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(policies, (variants) => {
        const text = `version: 1\nmodels: { m: { source: m.mlpackage, task: image-classification, data: { images: i }, variants: {\n  ${variants
          .map(({ preset, limits, confidence }) => {
            const byMetric = METRICS.map((metric) => {
              const own = limits.filter(({ name }) => name === metric);
              const pairs = own.map(({ operator, text }) => `${operator}: ${text}`);
              return pairs.length === 0 ? [] : [`${metric}: { ${pairs.join(", ")} }`];
            });
            return `${preset.name}: { gate: { confidence: ${confidence.text} }, limits: { ${byMetric.flat().join(", ")} } }`;
          })
          .join(",\n  ")}\n  } } }`;
        const read = readPolicy(text, "quantgate.yml").models[0]?.variants ?? [];
        for (const [i, variant] of variants.entries()) {
          expect(read[i]?.name).toBe(variant.preset.name);
          expect(read[i]?.limits).toHaveLength(variant.limits.length);
          for (const amount of variant.limits) {
            const found = read[i]?.limits.find(
              ({ metric, operator }) => metric === amount.name && operator === amount.operator,
            );
            expect(found?.text).toBe(amount.text);
            expect(found && isWorth(found.target, amount)).toBe(true);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** Reads what may be anything: it is a policy, or problems inside the file; nothing else. */
function readAnything(text: string): void {
  try {
    readPolicy(text, "quantgate.yml");
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    const lines = text.split("\n");
    for (const { at } of error.problems) {
      if (at?.line === undefined) continue;
      expect(at.line).toBeLessThanOrEqual(lines.length);
      expect(at.column).toBeLessThanOrEqual((lines[at.line - 1]?.length ?? 0) + 1);
      expect(Math.min(at.line, at.column ?? 1)).toBeGreaterThanOrEqual(1);
    }
  }
  expect("polluted" in {}).toBe(false);
}

describe("any text at all", () => {
  test("ends in a policy or in problems that stand in the file", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), readAnything), {
      numRuns: 300,
    });
  });

  test("made of YAML's own signs does too", () => {
    const signs = fc.constantFrom(
      ..."{}[]:,-?&*!|>'\"%@`#\n\t ab1~<=",
      "&a ",
      "*a",
      ": ",
      "- ",
      "\n  ",
      "__proto__",
    );
    const text = fc.array(signs, { maxLength: 60 }).map((parts) => parts.join(""));
    fc.assert(fc.property(text, readAnything), { numRuns: 1000 });
  });

  test("that is YAML of any shape does too", () => {
    const words = fc.constantFrom(
      "version",
      "models",
      "food",
      "variants",
      "limits",
      "top-1",
      "gate",
      "data",
      "waivers",
      "__proto__",
      "constructor",
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom(null, true, 1, 0.5, "1 pt", "__proto__", Number.NaN),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(words, tie("tree"), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => readAnything(stringify(value))),
      { numRuns: 300 },
    );
  });

  test("that was a policy before a part of it was lost or moved does too", () => {
    const edit = fc.record({
      from: fc.nat(FOOD.length),
      to: fc.nat(FOOD.length),
      length: fc.nat(40),
    });
    fc.assert(
      fc.property(edit, ({ from, to, length }) => {
        const rest = FOOD.slice(0, from) + FOOD.slice(from + length);
        readAnything(rest.slice(0, to) + FOOD.slice(from, from + length) + rest.slice(to));
        readAnything(rest);
      }),
      { numRuns: 300 },
    );
  });
});
