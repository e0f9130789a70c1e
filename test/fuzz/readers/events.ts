import fc from "fast-check";
import { readerOf } from "../../../src/github/read-event.ts";
import { rolesOf } from "../../../src/github/situations.ts";
import { nearlyJson } from "../edits.ts";
import { reader } from "../reader.ts";

const [ONE, OTHER, NONE] = ["a".repeat(40), "b".repeat(40), "0".repeat(40)];
const REPOSITORY = { full_name: "team/app", default_branch: "main" };

const PULL = {
  action: "opened",
  sender: { login: "someone" },
  pull_request: {
    ...{ number: 7, draft: false, user: { login: "dependabot[bot]" } },
    head: { sha: ONE, ref: "feature", repo: { full_name: "stranger/app" } },
    base: { ref: "main", sha: OTHER, repo: { full_name: "team/app" } },
  },
};
const GROUP = { merge_group: { head_sha: ONE, base_sha: OTHER, base_ref: "refs/heads/main" } };
const RUN = {
  workflow_run: {
    ...{ id: 3, run_attempt: 1, run_started_at: "2027-01-31T10:00:00Z", event: "pull_request" },
    ...{ head_sha: ONE, head_branch: "feature", head_repository: { full_name: "stranger/app" } },
  },
};
const PUSHES = [
  { ref: "refs/heads/main", before: OTHER, after: ONE, repository: REPOSITORY },
  { ref: "refs/tags/v1", before: NONE, after: ONE, repository: REPOSITORY },
  { ref: "refs/heads/old", before: ONE, after: NONE, repository: REPOSITORY },
];

const NAMES = [
  "pull_request",
  "push",
  "merge_group",
  "workflow_run",
  "schedule",
  "workflow_dispatch",
];
const STRANGE = ["release", "pull_request_target", "__proto__", "constructor", "", "\ud800"];

/** The payload as the action reads it; a text that is no JSON never comes to be one. */
export const events = reader({
  name: "event",
  share: 15,
  open: () => ({
    inputs: fc.record({
      name: fc.constantFrom(...NAMES, ...NAMES, ...STRANGE),
      payload: fc.oneof(
        nearlyJson([PULL, GROUP, RUN, ...PUSHES].map((one) => JSON.stringify(one))).map(parsed),
        fc.anything({ withNullPrototype: true }),
      ),
      ref: fc.constantFrom("refs/heads/main", "refs/tags/v1", "refs/pull/7/merge", "", "__proto__"),
    }),
    read: ({ name, payload, ref }) => {
      const event = readerOf(name)({ name, payload, ref, repository: "team/app", commit: ONE });
      return { event, roles: event.kind === "workflow-run" ? null : rolesOf(event) };
    },
  }),
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
