#!/usr/bin/env node
import { a as WORDS, c as Command, i as describeFailure, n as stopSignal, r as environmentHome, t as onUncaught } from "./uncaught.js";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
// src/commands/command-line.ts
/** Reads the arguments, runs the command they name, and gives its exit status. */
async function commandLine(host, args) {
	let status = 0;
	const program = new Command("quantgate").description("Stops a release when quantizing a Core ML model costs more than agreed.").exitOverride().configureOutput({
		writeOut: (text) => host.out.write(text),
		writeErr: (text) => host.errors.write(text)
	}).showHelpAfterError("(quantgate <command> --help lists what is accepted)");
	for (const word of WORDS) addWord(program, word, async (options, argument) => {
		status = await word.run(options, host, argument);
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
// src/cli.ts
const host = {
	cwd: process.cwd(),
	env: process.env,
	home: environmentHome(process.env, process.platform),
	temp: tmpdir(),
	worker: fileURLToPath(new URL("../worker", import.meta.url)),
	examples: fileURLToPath(new URL("../examples", import.meta.url)),
	today: () => (/* @__PURE__ */ new Date()).toISOString().slice(0, 10),
	signal: stopSignal(process),
	out: process.stdout,
	errors: process.stderr
};
onUncaught(process, fail);
await commandLine(host, process.argv.slice(2)).then(end, fail);
function end(status) {
	process.exitCode = status;
}
function fail(error) {
	const { text, status } = describeFailure(error);
	if (text !== "") process.stderr.write(`${text}\n`);
	end(status);
}
export {};
