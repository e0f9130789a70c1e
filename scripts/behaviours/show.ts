import { join } from "node:path";
import { execa } from "execa";
import type { Behaviour } from "./behaviour.ts";
import { type Ended, runTest } from "./run-test.ts";
import { withCopy } from "./tree-copy.ts";

/** A behaviour's test as the tree stands, and with the behaviour taken away. */
export interface Shown {
  readonly behaviour: Behaviour;
  readonly intact: Ended;
  readonly disabled: Ended;
}

export async function show(root: string, behaviour: Behaviour, python: string): Promise<Shown> {
  const { test, patch } = behaviour;
  return await withCopy(root, async (copy) => {
    const intact = await runTest(copy, test, python);
    const refused = (await apply(copy, patch)) ?? (await checkTypes(copy));
    const disabled = refused ?? (await runTest(copy, test, python));
    return { behaviour, intact, disabled };
  });
}

export function holds({ intact, disabled }: Shown): boolean {
  return intact.kind === "passed" && disabled.kind === "failed";
}

async function apply(copy: string, patch: string): Promise<Ended | null> {
  const { failed, stderr } = await execa("git", ["apply", join(copy, patch)], {
    ...{ cwd: copy, reject: false },
  });
  return failed ? { kind: "broken", message: stderr } : null;
}

/** Sources run without their types being looked at: a patch that breaks them would show a crash, and no harm. */
async function checkTypes(copy: string): Promise<Ended | null> {
  const { stdout } = await execa("tsc", ["-p", "tsconfig.json"], {
    ...{ cwd: copy, reject: false, preferLocal: true },
  });
  const wrong = stdout.split("\n").find((line) => line.startsWith("src/"));
  return wrong === undefined ? null : { kind: "broken", message: wrong };
}
