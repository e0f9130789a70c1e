import { a as machineProblem, n as MachineFault, p as describeProblem, t as INSTEAD, u as UserError } from "./machine.js";
import { r as CommanderError } from "./commander.js";
import { t as EXIT_STATUS } from "./states.js";
import { a as plain } from "./account.js";
import { resolve } from "node:path";
// src/commands/entry/faults.ts
/** Does a run's work; what the system refuses on its way is told with the place where that was, as no bug. */
async function namingFaults(host, { out }, work) {
	try {
		return await work();
	} catch (error) {
		const problem = machineProblem(error, placesOf(host, out));
		throw problem === void 0 ? error : new MachineFault(problem);
	}
}
/** The folders that anything is written in. */
function placesOf({ cwd, temp, home }, out) {
	const places = [{
		what: "temporary files",
		root: temp,
		instead: INSTEAD.temp
	}, {
		what: "what is kept",
		root: home,
		instead: INSTEAD.home
	}];
	if (out !== void 0) places.push({
		what: "results",
		root: resolve(cwd, out),
		instead: INSTEAD.out
	});
	return places;
}
// src/commands/entry/failure.ts
/** The one place where what was thrown becomes words and an exit status. */
function describeFailure(error) {
	if (error instanceof UserError) return {
		text: safe(error.message),
		status: EXIT_STATUS.error
	};
	if (error instanceof CommanderError) return {
		text: "",
		status: usage(error)
	};
	const problem = machineProblem(error, []);
	if (problem !== void 0) return {
		text: safe(describeProblem(problem)),
		status: EXIT_STATUS.error
	};
	return {
		text: `This is a bug in quantgate, please report it:\n${safe(error instanceof Error ? error.stack ?? error.message : String(error))}`,
		status: 3
	};
}
/** What is wrong may quote a model, a file or the worker. */
function safe(text) {
	return text.split("\n").map(plain).join("\n");
}
/** commander has already said what is wrong; asking for help is no mistake. */
function usage({ exitCode }) {
	return exitCode === 0 ? 0 : EXIT_STATUS.error;
}
export { namingFaults as n, describeFailure as t };
