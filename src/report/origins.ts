import type { Measurement } from "../contract/measurement.ts";
import type { JudgedLimit, Verdict } from "../contract/verdict.ts";
import { shortCommit, shortDigest } from "../words/digests.ts";
import { ageBetween } from "./age.ts";
import { code } from "./code.ts";
import { link } from "./markdown.ts";
import type { Block } from "./render/fit.ts";
import type { Links, Report } from "./report.ts";

/** Which policy judged which commit against which base, and where everything else is. */
export function origins({ verdict, measurements = [], links = {} }: Report): Block {
  const { policy, head, base } = verdict;
  const parts = [
    `Policy ${code(policy.path)} of ${commit(policy.commit, links)} (${code(shortDigest(policy.digest))})`,
    `head ${commit(head.commit, links)}${dateOf(head)}`,
    base === undefined
      ? "no base"
      : `base ${commit(base.commit, links)}${dateOf(base)}${anew(measurements)}`,
    ...age(verdict),
    ...(links.artifact === undefined ? [] : [link("everything measured", links.artifact)]),
  ];
  return { opening: `<sub>${parts.join(" · ")}</sub>` };
}

/** An old base is measured anew like any other, but says little of what the branch has become since. */
function age({ head, base }: Verdict): string[] {
  if (head.committed === undefined || base?.committed === undefined) return [];
  const older = ageBetween(base.committed, head.committed);
  return older === undefined ? [] : [`the base is ${older} older than the head`];
}

/** Never a number on record: what an earlier run found of the base may be of another toolchain. */
function anew(measurements: readonly Measurement[]): string {
  return measurements.some(({ side }) => side === "base") ? ", measured anew in this run" : "";
}

function dateOf({ committed }: Verdict["head"]): string {
  return committed === undefined ? "" : ` of ${committed.slice(0, 10)}`;
}

/** Where the policy sets a limit: `quantgate.yml:14`, linked at the commit it was read from. */
export function position({ at }: Pick<JudgedLimit, "at">, { repository }: Links): string {
  const text = code(`${at.path}:${at.line}`);
  if (repository === undefined || at.commit === null) return text;
  const path = at.path.split("/").map(encodeURIComponent).join("/");
  return link(text, `${repository}/blob/${at.commit}/${path}#L${at.line}`);
}

function commit(id: string | null, { repository }: Links): string {
  if (id === null) return "the working tree";
  return link(
    code(shortCommit(id)),
    repository === undefined ? undefined : `${repository}/commit/${id}`,
  );
}
