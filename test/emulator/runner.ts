import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { disposableFolder } from "../git/disposable.ts";
import type { ArtifactService } from "./artifacts.ts";
import type { GitHub } from "./github.ts";

/** One step of a job: why it runs, in which checkout, and with which inputs. */
export interface Step {
  readonly workspace: string;
  readonly event: { readonly name: string; readonly payload: unknown };
  readonly ref: string;
  readonly commit: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly github: GitHub;
  /** The number of the run, and which attempt at it this is. */
  readonly run?: { readonly id: number; readonly attempt?: number };
  readonly artifacts?: ArtifactService;
  /** What the job sets besides, such as secrets. */
  readonly env?: Readonly<Record<string, string>>;
  /** Another copy of the action than the one under test. */
  readonly entry?: string;
  /** Where the runner's files are: `summary`, `output`, `event.json` … */
  readonly temp?: string;
  /** What happens to the process while it runs, such as a runner that cancels the job. */
  readonly meanwhile?: (child: ChildProcess) => void;
}

export interface StepResult {
  readonly status: number | null;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** The bundle that is committed; another entry may be named to try a change without building it. */
export const ENTRY = resolve(process.env.QUANTGATE_ACTION ?? "dist/main.js");

/** In milliseconds: a step that does not end has no exit status, and its log says where it was. */
const HANGING = 5 * 60_000;

/** Starts the action as a runner would: a process with variables and files, and nothing else. */
export async function runStep(step: Step): Promise<StepResult> {
  const { temp = disposableFolder(), entry = ENTRY } = step;
  const file = (name: string, content = "") => {
    writeFileSync(join(temp, name), content);
    return join(temp, name);
  };
  const [output, summary] = [file("output"), file("summary")];
  const child = spawn(process.execPath, [entry], {
    cwd: step.workspace,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...{ ...machine(), ...step.env },
      ...inputs({ token: step.github.tokens.own, ...step.inputs }),
      ...{ CI: "true", GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: step.workspace },
      GITHUB_REPOSITORY: step.github.repository,
      ...{ GITHUB_RUN_ID: `${step.run?.id ?? 1}`, GITHUB_RUN_ATTEMPT: `${step.run?.attempt ?? 1}` },
      ...{ GITHUB_SERVER_URL: "https://github.com", GITHUB_API_URL: step.github.url },
      ...{ GITHUB_EVENT_NAME: step.event.name, GITHUB_REF: step.ref, GITHUB_SHA: step.commit },
      GITHUB_EVENT_PATH: file("event.json", JSON.stringify(step.event.payload)),
      ...{ GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, GITHUB_ENV: file("env") },
      ...{ GITHUB_STATE: file("state"), GITHUB_PATH: file("path"), RUNNER_TEMP: temp },
      ...(step.artifacts && artifactService(step.artifacts)),
    },
  });
  step.meanwhile?.(child);
  const overdue = setTimeout(() => child.kill("SIGKILL"), HANGING);
  let log = "";
  const add = (chunk: Buffer) => {
    log += chunk;
  };
  child.stdout.on("data", add);
  child.stderr.on("data", add);
  const status = await new Promise<number | null>((done) => child.on("close", done));
  clearTimeout(overdue);
  return {
    ...{ status, log, summary: readFileSync(summary, "utf8") },
    outputs: readOutputs(readFileSync(output, "utf8")),
  };
}

/** The machine's own variables, without those of a runner that the tests may themselves run on. */
function machine(): Record<string, string> {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(GITHUB|INPUT|ACTIONS|RUNNER)_/.test(name),
  );
  return Object.fromEntries(own.flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

function inputs(given: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
}

function artifactService({ url, token }: ArtifactService): Record<string, string> {
  return { ACTIONS_RESULTS_URL: url, ACTIONS_RUNTIME_TOKEN: token };
}

/** `name<<delimiter`, the value's lines, and the delimiter. */
function readOutputs(text: string): Record<string, string> {
  const found = text.matchAll(/^(?<name>\S+?)<<(?<end>\S+)\n(?<value>[\s\S]*?)\n\k<end>$/gm);
  return Object.fromEntries(
    [...found].map(({ groups }) => [groups?.name ?? "", groups?.value ?? ""]),
  );
}
