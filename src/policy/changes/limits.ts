import { compareDecimals } from "../../catalog/decimal.ts";
import { MAX_SHARE } from "../../catalog/metrics.ts";
import type { ChangeDirection } from "../../contract/change.ts";
import { findMetric } from "../../tasks/rows.ts";
import { limitName, sliceName } from "../../words/limits.ts";
import { listed } from "../../words/lists.ts";
import type { Limit, WrittenNumber } from "../policy.ts";
import type { Path } from "../text/places.ts";
import { covering, type Difference } from "./difference.ts";

/** A variant's limits, and the targets that those without `on` hold for. */
export interface Limited {
  readonly limits: readonly Limit[];
  readonly targets: readonly string[];
}

export function compareLimits(
  written: Limited,
  later: Limited,
  about: string,
  key: Path,
): Difference[] {
  const [before, after] = [ownOf(written), ownOf(later)];
  const known = new Map(written.limits.map((limit) => [limitName(limit), limit]));
  const is = new Map(after.limits.map((limit) => [limitName(limit), limit]));
  const was = new Map(before.limits.map((limit) => [limitName(limit), limit]));
  const added = after.limits.filter((limit) => !was.has(limitName(limit)));
  return once([
    ...before.limits.flatMap((limit) => {
      const other = is.get(limitName(limit));
      if (other === undefined) return [one(limit, undefined, "loosens", about, key)];
      return [
        ...compareNumbers(limit, other, about, key),
        ...compareRare(limit, other, about, key),
        ...compareOn(limit, other, { before, after }, about, key),
      ];
    }),
    ...added.flatMap((limit) => {
      const inherited = known.get(limitName(limit));
      if (inherited !== undefined)
        return [
          ...compareNumbers(inherited, limit, about, key),
          ...compareRare(inherited, limit, about, key),
        ];
      return [one(undefined, limit, "tightens", about, key)];
    }),
  ]);
}

/** What holds for all operators of a metric is told once. */
function once(differences: readonly Difference[]): Difference[] {
  const known = new Set<string>();
  return differences.filter(({ key }) => {
    const name = JSON.stringify(key);
    return !known.has(name) && known.add(name);
  });
}

/** What of a mean without a most counts by its number, and how much of that may be. */
function compareRare(was: Limit, is: Limit, about: string, key: Path): Difference[] {
  const [before, after] = [was.maxShare ?? MAX_SHARE, is.maxShare ?? MAX_SHARE];
  const order = compareDecimals(after.value, before.value);
  const told = (
    name: string,
    direction: ChangeDirection,
    texts: [string | null, string | null],
  ) => ({
    direction,
    about: `${about} ${limitName({ ...was, operator: name })}`,
    ...{ before: texts[0], after: texts[1], key: [...pathOf(was, key), name] },
  });
  const share = order > 0 ? "loosens" : "tightens";
  return [
    ...(isSame(was.worst, is.worst)
      ? []
      : [told("worst", byWorst(was, is), [was.worst?.text ?? null, is.worst?.text ?? null])]),
    ...(order === 0
      ? []
      : [told("max-share", share, [was.maxShare?.text ?? null, is.maxShare?.text ?? null])]),
  ];
}

function isSame(was: WrittenNumber | undefined, is: WrittenNumber | undefined): boolean {
  if (was === undefined || is === undefined) return was === is;
  return compareDecimals(was.value, is.value) === 0;
}

/**
 * A higher worst counts fewer units by their number, a lower one counts less of each by its size: either may let
 * through what was stopped. Only to have none where nobody else says one stops more, for then nothing passes.
 */
function byWorst({ metric, declared }: Limit, is: Limit): ChangeDirection {
  if (is.worst !== undefined) return "loosens";
  return (declared ?? findMetric(metric))?.worst === undefined ? "tightens" : "loosens";
}

/** What a variant inherits is told of where it is written. */
function ownOf({ limits, targets }: Limited): Limited {
  return { limits: limits.filter(({ inherited }) => inherited !== true), targets };
}

/** `1.0 pt` is `1 pt`: only another number is a difference. */
function compareNumbers(was: Limit, is: Limit, about: string, key: Path): Difference[] {
  const order = compareDecimals(is.target, was.target);
  if (order === 0) return [];
  const lower = was.operator === "min" ? "loosens" : "tightens";
  const higher = was.operator === "min" ? "tightens" : "loosens";
  return [one(was, is, order < 0 ? lower : higher, about, key)];
}

function compareOn(
  was: Limit,
  is: Limit,
  all: { readonly before: Limited; readonly after: Limited },
  about: string,
  key: Path,
): Difference[] {
  if (was.on === is.on) return [];
  const before = was.on === undefined ? all.before.targets : [was.on];
  const after = is.on === undefined ? all.after.targets : [is.on];
  return [
    {
      direction: covering(before, after),
      about: `${about} ${limitName(was)} on`,
      ...{ before: listed(before), after: listed(after), key: [...pathOf(was, key), "on"] },
    },
  ];
}

function one(
  was: Limit | undefined,
  is: Limit | undefined,
  direction: ChangeDirection,
  about: string,
  key: Path,
): Difference {
  const limit = was ?? is;
  if (limit === undefined) throw new Error("a limit was expected");
  return {
    direction,
    about: `${about} ${limitName(limit)}`,
    ...{ before: was?.text ?? null, after: is?.text ?? null },
    key: [...pathOf(limit, key), limit.operator],
  };
}

/** Where the policy has its metric. */
function pathOf({ metric, slice }: Limit, key: Path): Path {
  return slice === undefined
    ? [...key, "limits", metric]
    : [...key, "slices", sliceName(slice), metric];
}
