import { InvalidArgumentError, Option } from "commander";
import type { Roles } from "../github/roles.ts";
import type { Shard } from "../plan/shards.ts";

/** What the command line or the action's inputs can say, parsed. */
export interface Options {
  readonly policy: string;
  readonly out: string;
  readonly base?: string;
  /** In Actions: which commits the event has judge and be judged. */
  readonly roles?: Roles;
  readonly python?: string;
  readonly shard?: Shard;
  readonly keepPackages?: boolean;
  readonly json?: boolean;
  /** Of `init`: replaces what is there; only shows what it would write. */
  readonly force?: boolean;
  readonly print?: boolean;
}

export const OPTIONS = {
  policy: new Option("--policy <file>", "the policy to judge by").default("quantgate.yml"),
  base: new Option("--base <ref>", "judge as a pull request into this branch, e.g. main"),
  out: new Option("--out <folder>", "where results are written").default("quantgate-out"),
  json: new Option("--json", "print the result as JSON, for programs"),
  python: new Option("--python <path>", "the Python (3.10 to 3.13) to build on"),
  shard: new Option("--shard <i/n>", "measure only the i-th of n parts").argParser(readShard),
  force: new Option("--force", "replace the files that are there already"),
  print: new Option("--print", "show what would be written, and write nothing"),
  packages: new Option("--keep-packages", "keep the converted packages in the out folder"),
};

export function readShard(text: string): Shard {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index >= 1 && shard.index <= shard.of) return shard;
  throw new InvalidArgumentError("Write it as i/n with 1 ≤ i ≤ n, such as 2/3.");
}
