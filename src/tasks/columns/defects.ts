import { quote } from "../../catalog/quote.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import { counted } from "../../words/counts.ts";
import { listed } from "../../words/lists.ts";

type Telling = (count: number, size: number) => string;

/** What can be wrong with any record, and how a number of them is told. */
const OF_ANY_TASK = {
  failed: (count, size) => `${count} of ${size} samples could not be evaluated`,
  missing: (count, size) => `${count} of ${size} samples have no record`,
  unknown: (count) => `${records(count)} of no sample of this model`,
  repeated: (count) => `${records(count)} of a sample that already has one`,
} as const satisfies Record<string, Telling>;

function records(count: number): string {
  return counted(count, "record");
}

/**
 * All records that share a defect: how many, and the first few ids, with the error where there is one. `cause`: what is
 * known to lie behind it.
 */
export interface Defect {
  /** Of any task's records; or what is wrong with those of one task, in the words that follow `3 records`. */
  readonly kind: keyof typeof OF_ANY_TASK | `with ${string}`;
  readonly count: number;
  readonly first: readonly string[];
  readonly cause?: string;
  /** The samples that have it; absent where it is of none, so that nothing of the variant is known. */
  readonly rows?: readonly number[];
}

const NAMED = 3;

interface Found {
  count: number;
  readonly first: string[];
  readonly rows: number[];
}

interface Where {
  readonly row: number;
  readonly error: string | undefined;
}

export class DefectList {
  readonly #found = new Map<Defect["kind"], Found>();

  /** `row`: of the sample that has it, where it is one's. */
  add(kind: Defect["kind"], id: string, { row, error }: Partial<Where> = {}): void {
    const found = this.#found.get(kind) ?? { count: 0, first: [], rows: [] };
    found.count += 1;
    if (row !== undefined) found.rows.push(row);
    if (found.first.length < NAMED) {
      found.first.push(error === undefined ? quote(id) : `${quote(id)} (${quote(error)})`);
    }
    this.#found.set(kind, found);
  }

  all(): Defect[] {
    return [...this.#found].map(([kind, { rows, ...found }]) => ({
      kind,
      ...found,
      ...(rows.length === found.count && { rows }),
    }));
  }
}

/** `2 of 997 samples could not be evaluated: a.png (…), b.png (…)`; one defect after another. */
export function describeDefects(defects: readonly Defect[], size: number): string {
  return defects
    .map(({ kind, count, first, cause }) => {
      const behind = cause === undefined ? "" : `; ${cause}`;
      return `${told(kind, count, size)}: ${listed(first, count - first.length)}${behind}`;
    })
    .join("; ");
}

function told(kind: Defect["kind"], count: number, size: number): string {
  return isOfAnyTask(kind) ? OF_ANY_TASK[kind](count, size) : `${records(count)} ${kind}`;
}

function isOfAnyTask(kind: Defect["kind"]): kind is keyof typeof OF_ANY_TASK {
  return Object.hasOwn(OF_ANY_TASK, kind);
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
