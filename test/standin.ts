import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { execa } from "execa";
import { z } from "zod";
import { unseen } from "../src/terminal/progress.ts";
import { environmentPlace } from "../src/worker/environment.ts";
import { findPython } from "../src/worker/python.ts";
import { INTERPRETER } from "./commands/python.ts";

/** What a Mac that is not there is, and what goes wrong on it: test/worker/standin says how it is written. */
export interface Setting {
  readonly machine?: Readonly<Record<string, unknown>>;
  readonly faults?: readonly Readonly<Record<string, unknown>>[];
}

const Made = z.object({ python: z.string(), tools: z.string(), setting: z.string() });

/**
 * Puts a Mac that is not there into a home folder, in the place of the Python environment that would be made there. The
 * answer are variables for a command that is to run on it.
 */
export async function macIn(home: string, setting: Setting = {}): Promise<{ PATH: string }> {
  const path = process.env.PATH ?? "";
  const python = await findPython({ asked: INTERPRETER, path }, { PATH: path });
  const locks = [resolve("worker/requirements.txt")];
  const place = await environmentPlace({ python, locks, home, env: {}, progress: unseen });
  const venv = join(place.path, NAME);
  await mkdir(place.path, { recursive: true });
  const script = resolve("test/worker/standin/coreml_standin/environment.py");
  const { stdout } = await execa(INTERPRETER, [script, venv, JSON.stringify(setting)]);
  await writeFile(join(place.path, "ready"), NAME);
  return { PATH: `${Made.parse(JSON.parse(stdout)).tools}:${path}` };
}

const NAME = "venv-57a2d1";
