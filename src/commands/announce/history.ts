import { remark } from "../../action/job-log.ts";
import { within } from "../../action/within.ts";
import { quote } from "../../catalog/quote.ts";
import { type BranchFile, readBranchFile } from "../../github/branch-file.ts";
import { type Changed, changeBranchFile } from "../../github/change-branch-file.ts";
import type { Event } from "../../github/event.ts";
import type { Reach } from "../../github/reach.ts";
import { describeApiFailure, withRetries } from "../../github/retries.ts";
import { addRun } from "../../history/add-run.ts";
import { pastRunOf } from "../../history/past-run.ts";
import type { Report } from "../../report/report.ts";
import { longCommit } from "../../words/digests.ts";
import type { Host } from "../entry/host.ts";
import type { ActionRun } from "./action-run.ts";

/** How the history is read, where one is kept. That it cannot be read changes nothing but what is shown. */
export function historyOf(run: ActionRun): Pick<Host, "history"> {
  const { inputs } = run;
  if (inputs.history === undefined) return {};
  return {
    history: async (policy) => {
      const read = (reach: Reach) =>
        withRetries(() => readBranchFile(reach, fileOf(run, policy)), reach.patience);
      const found = await reaching(run, "read", read);
      if (found?.kind === "foreign") remark(`The history was not read: ${found.why}. ${SAME}`);
      return found?.kind === "text" ? found.text : undefined;
    },
  };
}

/** Adds a line for a push to the default branch; nobody else writes. */
export async function keepInHistory(run: ActionRun, { verdict, on }: Report): Promise<void> {
  const branch = defaultBranchPushed(run.event);
  if (run.inputs.history === undefined || branch === undefined) return;
  if (run.inputs.history === branch)
    return remark(`The history is not kept on ${quote(branch)} itself: name a branch of its own.`);
  const result = pastRunOf(verdict, branch, on);
  if (result === undefined) return remark(`The history has nothing to keep: ${NO_COMMIT}. ${SAME}`);
  const edit = (text: string) => addRun(text, result);
  const message = `Results of ${longCommit(result.commit)}`;
  const file = fileOf(run, verdict.policy.path);
  const write = (reach: Reach) => changeBranchFile(reach, file, { edit, message });
  tell(await reaching(run, "written (does the job have `contents: write`?)", write), file);
}

const SAME = "The verdict is the same.";
const NO_COMMIT = "what was judged is no commit that says when it was made";

function defaultBranchPushed(event: Event): string | undefined {
  if (event.kind !== "push" || event.ref.kind !== "branch") return undefined;
  return event.ref.name === event.defaultBranch ? event.defaultBranch : undefined;
}

/** Each policy has a file of its own, so that they neither mix nor stand in each other's way. */
function fileOf({ inputs }: ActionRun, policy: string): BranchFile {
  return { branch: inputs.history ?? "", path: `${policy}.jsonl` };
}

async function reaching<T>(
  { reach, patience }: ActionRun,
  what: string,
  work: (reach: Reach) => Promise<T>,
): Promise<T | undefined> {
  const failed = (why: string): undefined => {
    remark(`The history could not be ${what}: ${why}. ${SAME}`);
  };
  if (reach === undefined) return failed("there is no token");
  const working = async () => await work(await reach()).catch(explain);
  return await within<T | undefined>(patience, working, failed);
}

function explain(error: unknown): never {
  throw new Error(describeApiFailure(error));
}

function tell(changed: Changed | undefined, { branch, path }: BranchFile): void {
  if (changed?.kind !== "refused") return;
  remark(
    `The history was not written: ${quote(path)} on ${quote(branch)}: ${changed.why}. ${SAME}`,
  );
}
