import type { ChangeDirection } from "../../contract/change.ts";
import { type Part, placesOf } from "../../contract/data.ts";
import type { DataContent } from "../policy.ts";
import type { Path } from "../text/places.ts";
import type { Difference } from "./difference.ts";

/** The `data` block, key by key: which of two is the harder nobody can tell from here. */
export function compareData(
  before: DataContent,
  after: DataContent,
  about: string,
  key: Path,
): Difference[] {
  const [was, is] = [writtenKeys(before), writtenKeys(after)];
  const keys = new Set([...was.keys(), ...is.keys()]);
  return [...keys].flatMap((name) => {
    const [own, other] = [was.get(name) ?? null, is.get(name) ?? null];
    if (own === other) return [];
    const direction: ChangeDirection = name === "digest" && own !== null ? "loosens" : "changes";
    return {
      ...{ direction, about: `${about} data ${name}` },
      ...{ before: own, after: other, key: [...key, name] },
    };
  });
}

/** As the policy writes them: what goes with a part is a key of its own there. */
function writtenKeys({ parts, options, digest, sliceBy }: DataContent): Map<string, string> {
  const [alone, inParts] = [
    parts.filter(({ at }) => typeof at === "string"),
    parts.filter(({ at }) => typeof at !== "string"),
  ];
  const entries: [string, unknown][] = [
    ...alone.map(({ key, at }): [string, unknown] => [key, at]),
    ...alone.flatMap((part) => Object.entries(part.options ?? {})),
    ...inParts.map((part): [string, unknown] => [part.key, pathsBelow(part)]),
    ...Object.entries({ digest, "slice-by": sliceBy, ...options }),
  ];
  return new Map(
    entries.flatMap(([name, value]): [string, string][] =>
      value === undefined
        ? []
        : [[name, typeof value === "string" ? value : JSON.stringify(value)]],
    ),
  );
}

function pathsBelow(part: Part<string>): Readonly<Record<string, string>> {
  return Object.fromEntries(placesOf([part]).map(({ key, at }) => [key, at]));
}
