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
export { describeProblem as i, allOf as n, describePlace as r, UserError as t };
