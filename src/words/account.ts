import { counted } from "./counts.ts";
import { lasted } from "./durations.ts";
import { listed } from "./lists.ts";

/** What the time of a run goes into, in the order in which it is told. */
export const PHASES = {
  plan: "planning",
  start: "starting Python",
  look: "looking at models and data",
  convert: "converting",
  evaluate: "evaluating",
  audit: "auditing ranges",
  compare: "comparing engines",
  time: "timing",
  judge: "judging",
  tell: "telling GitHub",
} as const;

export type Phase = keyof typeof PHASES;

/** How much of the work earlier runs had done. */
export interface Reused {
  readonly packages: { readonly found: number; readonly all: number };
  readonly answers: { readonly found: number; readonly all: number };
}

/** The machine of a job on Actions. */
export interface RunnerKind {
  /** As the runner names it: `Linux`, `Windows`, `macOS`. */
  readonly os: string;
  readonly cores: number;
  /** Whether it is GitHub's, which has its minutes counted. */
  readonly hosted: boolean;
}

/** What a run took, in ms. */
export interface Account {
  readonly total: number;
  readonly phases: ReadonlyMap<Phase, number>;
  readonly reused?: Reused;
  readonly runner?: RunnerKind;
}

/** One line at the end of a run: the time, what of it was spared, and what GitHub counts. */
export function accountOf({ total, phases, reused, runner }: Account): string {
  const spared = reused && reusedOf(reused);
  return [
    `${lasted(total)}${partsOf(total, phases)}.`,
    ...(spared === undefined ? [] : [`Reused from earlier runs: ${spared}.`]),
    ...(runner === undefined ? [] : [runnerOf(runner, total)]),
  ].join(" ");
}

/** `6 of 6 packages, 0 of 5982 answers`; undefined where nothing was. */
export function reusedOf({ packages, answers }: Reused): string | undefined {
  if (packages.found + answers.found === 0) return;
  return `${packages.found} of ${packages.all} packages, ${answers.found} of ${answers.all} answers`;
}

/** So little is not worth a word. */
const LEAST = 50;

function partsOf(total: number, phases: ReadonlyMap<Phase, number>): string {
  const long = Object.entries(PHASES).flatMap(([phase, says]) =>
    [...phases].flatMap(([own, ms]): { readonly says: string; readonly ms: number }[] =>
      own === phase && ms >= LEAST ? [{ says, ms }] : [],
    ),
  );
  if (long.length === 0) return "";
  const sum = long.reduce((all, { ms }) => all + ms, 0);
  const parts = listed(long.map(({ says, ms }) => `${says} ${lasted(ms)}`));
  return `: ${parts}${sum > total ? "; some of it at the same time" : ""}`;
}

/**
 * How many of the minutes that an account has for its private repositories one minute of GitHub's standard runners takes
 * (docs.github.com, billing for Actions, of 2026).
 */
const TAKES: ReadonlyMap<string, number> = new Map([
  ["Linux", 1],
  ["Windows", 2],
  ["macOS", 10],
]);

/** A job is counted in whole minutes, and began before this run did. */
function runnerOf({ os, cores, hosted }: RunnerKind, total: number): string {
  const machine = counted(cores, "core");
  if (!hosted) return `On a runner of your own (${os}, ${machine}).`;
  const minutes = Math.max(1, Math.ceil(total / 60_000));
  const used = `On GitHub's ${os} runner (${machine}): at least ${counted(minutes, "minute")}`;
  const takes = minutes * (TAKES.get(os) ?? 1);
  if (takes === minutes) return `${used}.`;
  return `${used}, ${takes} of those that an account has for private repositories.`;
}
