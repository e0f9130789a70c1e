import { takeOver } from "../attestation/take-over.ts";
import type { Plan } from "../contract/plan.ts";
import type { Verdict } from "../contract/verdict.ts";
import { formatVerdict } from "../judge/verdict.ts";
import { LAYOUT } from "../out/layout.ts";
import type { OutFolder } from "../out/out-folder.ts";
import { FORMATS } from "../report/formats.ts";
import { visible } from "../report/render/visible.ts";
import type { Host } from "./entry/host.ts";
import { pastIn } from "./past-in.ts";

interface Answered {
  readonly plan: Plan;
  /** An earlier run's verdict, in place of a measurement. */
  readonly taken?: Verdict;
}

/** Whether the plan's question was answered already. Log and report tell what came of asking. */
export async function askAttested(plan: Plan, host: Host): Promise<Answered> {
  if (host.attested === undefined || plan.question === undefined) return { plan };
  const answer = await host.attested(plan.question);
  const say = (text: string) => void host.out.write(`${visible(text)}\n`);
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
  await out.writeText(LAYOUT.comment.path, FORMATS.comment(report));
}
