import type { Direction } from "../../contract/change.ts";
import type { PolicyData } from "../policy.ts";
import type { Path } from "../text/places.ts";
import type { Difference } from "./difference.ts";

/** The `data` block, key by key: which of two is the harder nobody can tell from here. */
export function compareData(
  before: PolicyData,
  after: PolicyData,
  about: string,
  key: Path,
): Difference[] {
  const [was, is] = [writtenKeys(before), writtenKeys(after)];
  const keys = new Set([...was.keys(), ...is.keys()]);
  return [...keys].flatMap((name) => {
    const [own, other] = [was.get(name) ?? null, is.get(name) ?? null];
    if (own === other) return [];
    const direction: Direction = name === "digest" && own !== null ? "loosens" : "changes";
    return {
      ...{ direction, about: `${about} data ${name}` },
      ...{ before: own, after: other, key: [...key, name] },
    };
  });
}

function writtenKeys({ at, other, sliceBy, ...known }: PolicyData): Map<string, string> {
  const entries = Object.entries({ ...known, "slice-by": sliceBy, ...other });
  return new Map(
    entries.flatMap(([name, value]): [string, string][] =>
      value === undefined
        ? []
        : [[name, typeof value === "string" ? value : JSON.stringify(value)]],
    ),
  );
}
