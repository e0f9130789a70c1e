import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PlannedRequest } from "../../src/contract/plan.ts";
import { dealt, shardsFor, sharesOf } from "../../src/plan/shards.ts";

const TASK = "image-classification";

/** A model with a base, so large and of so many examples. */
interface Wish {
  readonly count: number;
  readonly bytes?: number;
  readonly more?: Partial<PlannedRequest>;
}

/** The first model is called `a`. */
function planOf(...wishes: Wish[]) {
  const named = wishes.map((wish, at) => ({ ...wish, name: String.fromCharCode(97 + at) }));
  return {
    models: named.map(({ name, count }) => ({
      name,
      samples: {
        ...{ path: `samples/${name}.jsonl`, digest: `sha256:${"0".repeat(64)}` },
        ...{ from: "target" as const, count },
      },
    })),
    requests: named.flatMap(({ name, bytes = 14_000_000, more }) =>
      (["head", "base"] as const).map(
        (side): PlannedRequest => ({
          ...{ model: name, side, target: "portable", task: TASK, data: [], options: {} },
          source: { path: "M.mlpackage", commit: null },
          bytes,
          variants: ["fp16", "int8", "pal4"].map((preset) => ({
            name: preset,
            recipe: { kind: "preset", preset },
          })),
          ...more,
        }),
      ),
    ),
  };
}

/** `a 0-250`: whose examples fall to each machine, of head and base alike. */
function shown(plan: ReturnType<typeof planOf>, of: number): string[] {
  return dealt(plan, of).map((shares) => {
    const each = shares.map(({ request: { model }, rows }) =>
      rows === undefined ? model : `${model} ${rows.join("-")}`,
    );
    // What has a head has a base beside it.
    expect(each.filter((_, at) => at % 2 === 1)).toEqual(each.filter((_, at) => at % 2 === 0));
    return each.filter((_, at) => at % 2 === 0).join(", ");
  });
}

describe("a plan is dealt to machines", () => {
  test.each([
    [
      "one model by its examples",
      [{ count: 4000 }],
      4,
      /^a 0-\d+; a \d+-\d+; a \d+-\d+; a \d+-4000$/,
    ],
    [
      "two models whole, where there are two machines",
      [{ count: 900 }, { count: 900 }],
      2,
      /^a; b$/,
    ],
    [
      "a large model by its examples, and a small one beside the rest",
      [{ count: 3000 }, { count: 50 }],
      2,
      /^a 0-\d+; (a \d+-3000, b|b, a \d+-3000|a \d+-3000)/,
    ],
    [
      "what its task keeps whole to one",
      [{ count: 900, more: { task: "semantic-search" } }],
      4,
      /^a$/,
    ],
    ["a task of the team's own to one", [{ count: 900, more: { task: "own" } }], 4, /^a$/],
    ["packages alone to one", [{ count: 900, more: { packagesOnly: true } }], 4, /^a$/],
    ["no more than there are examples", [{ count: 2 }], 9, /^a 0-1; a 1-2$/],
    ["nothing to one", [], 3, /^$/],
  ] as const)("%s", (_, wishes, of, dealing) => {
    expect(shown(planOf(...wishes), of).join("; ")).toMatch(dealing);
  });
});

const someModels = fc.array(
  fc.record({
    count: fc.integer({ min: 1, max: 5000 }),
    bytes: fc.integer({ min: 10_000, max: 500_000_000 }),
    more: fc.constantFrom({}, {}, { task: "semantic-search" }, { packagesOnly: true as const }),
  }),
  { minLength: 1, maxLength: 6 },
);

test("every example of every request falls to exactly one shard", () => {
  fc.assert(
    fc.property(someModels, fc.integer({ min: 1, max: 12 }), (wishes, of) => {
      const plan = planOf(...wishes);
      const parts = new Map<PlannedRequest, (readonly [number, number])[]>();
      for (const shares of dealt(plan, of))
        for (const { request, rows } of shares) {
          const count = plan.models.find(({ name }) => name === request.model)?.samples.count ?? 0;
          parts.set(request, [...(parts.get(request) ?? []), rows ?? [0, count]]);
        }
      expect([...parts.keys()].length).toBe(plan.requests.length);
      for (const [{ model }, rows] of parts) {
        const sorted = rows.toSorted((a, b) => a[0] - b[0]);
        const count = plan.models.find(({ name }) => name === model)?.samples.count;
        expect(sorted[0]?.[0]).toBe(0);
        expect(sorted.at(-1)?.[1]).toBe(count);
        for (const [at, [begin, end]] of sorted.entries()) {
          expect(end).toBeGreaterThan(begin);
          if (at > 0) expect(begin).toBe(sorted[at - 1]?.[1]);
        }
      }
    }),
  );
});

test("targets of a model are pieces of their own, head and base of each one", () => {
  const plan = planOf({ count: 300 });
  const requests = [...plan.requests, ...plan.requests.map((one) => ({ ...one, target: "two" }))];
  const targets = dealt({ ...plan, requests }, 2).map((shares) =>
    shares.map(({ request: { side, target }, rows }) => [side, target, rows]),
  );
  expect(targets).toEqual([
    [
      ["head", "portable", undefined],
      ["base", "portable", undefined],
    ],
    [
      ["head", "two", undefined],
      ["base", "two", undefined],
    ],
  ]);
});

test("who has the first example has fewer only where values are audited, and as many as it takes", () => {
  const BY_HAND = { name: "ours", recipe: { kind: "stored" } as const };
  const firstOf = (more: Partial<PlannedRequest>) => {
    const shares = dealt(planOf({ count: 1000, more: { variants: [BY_HAND], ...more } }), 2);
    return shares[0]?.[0]?.rows?.[1] ?? 0;
  };
  const audited = firstOf({});
  expect(audited).toBeLessThan(400);
  expect(firstOf({ audit: 100 })).toBeGreaterThan(audited);
  expect(firstOf({ audit: "all" })).toBeLessThan(audited);
  expect(firstOf({ audit: "off" })).toBe(500);
  // Nobody sees there how far values reach; and of what conversion makes nobody looks.
  expect(firstOf({ target: "coreml-cpu" })).toBe(500);
  const made = [{ name: "int8", recipe: { kind: "preset", preset: "int8" } as const }];
  expect(firstOf({ variants: made })).toBe(500);
});

test("machines that would shorten nothing are not asked for", () => {
  expect(shardsFor(planOf({ count: 4000 }), 4)).toBe(4);
  expect(shardsFor(planOf({ count: 2 }), 4)).toBe(1);
  expect(shardsFor(planOf({ count: 2 }, { count: 2 }), 4)).toBe(2);
  expect(shardsFor(planOf(), 4)).toBe(1);
});

test("a shard of far more than there is work for has nothing to do", () => {
  expect(sharesOf(planOf({ count: 3 }), { index: 9999, of: 9999 })).toEqual([]);
  expect(sharesOf(planOf({ count: 3 }), { index: 1, of: 999_999_999 })).toHaveLength(2);
});
