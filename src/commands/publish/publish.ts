import { remark } from "../../action/job-log.ts";
import { type Problem, UserError } from "../../catalog/errors.ts";
import { quote } from "../../catalog/quote.ts";
import { EXIT_STATUS } from "../../catalog/states.ts";
import { pullOfRun } from "../../github/pull-of-run.ts";
import type { ActionRun } from "../announce/action-run.ts";
import { announceProblems, announceVerdict } from "../announce/announce.ts";
import { problemsOf } from "../announce/problems-of.ts";
import { asking } from "./asking.ts";
import { judgeAnew } from "./judge-anew.ts";
import type { Publication } from "./publication.ts";
import { carryProblems, carryVerdict } from "./status.ts";

/** Judges anew what a run without rights has measured, shows it where that run may not, and gives the exit status. */
export async function publish(run: ActionRun): Promise<number> {
  const publication = await announcing(run, () => findPublication(run));
  if (publication === undefined) return 0;
  const { about } = publication;
  return await announcing(
    about,
    async () => {
      const verdict = await judgeAnew(publication);
      await announceVerdict(about);
      await carryVerdict(publication, verdict);
      return EXIT_STATUS[verdict.outcome];
    },
    (problems) => carryProblems(publication, problems),
  );
}

/** Undefined where there is nothing to publish, which has been said. */
async function findPublication(run: ActionRun): Promise<Publication | undefined> {
  const { event } = run;
  if (event.kind !== "workflow-run") throw new UserError(ELSEWHERE);
  if (event.run.event !== "pull_request")
    return nothing(`run ${event.run.id} was for ${quote(event.run.event)}, not for a pull request`);
  if (run.reach === undefined) throw new UserError(NO_TOKEN);
  const reach = await run.reach();
  const pull = await asking("the pull request", () => pullOfRun(reach, event.head));
  switch (pull.kind) {
    case "none":
      return nothing(pull.why);
    case "several":
      throw new UserError(ambiguous(pull.numbers));
    case "found": {
      const { number, branch } = pull;
      const base = { branch };
      const proposed = { kind: "pull-request", action: "synchronize", draft: false } as const;
      // The token of this run may write, whosever the pull request is.
      const from = { number, head: event.head.commit, base, trust: "own" } as const;
      return { event, about: { ...run, event: { ...proposed, ...from } }, reach };
    }
    default:
      return pull satisfies never;
  }
}

async function announcing<T>(
  run: ActionRun,
  work: () => Promise<T>,
  also: (problems: readonly Problem[]) => Promise<void> = async () => undefined,
): Promise<T> {
  const { signal } = run.host;
  try {
    const result = await work();
    signal?.throwIfAborted();
    return result;
  } catch (error) {
    signal?.throwIfAborted();
    const problems = problemsOf(error);
    await announceProblems(run, problems);
    await also(problems);
    throw error;
  }
}

function nothing(why: string): undefined {
  remark(`Nothing was published: ${why}.`);
}

const NO_TOKEN = { message: "publishing needs a token, and the input token is empty" };

const ELSEWHERE = {
  message:
    "publish judges what another run has left behind, and runs on workflow_run alone: its rights are none that a run of the pull request may have",
  fix: "run it in a workflow of its own, `on: workflow_run`; examples/fork-publish.yml is one",
};

function ambiguous(numbers: readonly number[]) {
  return {
    message: `pull requests ${numbers.join(" and ")} have the same head: it cannot be told for which of them it was measured`,
    fix: "close all but one of them, or give each a commit of its own",
  };
}
