import { differing, failed, type Measurement } from "../contract/measurement.ts";
import type { NotFinite } from "../contract/range.ts";
import type { Slot, Span } from "../contract/slot.ts";
import { spanText } from "../words/counts.ts";
import { shortDigest } from "../words/digests.ts";

/** What one machine saw of a slot, and on which of its samples. */
export interface MeasuredPart {
  readonly rows: Span;
  readonly measurement: Measurement;
}

/**
 * What several machines saw of one slot, in the order of its samples, as one measurement without its records. What is
 * asked of a variant as a whole, the machine tells that has the first samples.
 */
export function joinedMeasurement(slot: Slot, parts: readonly MeasuredPart[]): Measurement {
  const [first] = parts;
  if (first === undefined) return failed(slot, "no machine was asked for it");
  const lost = parts.find(({ measurement }) => measurement.status === "failed");
  if (lost !== undefined) return failure(slot, lost.measurement);
  const why = whyUnlike(parts) ?? whyIncomplete(parts) ?? whyUnknown(parts);
  if (why !== undefined) return failed(slot, why);
  const { notFinite: _, fingerprints: __, records: ___, ...whole } = first.measurement;
  // Of outputs that are not finite any machine may have looked how far values reach.
  const range = parts.find(({ measurement }) => measurement.range)?.measurement.range;
  return {
    ...whole,
    ...(range && { range }),
    ...fingerprintsOf(parts),
    ...evaluatedIn(parts),
    ...notFiniteIn(parts),
  };
}

/** As one machine tells it, which ends a variant's evaluation where it fails first. */
function failure(slot: Slot, { reason, fingerprint, package: held }: Measurement): Measurement {
  return {
    ...failed(slot, reason ?? "it failed without saying why"),
    ...(fingerprint && { fingerprint }),
    ...(held && { package: held }),
  };
}

/** Answers of two packages are no answers of one. */
function whyUnlike(parts: readonly MeasuredPart[]): string | undefined {
  const made = parts.map(({ rows, measurement: { package: held } }) => ({
    text: held === undefined ? "no package" : shortDigest(held.weightsDigest),
    rows,
  }));
  if (new Set(made.map(({ text }) => text)).size <= 1) return;
  const each = made.map(({ text, rows }) => `${text} for ${spanText(rows)}`);
  return `its package came out unlike on the machines that measured it: ${each.join(", ")}`;
}

function whyIncomplete(parts: readonly MeasuredPart[]): string | undefined {
  for (const { rows, measurement } of parts) {
    const { stopped, records, evaluated } = measurement;
    const [asked, count] = [rows[1] - rows[0], records?.count ?? 0];
    const of = evaluated?.of ?? 0;
    // Where a variant stops is told by all samples in the order in which they are drawn, and by no part of them.
    if (stopped !== undefined) return `${spanText(rows)} were not measured to the end`;
    if (count !== asked) return `${spanText(rows)} have ${count} records, not ${asked}`;
    if (of !== asked) return `of ${spanText(rows)} it counts ${of}, not ${asked}`;
  }
  return;
}

/** What nobody says of one part is not what others say of theirs. */
function whyUnknown(parts: readonly MeasuredPart[]): string | undefined {
  const unknown = parts.find(isNowhere);
  if (unknown === undefined || parts.every(isNowhere)) return;
  return `nobody says in which environment ${spanText(unknown.rows)} were measured`;
}

function isNowhere({ measurement }: MeasuredPart): boolean {
  return measurement.fingerprint === undefined;
}

/** Nothing where all are alike: then it is as if one machine had measured. */
function fingerprintsOf(parts: readonly MeasuredPart[]): Pick<Measurement, "fingerprints"> {
  const found = parts.flatMap(({ rows, measurement: { fingerprint } }) =>
    fingerprint === undefined ? [] : [{ rows, fingerprint }],
  );
  const [first] = found;
  const isAlike =
    first === undefined ||
    found.every(({ fingerprint }) => differing(first.fingerprint, fingerprint).length === 0);
  return isAlike ? {} : { fingerprints: found };
}

function evaluatedIn(parts: readonly MeasuredPart[]): Pick<Measurement, "evaluated"> {
  const each = parts.map(({ measurement }) => measurement.evaluated ?? { n: 0, of: 0 });
  const sum = (part: "n" | "of") => each.reduce((total, one) => total + one[part], 0);
  return { evaluated: { n: sum("n"), of: sum("of") } };
}

/** Examples are added up, and so are those that each op began, the most frequent first. */
function notFiniteIn(parts: readonly MeasuredPart[]): Pick<Measurement, "notFinite"> {
  const found = parts.flatMap(({ measurement: { notFinite } }) => notFinite ?? []);
  if (found.length === 0) return {};
  const culprits = new Map<string, NotFinite["culprits"][number]>();
  for (const { examples, ...culprit } of found.flatMap((one) => one.culprits)) {
    const name = JSON.stringify(culprit);
    const before = culprits.get(name)?.examples ?? 0;
    culprits.set(name, { ...culprit, examples: before + examples });
  }
  const sorted = [...culprits.values()].sort((a, b) => b.examples - a.examples);
  return {
    notFinite: {
      examples: found.reduce((sum, { examples }) => sum + examples, 0),
      culprits: sorted.slice(0, MOST_CULPRITS),
    },
  };
}

/** As many as a machine tells of. */
const MOST_CULPRITS = 5;
