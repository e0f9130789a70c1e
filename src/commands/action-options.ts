import { InvalidArgumentError } from "commander";
import { UserError } from "../catalog/errors.ts";
import { proposesChange, rolesOf } from "../github/situations.ts";
import type { ActionRun } from "./announce/action-run.ts";
import { type Options, readShard, readShards } from "./options.ts";

/** What the inputs and the event say, as a command line would. */
export function optionsOf({ inputs, event, runner }: ActionRun): Options {
  const { policy, out, base, python, shard, shards, measured, verdict } = inputs;
  // Also where they are not asked for: what an event refuses, no input allows.
  const roles = rolesOf(event);
  return {
    ...{ policy, out },
    ...(base === undefined ? { roles } : { base }),
    measureAll: !proposesChange(event),
    ...(python !== undefined && { python }),
    ...(shard !== undefined && { shard: parsed("shard", shard, readShard) }),
    ...(shards !== undefined && { shards: parsed("shards", shards, readShards) }),
    ...(measured !== undefined && { measured }),
    ...(verdict !== undefined && { verdict }),
    run: { id: runner.GITHUB_RUN_ID, attempt: Number(runner.GITHUB_RUN_ATTEMPT) },
    keepPackages: inputs["keep-packages"] || inputs["upload-packages"],
  };
}

function parsed<T>(name: string, text: string, parse: (text: string) => T): T {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw new UserError({ message: `the input ${name} cannot be read: ${error.message}` });
  }
}
