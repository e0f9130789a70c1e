import type { Measurement } from "../contract/measurement.ts";
import type { JudgedLimit, Verdict } from "../contract/verdict.ts";
import { shortCommit, shortDigest } from "../words/digests.ts";
import { ageBetween } from "./age.ts";
import {
  code,
  faint,
  type Inline,
  joined,
  type Line,
  line,
  link,
  type Node,
  paragraph,
} from "./node.ts";
import type { Links, Report } from "./report.ts";

/** Which policy judged which commit against which base, and where everything else is. */
export function origins({ verdict, measurements = [], links = {} }: Report): Node {
  const { policy, head, base } = verdict;
  const parts = [
    line`Policy ${code(policy.path)} of ${commit(policy.commit, links)} (${code(shortDigest(policy.digest))})`,
    line`head ${commit(head.commit, links)}${dateOf(head)}`,
    base === undefined
      ? line`no base`
      : line`base ${commit(base.commit, links)}${dateOf(base)}${anew(measurements)}`,
    ...age(verdict),
    ...(links.artifact === undefined ? [] : [[link(line`everything measured`, links.artifact)]]),
  ];
  return paragraph([faint(joined(parts, " · "))]);
}

/** An old base is measured anew like any other, but says little of what the branch has become since. */
function age({ head, base }: Verdict): Line[] {
  if (head.committed === undefined || base?.committed === undefined) return [];
  const older = ageBetween(base.committed, head.committed);
  return older === undefined ? [] : [line`the base is ${older} older than the head`];
}

/** Never a number on record: what an earlier run found of the base may be of another toolchain. */
function anew(measurements: readonly Measurement[]): Line {
  return measurements.some(({ side }) => side === "base") ? line`, measured anew in this run` : [];
}

function dateOf({ committed }: Verdict["head"]): Line {
  return committed === undefined ? [] : line` of ${committed.slice(0, 10)}`;
}

/** Where the policy sets a limit: `quantgate.yml:14`, linked at the commit it was read from. */
export function position({ at }: Pick<JudgedLimit, "at">, { repository }: Links): Inline {
  const text = code(`${at.path}:${at.line}`);
  if (repository === undefined || at.commit === null) return text;
  const path = at.path.split("/").map(encodeURIComponent).join("/");
  return link([text], `${repository}/blob/${at.commit}/${path}#L${at.line}`);
}

function commit(id: string | null, { repository }: Links): Line {
  if (id === null) return line`the working tree`;
  const to = repository === undefined ? undefined : `${repository}/commit/${id}`;
  return [link([code(shortCommit(id))], to)];
}
