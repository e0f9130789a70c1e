import { remark } from "../../action/job-log.ts";
import type { Problem } from "../../catalog/errors.ts";
import type { Outcome } from "../../catalog/states.ts";
import type { Verdict } from "../../contract/verdict.ts";
import { type Status, setStatus } from "../../github/status.ts";
import { line, text } from "../../report/node.ts";
import { plainLine } from "../../report/render/terminal.ts";
import type { Publication } from "./publication.ts";

type Carrying = Pick<Publication, "about" | "reach">;

/** Puts the verdict beside the head commit, where a rule can require it. */
export async function carryVerdict(on: Carrying, verdict: Verdict): Promise<void> {
  await carry(on, { state: STATES[verdict.outcome], says: verdict.because });
}

/** The first of them: there is no room for more. */
export async function carryProblems(on: Carrying, [first]: readonly Problem[]) {
  const says = `It could not be judged: ${first?.message ?? "no reason is known"}`;
  await carry(on, { state: "error", says });
}

const STATES = {
  pass: "success",
  warn: "success",
  fail: "failure",
  error: "error",
} as const satisfies Record<Outcome, Status["state"]>;

interface Said {
  readonly state: Status["state"];
  readonly says: string;
}

async function carry({ about, reach }: Carrying, { state, says }: Said) {
  const { inputs, runner, event } = about;
  if (inputs.status === undefined) return;
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = runner;
  const why = await setStatus(reach, {
    commit: event.head,
    context: inputs.status.replaceAll("{branch}", () => event.base.branch),
    state,
    description: short(plainLine(line`${says}`)),
    url: `${server}/${repository}/actions/runs/${id}`,
  });
  if (why === undefined) return;
  remark(
    plainLine(
      line`The status was not set: does the job have \`statuses: write\`? (${why}) ${SAME}`,
    ),
  );
}

const SAME = text("The verdict is the same.");

/** Whole characters: half of one would be refused. */
function short(says: string): string {
  const characters = [...says];
  return characters.length <= LONGEST ? says : `${characters.slice(0, LONGEST - 1).join("")}…`;
}

const LONGEST = 140;
