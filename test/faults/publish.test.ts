import { expect, test } from "vitest";
import type { StepResult } from "../emulator/runner.ts";
import { openFlowers } from "../publish/flowers.ts";
import { type Fork, openFork } from "../publish/fork.ts";
import { judgedOf } from "../publish/seen.ts";
import { callsNamed, nameOf } from "./calls.ts";
import { FAULTS, MENDED, patienceWith } from "./faults.ts";
import { sampled, sideBySide } from "./lanes.ts";

const INPUTS = { status: "quantgate/published" };

const ZIP = "GET /repos/team/app/actions/artifacts/N/zip";
/** Without an answer to these nothing is known of what the other run has measured. */
const ASKED = [
  "GET /repos/team/app/pulls",
  "GET /repos/team/app/actions/runs/N/artifacts",
  ZIP,
] as const;
/** These show the verdict, which stands by then. */
const TOLD = [
  "GET /user",
  "GET /repos/team/app/issues/N/comments",
  "GET /repos/team/app/pulls/N",
  "POST /repos/team/app/issues/N/comments",
  "POST /repos/team/app/statuses/COMMIT",
] as const;

const named = (call: string) => nameOf(call).replace(/\/[0-9a-f]{40}$/, "/COMMIT");
const matching = (call: string, { head }: Fork) => callsNamed(call.replace("COMMIT", head));

test("Every call of an honest run that publishes has its row", async () => {
  const fork = await openFlowers();
  fork.github.proxy.calls.splice(0);
  const { status, log } = await fork.publish(fork.files, { inputs: INPUTS });
  expect(status, log).toBe(0);
  expect(new Set(fork.github.proxy.calls.map(named))).toEqual(new Set([...ASKED, ...TOLD]));
});

const cells = [...ASKED, ...TOLD].flatMap((call) =>
  Object.keys(FAULTS).map((fault) => ({ call, fault })),
);
const chosen = sampled(cells);

test(`No fault publishes what nobody measured, or twice (${chosen.length} of ${cells.length} faults × calls)`, async () => {
  const { project, files, publish } = await openFlowers();
  const honest = judgedOf(await publish());
  const wrong: Record<string, unknown> = {};
  await sideBySide(chosen, async ({ call, fault }) => {
    const fork = await openFork(project);
    const { answer, times } = FAULTS[fault] ?? { answer: "cut" };
    // Before any other rule of the proxy for this call.
    fork.github.proxy.fail({ ...matching(call, fork), answer, ...(times && { times }) });
    const patience = `${patienceWith(
      fault,
      TOLD.some((one) => one === call),
    )}`;
    const result = await fork.publish(files, { inputs: { ...INPUTS, patience } });
    const claims: [boolean, string][] = [
      ...(await outcomeClaims(result, fork)),
      [!mustPass(call, fault) || result.status === 0, `status ${result.status}: ${result.log}`],
      [result.status !== 0 || isSame(judgedOf(result), honest), "another verdict"],
    ];
    const found = claims.flatMap(([held, what]) => (held ? [] : [what]));
    if (found.length > 0) wrong[`${fault} at ${call}`] = found;
  });
  expect(wrong).toEqual({});
});

/** What is told follows from what was asked, and the stand-in of the storage sends nobody on after a fault. */
function mustPass(call: string, fault: string): boolean {
  if (!ASKED.some((one) => one === call)) return true;
  return call === ZIP ? FAULTS[fault]?.times === 1 : MENDED.has(fault);
}

async function outcomeClaims(result: StepResult, fork: Fork): Promise<[boolean, string][]> {
  const { status, outputs, log } = result;
  const states = fork.statuses.map(({ state }) => state);
  const passed = status === 0 && outputs.outcome === "pass";
  const unjudged = status === 2 && outputs.outcome === "error";
  return [
    [passed || unjudged || isUnpublished(result), `${status}, ${outputs.outcome}: ${log}`],
    [passed || !states.includes("success"), "a status of success without a verdict"],
    [(await fork.comments()).length <= 1, "a second comment"],
  ];
}

/** GitHub said that there is no such pull request, which is told. */
function isUnpublished({ status, outputs, log }: StepResult): boolean {
  return status === 0 && outputs.outcome === undefined && log.includes("Nothing was published");
}

function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
