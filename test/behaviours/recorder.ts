import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { INTERPRETER } from "../commands/python.ts";
import { disposableFolder } from "../git/disposable.ts";

/** Stands on PATH for git and python: writes down every call with its variables, and hands it on. */
export interface Recorder {
  /** What the step's environment must hold for the recorder to be found first. */
  readonly env: Readonly<Record<string, string>>;
  calls(): Call[];
}

export interface Call {
  readonly command: string;
  readonly variables: Readonly<Record<string, string>>;
}

interface Speech {
  /** Shell that runs before the worker does. */
  readonly worker?: string;
  /** Shell that stands for pip, which installs nothing here. */
  readonly pip?: string;
}

const PYTHONS = ["python3.12", "python3.13", "python3.11", "python3.10", "python3", "python"];

/** The environment that is made through it is made of the recorder too, so that the worker is recorded. */
export function recorder({ worker = "", pip = "" }: Speech = {}): Recorder {
  const folder = disposableFolder();
  const [bin, log] = [join(folder, "bin"), join(folder, "calls")];
  mkdirSync(bin);
  const record = `{ echo "=== $0 $*" | tr '\\n' ' '; echo; env; } >> '${log}'`;
  const program = (name: string, ...lines: string[]) => {
    writeFileSync(join(bin, name), ["#!/bin/sh", record, ...lines, ""].join("\n"));
    chmodSync(join(bin, name), 0o755);
  };
  program("git", `exec '${onPath("git")}' "$@"`);
  const real = `'${onPath(INTERPRETER)}'`;
  for (const name of PYTHONS) {
    program(
      name,
      `case " $* " in`,
      // Asked where it is, it names the recorder, so that what follows is recorded too.
      `  *sysconfig*) ${real} "$@" | sed 's|"path": "[^"]*"|"path": "'"$0"'"|' ;;`,
      `  *" -m venv "*) for last; do :; done; mkdir -p "$last/bin"; cp "$0" "$last/bin/python"`,
      `    echo "home = /" > "$last/pyvenv.cfg" ;;`,
      `  *" -m pip "*) ${pip} :;;`,
      `  *__main__.py*) ${worker} exec ${real} "$@" ;;`,
      `  *) exec ${real} "$@" ;;`,
      "esac",
    );
  }
  const path = [bin, process.env.PATH].join(delimiter);
  return {
    env: { PATH: path, QUANTGATE_HOME: join(folder, "home") },
    calls: () => readFileSync(log, "utf8").split(/^=== /m).slice(1).map(callOf),
  };
}

function onPath(program: string): string {
  if (program.includes("/")) return program;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = folders.map((folder) => join(folder, program)).find(existsSync);
  if (found === undefined) throw new Error(`${program} is not on PATH`);
  return found;
}

function callOf(text: string): Call {
  const [command = "", ...lines] = text.split("\n");
  const variables = lines.flatMap((line) => {
    const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return { command, variables: Object.fromEntries(variables) };
}
