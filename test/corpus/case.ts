import type { Measurement } from "../../src/contract/measurement.ts";
import type { Plan } from "../../src/contract/plan.ts";
import type { Slot } from "../../src/contract/slot.ts";

/** Of a folder, by path; null takes a file away. */
export type Files = Readonly<Record<string, string | null>>;

/** What measuring would have left of one variant; whatever is not told is what a sound variant leaves. */
export interface Seen {
  /** Image classification: answers that the reference gets wrong, and what turned since. */
  readonly wrong?: number;
  readonly lost?: number;
  readonly gained?: number;
  /** The answers that turn are the first ones of this slice, `column=value`. */
  readonly lostIn?: string;
  /** Other tasks: how far the answers are off, from 0 (as the reference) to 1. */
  readonly damage?: number;
  /** Every example gets the same answer. */
  readonly collapsed?: true;
  /** So many of the first examples could not be evaluated. */
  readonly failing?: number;
  /** Names the weights; a side and a variant have their own. */
  readonly weights?: string;
  readonly bytes?: number;
  readonly bits?: number;
  readonly minimumOS?: string;
  readonly compressed?: number;
  readonly notes?: readonly string[];
  /** Parts of the measurement as they are. */
  readonly more?: Partial<Measurement>;
  readonly chip?: string;
  readonly failed?: string;
  /** The measurement states numbers, and brings no records. */
  readonly states?: Readonly<Record<string, { readonly value: number; readonly n?: number }>>;
  readonly absent?: true;
}

/** By `model/side/variant/target`, or less of it: `side/variant`, `variant`. The most exact one counts. */
export type Sights = Readonly<Record<string, Seen>>;

/** A repository for which `plan` is run; the answers come from here. */
export interface Case {
  readonly name: string;
  readonly seen?: Sights;
  /** A folder with measurements and records as they were taken, instead of what `seen` tells. */
  readonly taken?: string;
  /** What is done to the folder between measuring and judging. */
  readonly meanwhile?: (folder: string, plan: Plan) => Promise<void> | void;
  /** Of `judge`: where the shards' artifacts lie. */
  readonly measured?: string;
  /** Explanations are kept whole, and not by their digest: they are long. */
  readonly explains?: true;
  /** What main holds, and a folder whose files it has too. */
  readonly main: Files;
  readonly fixture?: string;
  /** What the branch changes. */
  readonly branch?: Files;
  /** What main has got since the branch left it. */
  readonly since?: Files;
  /** What a workflow fetched: nothing that git knows. */
  readonly fetched?: Files;
  /**
   * `folder`: what lies there alone; `local`: as if a pull request into main; the others as the action is started by
   * that event.
   */
  readonly event: "folder" | "local" | "pull-request" | "push" | "merge-group";
  readonly shards?: number;
  /** Models and variants that alone are asked for. */
  readonly only?: { readonly model?: readonly string[]; readonly variant?: readonly string[] };
}

/** The most exact that is told of a slot. */
export function seenOf(sights: Sights, { model, side, variant, target }: Slot): Seen {
  const names = [
    `${model}/${side}/${variant}/${target}`,
    `${model}/${side}/${variant}`,
    `${model}/${variant}`,
    `${side}/${variant}`,
    variant,
  ];
  const name = names.find((one) => Object.hasOwn(sights, one));
  return name === undefined ? {} : (sights[name] ?? {});
}
