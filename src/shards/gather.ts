import { UserError } from "../catalog/errors.ts";
import type { Plan } from "../contract/plan.ts";
import type { OutFolder } from "../out/out-folder.ts";
import { type Brought, broughtIn, lookAtBrought } from "./brought.ts";
import { checkBrought } from "./check-brought.ts";
import { countProblems } from "./count.ts";
import { joinParts } from "./join.ts";
import { joinedFiles, sharedRequests } from "./parts.ts";
import { place } from "./place.ts";
import { stampedPlan } from "./stamped-plan.ts";

/** The folder that the shards' artifacts were downloaded to, or the out folder itself; `name` is what the user calls it. */
interface Place {
  readonly root: string;
  readonly name: string;
}

/**
 * Brings what several machines have measured into the out folder that holds their plan, or finds that it is there.
 * All of it or nothing: whatever is missing, there twice, stale, foreign, empty or half-written is named at once.
 */
export async function gather(plan: Plan, out: OutFolder, from: Place): Promise<void> {
  const elsewhere = from.root !== out.root;
  const brought = elsewhere ? await broughtIn(from.root, from.name) : await inPlace(from);
  const [first] = brought.flatMap(({ stamps }) => stamps);
  // Who never spoke of shards has none to miss.
  if (!elsewhere && plan.shards === undefined && first === undefined) return;
  const of = plan.shards ?? first?.of ?? 1;
  const shared = sharedRequests(plan, of);
  // Where they come together, what an earlier judgement has joined is made anew.
  const joined = elsewhere ? [] : joinedFiles(shared);
  const expected = { ...{ plan, stamped: await stampedPlan(plan, out) }, of, joined };
  const checked = await Promise.all(brought.map((one) => checkBrought(one, expected)));
  const problems = [...checked.flat(), ...countProblems(brought, expected.of)];
  if (problems.length > 0) throw new UserError(problems);
  if (elsewhere) await place(brought, out);
  await joinParts(shared, out);
}

async function inPlace({ root, name }: Place): Promise<Brought[]> {
  const own = await lookAtBrought(root, name);
  return own.files.length > 0 ? [own] : [];
}
