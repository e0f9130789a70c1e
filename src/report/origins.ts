import { findTarget } from "../catalog/targets.ts";
import { fingerprintsOf, type Measurement } from "../contract/measurement.ts";
import type { JudgedLimit, JudgedModel, Verdict } from "../contract/verdict.ts";
import { ageBetween } from "../words/age.ts";
import { shortCommit, shortDigest } from "../words/digests.ts";
import { listed } from "../words/lists.ts";
import {
  code,
  faint,
  foreign,
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

/** What ran the models. An engine of our own is not Core ML, and that is said each time. */
export function engineSentence({ verdict, measurements = [] }: Report): Node[] {
  const named = [...new Set(verdict.models.flatMap(targetsOf))];
  const targets = named.filter((target) => findTarget(target) !== undefined);
  const recorded = named.filter((target) => !targets.includes(target)).map((one) => [code(one)]);
  const elsewhere = recorded.length === 0 ? [] : [line`Recorded elsewhere: ${joined(recorded)}.`];
  const sentences = [...measured(targets, measurements), ...elsewhere];
  return sentences.length === 0 ? [] : [paragraph(joined(sentences, " "))];
}

/** Whether what runs there is no Core ML. */
function isOurs(target: string): boolean {
  return findTarget(target)?.engine !== undefined;
}

function measured(targets: readonly string[], measurements: readonly Measurement[]): Line[] {
  if (targets.length === 0) return [];
  const seen = [...new Set(measurements.flatMap(environments))];
  const named = seen.map((one) => [foreign(one)]);
  const where = seen.length === 0 ? [] : line`: ${joined(named, "; ")}`;
  const caution = targets.every(isOurs) ? line` Core ML itself was not run.` : [];
  return [line`Measured with ${joined(targets.map(engineName))}${where}.${caution}`];
}

/** Also those that single limits name: a phone beside the engine that runs here. */
function targetsOf({ targets, variants }: JudgedModel): string[] {
  const limits = variants.flatMap((variant) => variant.limits);
  return [...targets, ...limits.filter(({ from }) => from !== undefined).map(({ on }) => on)];
}

function engineName(target: string): Line {
  const engine = findTarget(target)?.engine;
  return engine === undefined ? [code(target)] : line`the ${engine}`;
}

/** Numbers are comparable only where this is equal, so each is named once. */
function environments(measurement: Measurement): string[] {
  return fingerprintsOf(measurement).map(({ engine, coremltools, os, chip, computeUnits }) =>
    listed([engine, `coremltools ${coremltools}`, os, chip, computeUnits]),
  );
}
