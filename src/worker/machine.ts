import { readFile } from "node:fs/promises";
import { cpus, machine, platform, type } from "node:os";
import { execa } from "execa";

/** What a fingerprint says of the machine itself, in the worker's words, known without starting it. */
export interface Machine {
  readonly os: string;
  readonly chip: string;
}

export async function thisMachine(): Promise<Machine> {
  return { os: `${await systemName()} ${machine()}`, chip: await chipName() };
}

async function systemName(): Promise<string> {
  if (platform() === "darwin") {
    const [version, build] = await Promise.all(["-productVersion", "-buildVersion"].map(swVers));
    return `macOS ${version} (${build})`;
  }
  const release = (await textOf("/etc/os-release")) ?? (await textOf("/usr/lib/os-release"));
  if (release === undefined) return type();
  const field = (name: string) =>
    new RegExp(`^${name}=(["']?)(.*)\\1$`, "m").exec(release)?.[2] ?? "";
  return `${field("NAME") || "Linux"} ${field("VERSION_ID")}`.trim();
}

async function swVers(asked: string): Promise<string> {
  const { stdout } = await execa("/usr/bin/sw_vers", [asked], { extendEnv: false });
  return stdout.trim();
}

/** Linux names no chip on every architecture. */
async function chipName(): Promise<string> {
  if (platform() === "darwin") return cpus()[0]?.model.trim() ?? machine();
  const info = (await textOf("/proc/cpuinfo")) ?? "";
  return /^model name\s*:(.*)$/m.exec(info)?.[1]?.trim() ?? machine();
}

async function textOf(file: string): Promise<string | undefined> {
  return await readFile(file, "utf8").catch(() => undefined);
}
