import type { Conditions } from "./times.ts";

/** Whether something can be measured on a target: fully, only to inform, not now, or not at all; and why not fully. */
export interface Measurable {
  readonly what: "answers" | "placement" | "times";
  readonly can: "yes" | "informs" | "not now" | "no";
  readonly why?: string;
}

/** What a machine can do for one target. */
export interface DiagnosedTarget {
  readonly target: string;
  readonly says: string;
  readonly usable: boolean;
  /** Where it is not: why, and what would help. */
  readonly why?: string;
  readonly remedy?: string;
  /** What is to be minded where it is used all the same. */
  readonly caution?: string;
  readonly measures: readonly Measurable[];
}

/** How a program fared on Core ML, beside the portable engine. */
export interface CheckedProgram {
  readonly target: string;
  readonly program: string;
  readonly state: "agrees" | "differs" | "failed";
  /** By which share of the largest number; absent where it is no number, or nothing was to be compared. */
  readonly far?: number;
  readonly output?: string;
  /** The operation with which they begin to differ. */
  readonly op?: string;
  readonly name?: string;
  readonly why?: string;
}

/** What a machine can measure, and what it cannot: `doctor --json`. */
export interface Diagnosis {
  readonly schema: 1;
  /** Absent where no worker could be asked. */
  readonly machine?: {
    readonly os: string;
    readonly chip: string;
    readonly python: string;
    readonly coremltools: string;
  };
  /** Why no worker could be asked. */
  readonly problem?: string;
  readonly targets: readonly DiagnosedTarget[];
  readonly programs: readonly CheckedProgram[];
  /** Of a Mac: what a time depends on now. */
  readonly conditions?: Conditions;
  /** Something can be measured here, and no engine contradicts another. */
  readonly sound: boolean;
}
