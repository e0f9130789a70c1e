import { realpath } from "node:fs/promises";
import { execa } from "execa";
import { z } from "zod";
import { UserError } from "../catalog/errors.ts";
import type { Variables } from "../process/variables.ts";
import { candidates, type PythonSearch } from "./candidates.ts";
import { workerVariables } from "./child-variables.ts";
import { NO_PYTHON, obstacleOf } from "./suitable.ts";

/** An interpreter that can run the worker. */
export interface Python {
  readonly path: string;
  /** `3.12.11` */
  readonly version: string;
  readonly system: string;
  readonly machine: string;
}

/** The first suitable interpreter; where there is none, every one that was found and why it will not do. */
export async function findPython(search: PythonSearch, env: Variables): Promise<Python> {
  const seen = new Set<string>();
  const refused = [];
  for (const path of await candidates(search)) {
    const real = await realpath(path).catch(() => path);
    if (seen.has(real)) continue;
    seen.add(real);
    const facts = await askPython(path, env);
    if (facts === undefined) continue;
    const obstacle = obstacleOf(facts);
    if (obstacle === undefined) return facts;
    refused.push({
      message: `${path} (Python ${facts.version}): ${obstacle.message}`,
      fix: obstacle.fix,
    });
  }
  throw new UserError(refused.length > 0 ? refused : notFound(search));
}

/** `path`: as the interpreter names itself, for a shim may choose another one in another folder. */
const Facts = z.object({
  path: z.string().min(1),
  version: z.string(),
  implementation: z.string(),
  freeThreaded: z.boolean(),
  bits: z.int(),
  system: z.string(),
  machine: z.string(),
  base: z.string(),
});

const QUESTION = `
import json, platform, struct, sys, sysconfig
mac = platform.mac_ver()[0]
print(json.dumps({
    "path": sys.executable,
    "version": platform.python_version(),
    "implementation": sys.implementation.name,
    "freeThreaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
    "bits": 8 * struct.calcsize("P"),
    "system": platform.system(),
    "machine": platform.machine(),
    "base": f"macOS {mac}" if mac else " ".join(platform.libc_ver()).strip(),
}))`;

/** Undefined where there is no such program, or it is no Python: PATH may hold shims of absent versions. */
async function askPython(path: string, env: Variables) {
  const { failed, stdout } = await execa(path, ["-I", "-c", QUESTION], {
    env: workerVariables(env),
    extendEnv: false,
    reject: false,
    stdin: "ignore",
    stderr: "ignore",
    timeout: 20_000,
  });
  const facts = failed ? undefined : Facts.safeParse(parseJson(stdout));
  return facts?.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function notFound({ asked }: PythonSearch) {
  return asked === undefined
    ? NO_PYTHON
    : { ...NO_PYTHON, message: `${asked} is no Python that runs` };
}
