import { expect, test } from "vitest";
import { digitsProject, POLICY } from "../../action/digits.ts";
import { pullRequestStep } from "../../action/events.ts";
import { startArtifactService } from "../../emulator/artifacts.ts";
import { startGitHub } from "../../emulator/github.ts";
import { obeyed } from "../obeyed.ts";
import { type Call, recorder } from "../recorder.ts";

const SECRETS = {
  GITHUB_TOKEN: "secret-of-the-job",
  DEPLOY_KEY: "secret-of-the-team",
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "secret-of-the-identity",
  ACTIONS_ID_TOKEN_REQUEST_URL: "https://identity.example/secret",
};
/** By one of these a process could speak to the runner, or for it. */
const THE_RUNNERS = /^(GITHUB|ACTIONS|INPUT|RUNNER)_/;
/** What a runner would obey, wherever it stands on a line. */
const COMMANDS = [
  ...["::error::pwned", "::add-mask::pass", "::set-output name=outcome::pass"],
  ...[
    "::stop-commands::pwned",
    "  ::warning::pwned",
    "##[error]pwned",
    "::set-env name=PATH::/pwned",
  ],
];
const print = (stream: 1 | 2) =>
  COMMANDS.map((line) => `printf '%s\\n' '${line}' >&${stream};`).join(" ");

test("no process that is started finds a token, a secret or a file of the runner's", async () => {
  const recorded = recorder();
  const artifacts = await startArtifactService();
  const pull = await openPullRequest();
  const env = { ...SECRETS, ...recorded.env };
  const { status, log } = await pullRequestStep({ ...pull, env, artifacts });
  expect(status, log).toBe(0);

  const calls = recorded.calls();
  for (const child of CHILDREN)
    expect(calls.filter(child.is).length, child.name).toBeGreaterThan(0);
  const token = pull.github.tokens.own;
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  const secret = [...Object.values(SECRETS), artifacts.token, token, basic];
  const leaks = calls.flatMap(({ command, variables }) =>
    Object.entries(variables)
      .filter(
        ([name, value]) => THE_RUNNERS.test(name) || secret.some((one) => value.includes(one)),
      )
      .map(([name]) => `${name} in ${command.split(" ").slice(0, 12).join(" ")}`),
  );
  const allowed = /^GIT_CONFIG_VALUE_0 in \S*git .* fetch /;
  expect(leaks.filter((leak) => !allowed.test(leak))).toEqual([]);
  expect(
    leaks.filter((leak) => allowed.test(leak)).length,
    "fetches with the token",
  ).toBeGreaterThan(0);
  expect(calls.filter(({ command }) => secret.some((one) => command.includes(one)))).toEqual([]);
});

const CHILDREN: readonly { name: string; is: (call: Call) => boolean }[] = [
  { name: "the search for a Python", is: ({ command }) => command.includes("sysconfig") },
  { name: "venv", is: ({ command }) => command.includes("-m venv") },
  { name: "pip", is: ({ command }) => command.includes("-m pip") },
  { name: "the worker", is: ({ command }) => command.includes("__main__.py") },
  { name: "git fetch", is: ({ command }) => /\bgit .*fetch/.test(command) },
];

test.each([
  ["pip", { pip: `${print(1)} ${print(2)} exit 1;` }, "the packages failed"],
  ["the worker", { worker: `${print(2)} ${print(1)} exit 7;` }, "broke the protocol"],
])("what %s prints is no command to the runner", async (_, speech, said) => {
  const pull = await openPullRequest();
  const result = await pullRequestStep({ ...pull, env: recorder(speech).env });
  expect(result.status, result.log).toBeGreaterThan(0);
  expect(obeyed(result.log), "what the runner would obey").toEqual([]);
  expect(result.log).toContain("pwned");
  expect(result.log).toContain(said);
  expect(result.outputs.outcome).not.toBe("pass");
});

async function openPullRequest() {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = digitsProject({ policy: POLICY.replace(", max-regression: 3 pt", "") });
  project.git("switch", "--quiet", "--create", "feature");
  project.write("Digits.mlpackage/README", "changed");
  return { github, number, project, head: project.commit() };
}
