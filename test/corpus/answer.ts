import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { UserError } from "../../src/catalog/errors.ts";
import { reportIn } from "../../src/commands/announce/report-in.ts";
import { describeFailure } from "../../src/commands/entry/failure.ts";
import type { Host } from "../../src/commands/entry/host.ts";
import { judge } from "../../src/commands/judge.ts";
import type { Options } from "../../src/commands/options.ts";
import { plan as planWord } from "../../src/commands/plan.ts";
import { Plan } from "../../src/contract/plan.ts";
import { outFolder } from "../../src/out/out-folder.ts";
import { renderUnjudged } from "../../src/report/unjudged.ts";
import { annotate, renderSummary } from "../report/rendered.ts";
import type { Case } from "./case.ts";
import { measureAll } from "./measuring.ts";
import { type Repository, repositoryFor } from "./repository.ts";
import { digestOf } from "./text.ts";

/** Everything that quantgate says of a case, by what it stands in: `verdict.json`, `terminal`. */
export type Answer = ReadonlyMap<string, string>;

const OUT = "quantgate-out";

/** Plans a case in the folder, leaves what measuring would, judges, and gives all that a user could see. */
export async function answerTo(one: Case, folder: string): Promise<Answer> {
  const answer = new Map<string, string>();
  const tell = (what: string, text: string) => answer.set(what, masked(text, folder));
  const root = await plan(one, folder, tell);
  if (root === undefined) return answer;
  const out = join(root, OUT);
  const planned = Plan.parse(JSON.parse(readFileSync(join(out, "plan.json"), "utf8")));
  if (one.taken === undefined) measureAll(out, planned, one.seen ?? {});
  else cpSync(one.taken, out, { recursive: true });
  await one.meanwhile?.(root, planned);
  tell("input", inputOf(root));
  await judgeIn(root, one, tell);
  return answer;
}

/** What is judged, by its digest: where that differs, the generator gives something else, and the answer may. */
function inputOf(root: string): string {
  const given = filesBelow(root).filter((path) =>
    /(^|\/)(samples|measurements|records|recorded)\//.test(path),
  );
  const all = given.map((path) => `${path} ${digestOf(readFileSync(join(root, path), "utf8"))}`);
  return `${given.length} files, ${digestOf(all.join("\n"))}\n`;
}

type Tell = (what: string, text: string) => void;

/** Undefined where there is no plan, which has been told. */
async function plan(one: Case, folder: string, tell: Tell): Promise<string | undefined> {
  const repository = await repositoryFor(one, folder);
  const options = optionsFor(one, repository);
  const said = await run(planWord, options, hostIn(repository.root, folder, repository.env));
  tell("plan's terminal", said);
  const file = join(repository.root, OUT, "plan.json");
  if (!existsSync(file)) return;
  tell("plan.json", readFileSync(file, "utf8"));
  return repository.root;
}

function optionsFor({ event, shards, only }: Case, { main, head }: Repository): Options {
  const common = { ...{ policy: "quantgate.yml", out: OUT }, ...(shards && { shards }), ...only };
  switch (event) {
    case "folder":
      return common;
    case "local":
      return { ...common, base: "main" };
    case "pull-request":
      return { ...common, roles: { kind: "pull-request", branch: "main", head } };
    case "push": {
      const before = { kind: "commit", commit: main } as const;
      const roles = { kind: "commit", branch: "main", head, before } as const;
      return { ...common, roles, measureAll: true };
    }
    case "merge-group":
      return { ...common, roles: { kind: "merge-group", branch: "main", head, base: main } };
    default:
      return event satisfies never;
  }
}

async function judgeIn(root: string, { measured, explains }: Case, tell: Tell): Promise<void> {
  const options = { policy: "quantgate.yml", out: OUT, ...(measured && { measured }) };
  const host = hostIn(root, root, {});
  let problems: UserError["problems"] = [];
  const said = await run(judge, options, host, (error) => {
    problems = error.problems;
  });
  tell("terminal", said);
  const out = join(root, OUT);
  if (problems.length > 0) return tell("comment.md", renderUnjudged(problems));
  const { report } = await reportIn(outFolder(out), options);
  tell("summary.md", renderSummary(report));
  const marks = annotate(report.verdict).map(
    ({ level, path, line, message }) => `${level} ${path}:${line} ${message}\n`,
  );
  tell("annotations", marks.join(""));
  for (const path of filesBelow(out).filter(isJudges)) {
    const text = readFileSync(join(out, path), "utf8");
    tell(path, path.startsWith("explanations/") && !explains ? inShort(text) : text);
  }
}

/** What is in it stands in the verdict too, as far as that has room for it. */
function inShort(text: string): string {
  return `(${text.split("\n").length} lines, ${digestOf(text)})\n`;
}

/** What judging writes, and the stamps that it went by. */
function isJudges(path: string): boolean {
  return /^(verdict\.json|comment\.md|(explanations|labelling|shards)\/.*)$/.test(path);
}

function filesBelow(root: string): string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)).replaceAll(sep, "/"))
    .sort();
}

type Word = (options: Options, host: Host) => Promise<number>;

/** What a word prints, and below it how it ends. */
async function run(
  word: Word,
  options: Options,
  host: Host & { readonly said: string[] },
  onRefusal: (error: UserError) => void = () => undefined,
): Promise<string> {
  try {
    const status = await word(options, host);
    return `${host.said.join("")}[${status}]\n`;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    onRefusal(error);
    const { text, status } = describeFailure(error);
    return `${host.said.join("")}${text}\n[${status}]\n`;
  }
}

function hostIn(cwd: string, folder: string, env: Readonly<Record<string, string>>) {
  const nowhere = join(folder, "nowhere");
  mkdirSync(nowhere, { recursive: true });
  const said: string[] = [];
  return {
    ...{ cwd, env, said, home: nowhere, temp: folder, today: () => "2026-11-20" },
    // The digest of the program is part of a plan's question, which is masked.
    ...{ program: nowhere, worker: nowhere, examples: nowhere, fixtures: nowhere },
    out: { write: (text: string) => said.push(text) },
    errors: { write: () => undefined },
  };
}

/**
 * What is another thing on another machine or with the next version, and no answer: where the folder lies, the version,
 * the digest of the worker's sources, and that of the program as part of a plan's question.
 */
function masked(text: string, folder: string): string {
  return text
    .replaceAll(folder, "(folder)")
    .replaceAll(`"quantgate": "${manifest.version}"`, '"quantgate": "(masked)"')
    .replaceAll(/"evaluator": "[^"]*"/g, '"evaluator": "(masked)"')
    .replaceAll(/evaluator sha256:[0-9a-f]{64}/g, "evaluator (masked)")
    .replaceAll(/"question": "[^"]*"/g, '"question": "(masked)"');
}
