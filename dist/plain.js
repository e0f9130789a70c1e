// src/catalog/errors.ts
/** A mistake in what the user supplied: every problem found, shown without a stack; exit status 2. */
var UserError = class extends Error {
	name = "UserError";
	problems;
	constructor(problems) {
		const list = [problems].flat();
		super(list.map(describeProblem).join("\n"));
		this.problems = list;
	}
};
/** `file:line:column message`, then what to do on a line of its own. */
function describeProblem({ message, at, fix }) {
	const where = at === void 0 ? "" : `${describePlace(at)} `;
	return fix === void 0 ? `${where}${message}` : `${where}${message}\n  ${fix}`;
}
function describePlace({ file, line, column }) {
	return [
		file,
		line,
		column
	].filter((part) => part !== void 0).join(":");
}
/** Does all of the work, then throws every user's mistake that was found in any of it. */
async function allOf(items, work) {
	const problems = [];
	const results = [];
	for (const item of items) try {
		results.push(await work(item));
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		problems.push(...error.problems);
	}
	if (problems.length > 0) throw new UserError(problems);
	return results;
}
// src/terminal/plain.ts
/**
* A foreign line fit for any terminal or log: it moves no cursor, turns no text around and is no command
* to an Actions runner, which obeys `::name` at a line's start and `##[name` anywhere.
*/
function plain(line) {
	return line.replace(ESCAPES, "").replace(CONTROLS, " ").replaceAll("::", ": :").replaceAll("##[", "## [").trimEnd();
}
const ESCAPES = /\u001b\[[0-?]*[ -/]*[@-~]/g;
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
export { describeProblem as a, describePlace as i, UserError as n, allOf as r, plain as t };
