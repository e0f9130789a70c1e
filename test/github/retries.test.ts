import { describe, expect, test } from "vitest";
import { describeApiFailure, withRetries } from "../../src/github/retries.ts";

/** What Octokit throws of an answer. */
function failure(status: number, headers: Record<string, string> = {}, message = "injected") {
  return Object.assign(new Error(message), { status, response: { headers } });
}

/** The waits between attempts at something that fails so many times. */
async function waits(error: Error, { times = 9, seconds = 300 } = {}) {
  const waited: number[] = [];
  let left = times;
  const work = async () => {
    left -= 1;
    if (left >= 0) throw error;
  };
  const sleep = async (wait: number) => void waited.push(wait);
  const ended = await withRetries(work, { seconds, sleep }).then(
    () => "done",
    () => "given up",
  );
  return { waited, ended };
}

const DATE = "Mon, 01 Mar 2027 10:00:00 GMT";
const IN_7_S = "Mon, 01 Mar 2027 10:00:07 GMT";
const RESET_IN_9_S = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1803895209" };

describe("what passes is tried again", () => {
  test.each([
    ["a server error", failure(500), [1, 3, 9]],
    ["a connection that broke or timed out", new Error("other side closed"), [1, 3, 9]],
    ["a limit with seconds to wait", failure(429, { "retry-after": "7" }), [7, 7, 7]],
    ["no time at all to wait", failure(429, { "retry-after": "0" }), [0, 0, 0]],
    [
      "a limit until a time, by the server's clock",
      failure(429, { "retry-after": IN_7_S, date: DATE }),
      [7, 7, 7],
    ],
    ["a time that is over", failure(503, { "retry-after": DATE, date: IN_7_S }), [0, 0, 0]],
    ["a used-up quota", failure(403, { ...RESET_IN_9_S, date: DATE }), [9, 9, 9]],
    ["a limit that does not say how long it lasts", failure(429), [60, 120]],
    ["a secondary limit", failure(403, {}, "You have exceeded a secondary rate limit"), [60, 120]],
    ["what it was called before", failure(403, {}, "an abuse detection mechanism"), [60, 120]],
    ["a time to wait that means nothing", failure(500, { "retry-after": "soon" }), [1, 3, 9]],
  ])("%s", async (_, error, waited) => {
    expect(await waits(error)).toEqual({ waited, ended: "given up" });
    expect(await waits(error, { times: 1 })).toEqual({ waited: [waited[0]], ended: "done" });
  });
});

describe("no time is lost on what does not pass", () => {
  test.each([401, 403, 404, 409, 422])("a refusal with %i", async (status) => {
    expect(await waits(failure(status))).toEqual({ waited: [], ended: "given up" });
  });

  test("a limit that lasts longer than there is patience", async () => {
    const { waited } = await waits(failure(429, { "retry-after": "3600" }));
    expect(waited).toEqual([]);
  });

  test.each([
    [3, [1]],
    [4, [1, 3]],
    [1, [1]],
    [0, []],
  ])("all waits together stay within %i s", async (seconds, waited) => {
    expect((await waits(failure(500), { seconds })).waited).toEqual(waited);
  });
});

test.each([
  [
    failure(403, {}, "Resource not accessible by integration"),
    "403 Resource not accessible by integration",
  ],
  [failure(502, {}, "<!DOCTYPE html>\n<html>Unicorn!</html>"), "502"],
  [failure(500, {}, `${"long ".repeat(99)}\nand more`), `500 ${"long ".repeat(40)}`.trim()],
  [new Error("fetch failed"), "fetch failed"],
  ["odd", "odd"],
])("why a call failed is told in a line", (error, told) => {
  expect(describeApiFailure(error)).toBe(told);
});
