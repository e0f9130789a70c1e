import { quote } from "../../catalog/quote.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import { counted } from "../../words/counts.ts";
import { listed } from "../../words/lists.ts";

type Telling = (count: number, size: number) => string;

/** What can be wrong with records, and how a number of them is told. */
const DEFECTS = {
  failed: (count, size) => `${count} of ${size} samples could not be evaluated`,
  missing: (count, size) => `${count} of ${size} samples have no record`,
  unknown: (count) => `${records(count)} of no sample of this model`,
  repeated: (count) => `${records(count)} of a sample that already has one`,
  unordered: (count) => `${records(count)} with a better class below a worse one`,
  twice: (count) => `${records(count)} with a class twice`,
  unranked: (count) => `${records(count)} with a better document below a worse one`,
  doubled: (count) => `${records(count)} with a document twice`,
  cut: (count) => `${records(count)} with more or fewer tokens than the text has`,
} as const satisfies Record<string, Telling>;

function records(count: number): string {
  return counted(count, "record");
}

/**
 * All records that share a defect: how many, and the first few ids, with the error where there is one. `cause`: what is
 * known to lie behind it.
 */
export interface Defect {
  readonly kind: keyof typeof DEFECTS;
  readonly count: number;
  readonly first: readonly string[];
  readonly cause?: string;
}

const NAMED = 3;

export class DefectList {
  readonly #found = new Map<Defect["kind"], { count: number; first: string[] }>();

  add(kind: Defect["kind"], id: string, error?: string): void {
    const found = this.#found.get(kind) ?? { count: 0, first: [] };
    found.count += 1;
    if (found.first.length < NAMED) {
      found.first.push(error === undefined ? quote(id) : `${quote(id)} (${quote(error)})`);
    }
    this.#found.set(kind, found);
  }

  all(): Defect[] {
    return [...this.#found].map(([kind, found]) => ({ kind, ...found }));
  }
}

/** `2 of 997 samples could not be evaluated: a.png (…), b.png (…)`; one defect after another. */
export function describeDefects(defects: readonly Defect[], size: number): string {
  return defects
    .map(({ kind, count, first, cause }) => {
      const behind = cause === undefined ? "" : `; ${cause}`;
      return `${DEFECTS[kind](count, size)}: ${listed(first, count - first.length)}${behind}`;
    })
    .join("; ");
}

/** What columns of every kind have. */
interface Joined {
  readonly samples: { readonly size: number };
  readonly defects: readonly Defect[];
}

/** The columns, if they answer every sample exactly once. */
export function complete<Some extends Joined>(columns: Some | Unmeasured): Some | Unmeasured {
  if (isUnmeasured(columns)) return columns;
  const { defects, samples } = columns;
  if (defects.length > 0) return { unmeasured: describeDefects(defects, samples.size) };
  return samples.size === 0 ? { unmeasured: "there is no sample to evaluate" } : columns;
}

/** The reference's columns, for what is measured against them. */
export function completeReference<Some extends Joined>(
  reference: Some | Unmeasured,
): Some | Unmeasured {
  if (isUnmeasured(reference)) return reference;
  const whole = complete(reference);
  return isUnmeasured(whole) ? { unmeasured: `of the reference: ${whole.unmeasured}` } : whole;
}
