import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { callsNamed, nameOf } from "./calls.ts";
import { FAULTS, MENDED, patienceWith } from "./faults.ts";
import { sampled, sideBySide } from "./lanes.ts";
import {
  judge,
  type Measured,
  measuredProject,
  open,
  type Pull,
  SITUATIONS,
  type Situation,
} from "./situations.ts";

const ARTIFACTS = "POST /twirp/github.actions.results.api.v1.ArtifactService";
const ANOTHER = "a comment of an earlier run";
const OF_ACTIONS = "a token of Actions, which may not ask for its account";

/** Every call that the action makes to announce a verdict, and a situation that it is made in. */
const ROWS: readonly (readonly [call: string, situation: Situation])[] = [
  ["GET /user", ANOTHER],
  ["POST /graphql", OF_ACTIONS],
  ["GET /repos/team/app/issues/N/comments", ANOTHER],
  ["GET /repos/team/app/pulls/N", ANOTHER],
  ["POST /repos/team/app/issues/N/comments", "no comment yet"],
  ["PATCH /repos/team/app/issues/comments/N", ANOTHER],
  ["DELETE /repos/team/app/issues/comments/N", "two comments of earlier runs"],
  ["POST /graphql", ANOTHER],
  [`${ARTIFACTS}/CreateArtifact`, "no comment yet"],
  ["PUT /account/container/blob?comp=block", "no comment yet"],
  ["PUT /account/container/blob?comp=blocklist", "no comment yet"],
  [`${ARTIFACTS}/FinalizeArtifact`, "no comment yet"],
];

test("Every call of an honest run has its row", async () => {
  const project = await measuredProject();
  const seen = new Set<string>();
  for (const situation of Object.keys(SITUATIONS) as Situation[]) {
    const pull = await open(project, situation);
    const { status, log } = await judge(pull);
    expect(status, log).toBe(1);
    for (const { proxy } of [pull.github, pull.artifacts])
      for (const call of proxy.calls) seen.add(nameOf(call));
  }
  expect([...seen].sort()).toEqual([...new Set(ROWS.map(([call]) => call))].sort());
});

const cells = ROWS.flatMap(([call, situation]) =>
  Object.keys(FAULTS).map((fault) => ({ call, situation, fault })),
);
const chosen = sampled(cells);

test("The sample has every fault and every call", () => {
  const of = (key: "call" | "fault") => new Set(chosen.map((cell) => cell[key])).size;
  expect([of("call"), of("fault")]).toEqual([
    new Set(ROWS.map(([call]) => call)).size,
    Object.keys(FAULTS).length,
  ]);
});

test(`No fault changes a verdict or leads to a second comment (${chosen.length} of ${cells.length} faults × calls)`, async () => {
  const project = await measuredProject();
  const honest = { ...project.gate, verdict: readFileSync(join(project.out, "verdict.json")) };
  const wrong: Record<string, string[]> = {};
  await sideBySide(chosen, async (cell) => {
    const found = await problemsOf(cell, project, honest);
    if (found.length > 0) wrong[`${cell.fault} at ${cell.call}, ${cell.situation}`] = found;
  });
  expect(wrong).toEqual({});
});

type Honest = Measured["gate"] & { readonly verdict: Buffer };

async function problemsOf(
  { call, situation, fault }: (typeof cells)[number],
  project: Measured,
  honest: Honest,
): Promise<string[]> {
  const pull = await open(project, situation);
  const { github, artifacts, number } = pull;
  const before = (await github.comments(number)).length;
  const ofArtifacts = /twirp|account/.test(call);
  const { answer, times } = FAULTS[fault] ?? { answer: "cut" };
  const made = { ...callsNamed(call), answer, ...(times && { times }) };
  (ofArtifacts ? artifacts : github).proxy.fail(made);
  const result = await judge(pull, { patience: patienceWith(fault, ofArtifacts) });

  const comments = await github.comments(number);
  const [first] = comments;
  const current = first?.body.includes(", run 2, ") ?? false;
  const told = /^::notice title=quantgate::(?:No comment|The comment|The verdict)/m.test(
    result.log,
  );
  const kept = "artifact-url" in result.outputs || /not uploaded: \S/.test(result.log);
  const claims: [boolean, string][] = [
    [result.status === honest.status, `exit status ${result.status}: ${result.log}`],
    [result.outputs.outcome === honest.outputs.outcome, `outcome ${result.outputs.outcome}`],
    [result.summary === honest.summary, `summary ${result.summary}`],
    [readVerdict(pull).equals(honest.verdict), "another verdict.json"],
    [comments.length <= Math.max(1, before), `${comments.length} comments`],
    [current || told, `no comment, and silence: ${result.log}`],
    [kept, `no artifact, and silence: ${result.log}`],
    [current || !(ofArtifacts || MENDED.has(fault)), `no comment of this run: ${result.log}`],
  ];
  return claims.flatMap(([held, what]) => (held ? [] : [what]));
}

function readVerdict({ out }: Pull): Buffer {
  return readFileSync(join(out, "verdict.json"));
}
