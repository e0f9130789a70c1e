import type { Policy, Waiver } from "../policy.ts";
import { type ComparedRow, compareRows, type Difference, neither } from "./difference.ts";

const ROWS: readonly ComparedRow<Waiver>[] = [
  {
    name: "until",
    text: ({ until }) => until,
    direction: (before, after) => (after.until > before.until ? "loosens" : "tightens"),
  },
  { name: "reason", text: ({ reason }) => reason, direction: neither },
  { name: "approver", text: ({ approver }) => approver, direction: neither },
];

/** Waivers, by what they waive and for which weights. */
export function compareWaivers(before: Policy, after: Policy): Difference[] {
  const [known, kept] = [byName(before.waivers), byName(after.waivers)];
  const gone = before.waivers.filter((one) => !kept.has(nameOf(one)));
  return [
    ...gone.map(
      (one): Difference => ({
        ...{ direction: "tightens", about: aboutOf(one), says: "removed" },
        ...{ before: `until ${one.until}`, after: null, key: keyOf(one), place: ["waivers"] },
      }),
    ),
    ...after.waivers.flatMap((one, at): Difference[] => {
      const was = known.get(nameOf(one));
      const [about, key, place] = [aboutOf(one), keyOf(one), ["waivers", at]];
      if (was !== undefined)
        return compareRows(ROWS, { before: was, after: one, about, key, place });
      const after = `until ${one.until}`;
      return [{ direction: "loosens", about, says: "added", before: null, after, key, place }];
    }),
  ];
}

function byName(waivers: readonly Waiver[]): ReadonlyMap<string, Waiver> {
  return new Map(waivers.map((one) => [nameOf(one), one]));
}

function aboutOf({ model, variant, limit }: Waiver): string {
  return `waiver of ${model}/${variant} ${limit}`;
}

function keyOf({ model, variant, limit, weights }: Waiver): string[] {
  return ["waivers", model, variant, limit, weights];
}

function nameOf(waiver: Waiver): string {
  return JSON.stringify(keyOf(waiver));
}
