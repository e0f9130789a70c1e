import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { INTERPRETER } from "../commands/python.ts";
import { disposableFolder } from "../git/disposable.ts";

/** A Python whose environments are made at once, and whose worker takes a request and says nothing more. */
export interface StuckPython {
  readonly inputs: { readonly python: string };
  readonly env: { readonly QUANTGATE_HOME: string };
  /** The processes of the worker, once it runs: its own and that of a child of it. */
  running(): Promise<number[]>;
}

export function stuckPython(): StuckPython {
  const home = disposableFolder();
  const [path, pids] = [join(home, "python"), join(home, "pids")];
  writeFileSync(path, script(path, pids));
  chmodSync(path, 0o755);
  return {
    inputs: { python: path },
    env: { QUANTGATE_HOME: home },
    async running() {
      while (!existsSync(pids)) await setTimeout(20);
      return readFileSync(pids, "utf8").trim().split("\n").map(Number);
    },
  };
}

/** Asked who it is, it answers as a real one, but for where it is. */
function script(path: string, pids: string): string {
  return `#!/bin/sh
for last; do :; done
case "$*" in
  *"-m venv"*)
    mkdir -p "$last/bin" && cp "${path}" "$last/bin/python"
    echo "home = /" > "$last/pyvenv.cfg" ;;
  *"-m pip"* | *coremltools*) ;;
  *quantgate_worker*)
    sleep 3600 &
    echo "$$
$!" > "${pids}.part" && mv "${pids}.part" "${pids}"
    sleep 3600 ;;
  *) "${INTERPRETER}" "$@" | sed 's#"path": "[^"]*"#"path": "${path}"#' ;;
esac
`;
}
