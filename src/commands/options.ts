import { InvalidArgumentError, Option } from "commander";
import { MOST_SHARDS } from "../catalog/shards.ts";
import type { PlannedRun } from "../contract/plan.ts";
import type { Roles } from "../github/roles.ts";
import type { Part } from "../plan/part.ts";
import type { Shard } from "../plan/shards.ts";

/** What the command line or the action's inputs can say, parsed. */
export interface Options {
  readonly policy: string;
  readonly out: string;
  /** False where it is compared with nothing; where nobody says, the command line finds one. */
  readonly base?: string | false;
  /** In Actions: which commits the event has judge and be judged. */
  readonly roles?: Roles;
  /** In `publish`: the commit of the target branch that the other run merged the head into. */
  readonly mergeInto?: string;
  /** Also what a change leaves as it was. */
  readonly measureAll?: boolean;
  /** Of `gate` and `plan`: these models and variants alone. */
  readonly model?: readonly string[];
  readonly variant?: readonly string[];
  /** Of `judge`: a policy to judge by instead, of somebody who tries limits. */
  readonly edited?: string;
  readonly python?: string;
  readonly shard?: Shard;
  /** Of `plan`: at most so many machines; in Actions, for which run. */
  readonly shards?: number;
  readonly run?: PlannedRun;
  /** Of `judge`: the folder that holds what the shards have measured. */
  readonly measured?: string;
  readonly keepPackages?: boolean;
  /** Uses nothing that earlier runs have kept. */
  readonly fresh?: boolean;
  /** Of `gate`: judges again whenever what the verdict rests on changes. */
  readonly watch?: boolean;
  /** Of `verify`: the verdict to hold a package against. */
  readonly verdict?: string;
  readonly json?: boolean;
  /** Of `init`: replaces what is there; only shows what it would write. */
  readonly force?: boolean;
  readonly print?: boolean;
  /** Of `check`: leaves out what takes long, which is to try conversions and to load models. */
  readonly quick?: boolean;
}

/** Where they lie where nobody says it, as `--help` has it. */
const WHERE = {
  policy: "default: quantgate.yml, here or in a folder above",
  out: "default: quantgate-out, here or beside the policy that is found above",
} as const;

export const OPTIONS = {
  policy: new Option("--policy <file>", `the policy to judge by (${WHERE.policy})`),
  edited: named(
    "edited",
    new Option("--policy <file>", "judge by this file, where all that it asks was measured"),
  ),
  base: new Option("--base <ref>", "judge as a pull request into this branch, e.g. main"),
  noBase: new Option("--no-base", "compare with no base model, where git would tell of one"),
  model: new Option("--model <name>", "only this model (may be given several times)").argParser(
    another,
  ),
  variant: new Option(
    "--variant <name>",
    "only this variant and its reference (likewise)",
  ).argParser(another),
  out: new Option("--out <folder>", `where results are written (${WHERE.out})`),
  json: new Option("--json", "print the result as JSON, for programs"),
  python: new Option("--python <path>", "the Python (3.10 to 3.13) to build on"),
  shard: new Option("--shard <i/n>", "measure only the i-th of n parts").argParser(readShard),
  shards: new Option("--shards <n>", "plan for at most n machines").argParser(readShards),
  measured: new Option("--measured <folder>", "where the shards' artifacts were downloaded to"),
  verdict: new Option("--verdict <file>", "the verdict, where it is not the out folder's"),
  force: new Option("--force", "replace the files that are there already"),
  print: new Option("--print", "show what would be written, and write nothing"),
  quick: new Option("--quick", "try no conversion and load no model: look at the words alone"),
  fresh: new Option("--fresh", "measure all anew: use nothing that earlier runs have kept"),
  watch: new Option(
    "--watch",
    "judge again whenever the policy, a model or data change, until Ctrl-C",
  ),
  packages: new Option("--keep-packages", "keep the converted packages in the out folder"),
};

/** What it is called among the options, where that is not what people write. */
function named(name: keyof Options, option: Option): Option {
  option.attributeName = () => name;
  return option;
}

function another(name: string, before: readonly string[] = []): readonly string[] {
  return [...before, name];
}

/** Which part of a policy is asked for, where it is not all. */
export function partOf({ model, variant }: Options): { part?: Part } {
  if (model === undefined && variant === undefined) return {};
  return { part: { ...(model && { models: model }), ...(variant && { variants: variant }) } };
}

export function readShard(text: string): Shard {
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index >= 1 && shard.index <= shard.of) return shard;
  throw new InvalidArgumentError("Write it as i/n with 1 ≤ i ≤ n, such as 2/3.");
}

export function readShards(text: string): number {
  const shards = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (shards >= 1 && shards <= MOST_SHARDS) return shards;
  throw new InvalidArgumentError(`Write a whole number from 1 to ${MOST_SHARDS}.`);
}
