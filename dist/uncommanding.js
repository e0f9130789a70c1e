import { u as UserError } from "./machine.js";
import { t as OPTIONS } from "./options.js";
import { t as EXIT_STATUS } from "./states.js";
import { homedir, userInfo } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
// src/commands/words.ts
const { policy, base, noBase, out, json, python, shard, shards, measured, packages } = OPTIONS;
const { verdict, force, print, fresh, quick, model, variant, edited, watch } = OPTIONS;
const WORDS = [
	{
		name: "gate",
		says: "plan, measure, judge and report in one go",
		options: [
			policy,
			model,
			variant,
			base,
			noBase,
			out,
			python,
			packages,
			fresh,
			watch,
			json
		],
		leaves: "verdict",
		run: async (options, host) => (await import("./gate.js")).gate(options, host)
	},
	{
		name: "plan",
		says: "write plan.json: what would be measured",
		options: [
			policy,
			model,
			variant,
			base,
			noBase,
			out,
			shards,
			json
		],
		leaves: "work",
		run: async (options, host) => (await import("./plan.js")).plan(options, host)
	},
	{
		name: "measure",
		says: "convert and run what plan.json asks for",
		options: [
			out,
			python,
			shard,
			packages,
			fresh
		],
		leaves: "work",
		run: async (options, host) => (await import("./measure2.js")).measure(options, host)
	},
	{
		name: "judge",
		says: "judge an out folder, again or elsewhere; needs no Python",
		options: [
			edited,
			out,
			measured,
			json
		],
		leaves: "verdict",
		run: async (options, host) => (await import("./judge.js")).judge(options, host)
	},
	{
		name: "check",
		says: "check policy, data and models without measuring",
		options: [
			policy,
			base,
			noBase,
			out,
			python,
			quick,
			json
		],
		run: async (options, host) => (await import("./check.js")).check(options, host)
	},
	{
		name: "selftest",
		says: "damage the weights on purpose, and see from which loss on the gate stops it",
		options: [
			policy,
			base,
			python,
			json
		],
		run: async (options, host) => (await import("./selftest.js")).selftest(options, host)
	},
	{
		name: "init",
		says: "propose a policy and a workflow for the models of this repository",
		options: [
			policy,
			force,
			print,
			python,
			json
		],
		run: async (options, host) => (await import("./init.js")).init(options, host)
	},
	{
		name: "inspect",
		says: "print what a Core ML package is made of",
		options: [python, json],
		argument: {
			name: "package",
			says: "an .mlpackage or .mlmodel"
		},
		run: async (options, host, path) => (await import("./inspect2.js")).inspect(path, options, host)
	},
	{
		name: "doctor",
		says: "tell what this machine can measure, and whether Core ML agrees with the portable engine",
		options: [python, json],
		run: async (options, host) => (await import("./doctor.js")).doctor(options, host)
	},
	{
		name: "verify",
		says: "tell whether a package is one that a verdict let through",
		options: [
			verdict,
			out,
			python,
			json
		],
		argument: {
			name: "package",
			says: "the .mlpackage or .mlmodel that is to be shipped"
		},
		run: async (options, host, path) => (await import("./verify.js")).verify(path, options, host)
	}
];
// src/commands/entry/home.ts
/**
* Where environments are kept: `QUANTGATE_HOME`, or the platform's folder for caches. What a variable says by accident is
* never taken from where the run stands, for there lies what a pull request brings.
*/
function environmentHome(env, platform) {
	if (env.QUANTGATE_HOME) return resolve(env.QUANTGATE_HOME);
	if (platform === "darwin") return join(ownFolder(), "Library/Caches/quantgate");
	const { XDG_CACHE_HOME: caches = "" } = env;
	return join(isAbsolute(caches) ? caches : join(ownFolder(), ".cache"), "quantgate");
}
/** What `HOME` says, or else the system; whom it does not know has the root for a home, as where one logs in. */
function ownFolder() {
	for (const ask of [homedir, () => userInfo().homedir]) try {
		if (isAbsolute(ask())) return ask();
	} catch {}
	return "/";
}
// src/commands/entry/stop-signal.ts
const SIGNALS = ["SIGINT", "SIGTERM"];
/** Aborts when the process is told to stop: Ctrl-C, or a runner that cancels the job. The same once more ends it at once. */
function stopSignal(from) {
	const stop = new AbortController();
	for (const name of SIGNALS) {
		let told = false;
		from.on(name, () => {
			if (told) from.exit(EXIT_STATUS.error);
			told = true;
			stop.abort(new UserError({ message: `Stopped by ${name}.` }));
		});
	}
	return stop.signal;
}
// src/commands/entry/uncaught.ts
/**
* What nobody catches ends with the status that `tell` sets: Node's own, 1, would mean that the gate says no. A
* reader who has seen enough, such as `head`, changes no status.
*/
function onUncaught(from, tell) {
	for (const stream of [from.stdout, from.stderr]) stream.on("error", (error) => {
		if (error.code !== "EPIPE") throw error;
	});
	from.once("uncaughtException", (error) => {
		tell(error);
		from.exit();
	});
}
// src/terminal/uncommanding.ts
/**
* An Actions log that no text can give commands through: the runner obeys `::name` where a line begins and `##[name`
* anywhere; what it takes for white space includes U+0085. Log groups are let through, which are written one at a time.
*/
function uncommanding(log) {
	return {
		...log.isTTY !== void 0 && { isTTY: log.isTTY },
		...log.columns !== void 0 && { columns: log.columns },
		write: (text) => log.write(GROUP.test(text) ? text : disarmed(text))
	};
}
const GROUP = /^::(group::.*|endgroup::)\n$/;
function disarmed(text) {
	return text.replace(/^([\s\u0085]*):(?=:)/gm, "$1: ").replaceAll("##[", "## [");
}
export { WORDS as a, environmentHome as i, onUncaught as n, stopSignal as r, uncommanding as t };
