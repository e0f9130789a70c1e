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
export { describePlace as n, describeProblem as r, UserError as t };
