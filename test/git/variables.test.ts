import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { openProject } from "../../src/git/repository.ts";
import { gitVariables } from "../../src/git/variables.ts";
import { listen } from "../emulator/ports.ts";
import { Checkout, disposableFolder } from "./disposable.ts";

test("git sees none of the runner's tokens and files", () => {
  const runner = {
    ...{ PATH: "/bin", HOME: "/home/runner", GITHUB_TOKEN: "t", INPUT_TOKEN: "t" },
    ...{
      ACTIONS_RUNTIME_TOKEN: "t",
      GITHUB_ENV: "/f",
      GIT_DIR: "/elsewhere",
      GIT_CONFIG_COUNT: "1",
    },
  };
  const seen = gitVariables(runner);
  expect(seen).toMatchObject({ PATH: "/bin", HOME: "/home/runner", GIT_TERMINAL_PROMPT: "0" });
  expect(Object.values(seen)).not.toContain("t");
  expect(Object.keys(seen)).not.toEqual(expect.arrayContaining(["GITHUB_ENV"]));
  expect(seen).not.toHaveProperty("GIT_DIR");
  expect(seen).not.toHaveProperty("GIT_CONFIG_COUNT");
});

/** A server that refuses everything and remembers what it was shown. */
async function listeningServer() {
  const shown: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    shown.push(request.headers.authorization);
    response.writeHead(404).end();
  });
  onTestFinished(() => void server.close());
  return { url: await listen(server), shown };
}

test("The token is shown to its own server and to no other", async () => {
  const [own, other] = [await listeningServer(), await listeningServer()];
  const checkout = Checkout.init();
  checkout.commit({ a: "1" });
  const credential = { server: own.url, token: "secret" };
  const fetchFrom = async (url: string) => {
    checkout.git("config", "remote.origin.url", `${url}/team/app`);
    const options = { env: { PATH: process.env.PATH }, temp: disposableFolder(), credential };
    const project = await openProject(checkout.root, options);
    if (project.kind === "repository") await project.tip("main").catch(() => undefined);
    await project.close();
  };
  await fetchFrom(own.url);
  await fetchFrom(other.url);
  const header = `basic ${Buffer.from("x-access-token:secret").toString("base64")}`;
  expect(own.shown).toContain(header);
  expect(other.shown.length).toBeGreaterThan(0);
  expect(other.shown).not.toContain(header);
});
