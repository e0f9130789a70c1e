import { spawn } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type ArtifactService, startArtifactService } from "../emulator/artifacts.ts";
import { disposableFolder } from "../git/disposable.ts";

/** Uploads in a process of its own: @actions/artifact reads the runner's variables from its environment. */
async function upload(service: ArtifactService, folder: string, without: string[] = []) {
  const source = `
    import { uploadFolder } from "./src/action/artifact.ts";
    const uploaded = await uploadFolder(${JSON.stringify({ name: "quantgate", folder, without })}, { seconds: 60 });
    console.log("\\nRESULT " + JSON.stringify(uploaded));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", source], {
    env: {
      PATH: process.env.PATH,
      ACTIONS_RESULTS_URL: service.url,
      ACTIONS_RUNTIME_TOKEN: service.token,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  for await (const chunk of child.stdout) text += chunk;
  return JSON.parse(/^RESULT (.*)$/m.exec(text)?.[1] ?? "null");
}

function outFolder(): string {
  const folder = disposableFolder();
  mkdirSync(join(folder, "packages/digits"), { recursive: true });
  writeFileSync(join(folder, "verdict.json"), "{}");
  writeFileSync(join(folder, "packages/digits/int8.bin"), "weights");
  symlinkSync("/etc/passwd", join(folder, "link"));
  return folder;
}

/** The names in a zip stand in it as they are. */
const holds = (zip: Buffer | undefined, name: string) => zip?.includes(name) ?? false;

test("The out folder is kept as an artifact, without links out of it", async () => {
  const service = await startArtifactService();
  expect(await upload(service, outFolder())).toEqual({ kind: "uploaded", id: 42 });
  const zip = service.artifacts.get("quantgate");
  expect(holds(zip, "verdict.json")).toBe(true);
  expect(holds(zip, "packages/digits/int8.bin")).toBe(true);
  expect(holds(zip, "link")).toBe(false);
});

test("Packages stay where they are unless they are asked for", async () => {
  const service = await startArtifactService();
  await upload(service, outFolder(), ["packages"]);
  const zip = service.artifacts.get("quantgate");
  expect(holds(zip, "verdict.json")).toBe(true);
  expect(holds(zip, "int8.bin")).toBe(false);
});

test("A service that refuses is a reason, not an exception", async () => {
  const service = await startArtifactService();
  service.proxy.fail({ path: /./, answer: { status: 403 } });
  expect(await upload(service, outFolder())).toMatchObject({
    kind: "failed",
    why: expect.stringContaining("403"),
  });
});

test("An empty folder is not uploaded", async () => {
  const service = await startArtifactService();
  expect(await upload(service, disposableFolder())).toMatchObject({ kind: "failed" });
  expect(service.artifacts.size).toBe(0);
});
