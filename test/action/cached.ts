import { spawn } from "node:child_process";
import { join } from "node:path";

export const KEY = "wheels-3.12.4-linux-x64-0123456789abcdef";

interface Service {
  readonly url?: string;
  /** How long the service is waited for. */
  readonly seconds?: number;
}

/** In milliseconds: what does not end has no result. */
const HANGING = 5 * 60_000;

/** Runs in a process of its own: @actions/cache reads the runner's variables from its environment. */
export async function cached(
  verb: "restoreFolder" | "saveFolder",
  folder: string,
  { url, seconds = 60 }: Service = {},
): Promise<{ result?: boolean; said: string[] } | null> {
  const source = `
    import { ${verb} } from "./src/action/cache.ts";
    const said = [];
    const say = (text) => said.push(text);
    const result = await ${verb}(${JSON.stringify({ path: folder, key: KEY })}, { seconds: ${seconds} }, say);
    console.log("\\nRESULT " + JSON.stringify({ result, said }));
    process.exit();`;
  const service = {
    ...{ ACTIONS_CACHE_SERVICE_V2: "true", ACTIONS_RUNTIME_TOKEN: "token" },
    ...{ ACTIONS_RESULTS_URL: `${url}/`, GITHUB_WORKSPACE: join(folder, "..") },
  };
  const child = spawn(process.execPath, ["--input-type=module", "-e", source], {
    env: { PATH: process.env.PATH, RUNNER_TEMP: join(folder, ".."), ...(url && service) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const overdue = setTimeout(() => child.kill("SIGKILL"), HANGING);
  let text = "";
  for await (const chunk of child.stdout) text += chunk;
  clearTimeout(overdue);
  return JSON.parse(/^RESULT (.*)$/m.exec(text)?.[1] ?? "null");
}
