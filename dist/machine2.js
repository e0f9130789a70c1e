import { t as execa } from "./execa.js";
import { cpus, machine, platform, type } from "node:os";
import { readFile } from "node:fs/promises";
// src/worker/machine.ts
async function thisMachine() {
	return {
		os: `${await systemName()} ${machine()}`,
		chip: await chipName()
	};
}
async function systemName() {
	if (platform() === "darwin") {
		const [version, build] = await Promise.all(["-productVersion", "-buildVersion"].map(swVers));
		return `macOS ${version} (${build})`;
	}
	const release = await textOf("/etc/os-release") ?? await textOf("/usr/lib/os-release");
	if (release === void 0) return type();
	const field = (name) => new RegExp(`^${name}=(["']?)(.*)\\1$`, "m").exec(release)?.[2] ?? "";
	return `${field("NAME") || "Linux"} ${field("VERSION_ID")}`.trim();
}
async function swVers(asked) {
	const { stdout } = await execa("/usr/bin/sw_vers", [asked], { extendEnv: false });
	return stdout.trim();
}
/** Linux names no chip on every architecture. */
async function chipName() {
	if (platform() === "darwin") return cpus()[0]?.model.trim() ?? machine();
	const info = await textOf("/proc/cpuinfo") ?? "";
	return /^model name\s*:(.*)$/m.exec(info)?.[1]?.trim() ?? machine();
}
async function textOf(file) {
	return await readFile(file, "utf8").catch(() => void 0);
}
export { thisMachine as t };
