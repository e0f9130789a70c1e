import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { askedPlaces, questionText, type Tools } from "../attestation/question.ts";
import { takeOver } from "../attestation/take-over.ts";
import type { At, Plan } from "../contract/plan.ts";
import type { Verdict } from "../contract/verdict.ts";
import type { Project } from "../git/repository.ts";
import { formatVerdict } from "../judge/verdict.ts";
import { LAYOUT } from "../out/layout.ts";
import type { OutFolder } from "../out/out-folder.ts";
import { digestOf } from "../out/write.ts";
import { stateOf, treeAt } from "../project/locate.ts";
import { filesOf } from "../report/formats.ts";
import { line } from "../report/node.ts";
import { plainLine } from "../report/render/terminal.ts";
import { VERSION } from "../shards/version.ts";
import type { Host } from "./entry/host.ts";
import type { Options } from "./options.ts";
import { pastIn } from "./past.ts";

/** The plan with the question that it asks, where its answer may be attested or taken over. */
export async function withQuestion(
  plan: Plan,
  project: Project,
  { roles }: Options,
  host: Host,
): Promise<Plan> {
  if (roles === undefined || roles.kind === "pull-request") return plan;
  const contents = new Map<string, string>();
  for (const at of askedPlaces(plan)) contents.set(keyOf(at), await contentAt(at, project));
  const contentOf = (at: At) => contents.get(keyOf(at)) ?? "";
  return { ...plan, question: digestOf(questionText(plan, contentOf, await toolsOf(host))) };
}

function keyOf(at: At): string {
  return `${stateOf(at)}:${at.path}`;
}

/** By git's names for the files; what no commit holds, by the files themselves. */
async function contentAt(at: At, project: Project): Promise<string> {
  const tree = await treeAt(project, at);
  const blobs = await tree.blobs(at.path);
  return blobs === null ? await tree.digest(at.path) : digestOf(JSON.stringify([...blobs].sort()));
}

async function toolsOf({ program, worker }: Host): Promise<Tools> {
  return {
    quantgate: VERSION,
    program: await digestOfFiles(program, /\.[jt]s$/),
    worker: await digestOfFiles(worker, /\.(py|txt)$/),
  };
}

async function digestOfFiles(folder: string, which: RegExp): Promise<string> {
  const hash = createHash("sha256");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((one) => one.isFile() && which.test(one.name));
  for (const file of files.map((one) => join(one.parentPath, one.name)).sort())
    hash
      .update(`${relative(folder, file)}\0`)
      .update(await readFile(file))
      .update("\0");
  return `sha256:${hash.digest("hex")}`;
}

interface Answered {
  readonly plan: Plan;
  /** An earlier run's verdict, in place of a measurement. */
  readonly taken?: Verdict;
}

/** Whether the plan's question was answered already. Log and report tell what came of asking. */
export async function askAttested(plan: Plan, host: Host): Promise<Answered> {
  if (host.attested === undefined || plan.question === undefined) return { plan };
  const answer = await host.attested(plan.question);
  const say = (text: string) => void host.out.write(`${plainLine(line`${text}`)}\n`);
  if (answer.kind === "found") {
    const taken = takeOver(answer.predicate, plan);
    say(taken.notes.at(-1) ?? "");
    return { plan, taken };
  }
  if (answer.refused.length === 0)
    say("No verdict on the same question is attested: it is judged here.");
  const notes = answer.refused.map((why) => `An attested verdict was not taken over: ${why}.`);
  notes.forEach(say);
  return { plan: { ...plan, notes: [...plan.notes, ...notes] } };
}

export async function writeTaken(verdict: Verdict, out: OutFolder): Promise<void> {
  await out.writeText(LAYOUT.verdict.path, formatVerdict(verdict));
  const report = { verdict, past: await pastIn(out) };
  for (const { path, text } of filesOf(report)) await out.writeText(path, text);
}
