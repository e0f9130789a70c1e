import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { gitIn } from "../../src/git/run.ts";
import { listen } from "../emulator/ports.ts";
import { disposableFolder } from "./disposable.ts";

const PATH = process.env.PATH ?? "";

/** A server that takes calls and says nothing; `asked` settles at the first. */
async function silentServer() {
  const server = createServer();
  const asked = new Promise((resolve) => server.once("connection", resolve));
  onTestFinished(() => void server.close());
  return { url: `${await listen(server)}/app`, asked };
}

test("A server that says nothing is waited for as long as was said, which is then the reason", async () => {
  const { url } = await silentServer();
  const git = gitIn(disposableFolder(), { PATH });
  const listed = await git(["ls-remote", url], { timeoutSeconds: 1 });
  expect(listed).toEqual({ ok: false, stdout: "", stderr: "git took longer than 1 s" });
});

test("A run that is told to stop does not wait for a server", async () => {
  const { url, asked } = await silentServer();
  const stop = new AbortController();
  const git = gitIn(disposableFolder(), { PATH }, stop.signal);
  const listing = git(["ls-remote", url]);
  void asked.then(() => stop.abort(new Error("Stopped by SIGINT.")));
  await expect(listing).rejects.toThrow("Stopped by SIGINT.");
});
