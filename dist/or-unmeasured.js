import { r as describeProblem, t as UserError } from "./errors.js";
import { g as OPERATORS } from "./nearest.js";
import { r as findMetric } from "./metrics.js";
import { relative } from "node:path";
// src/report/quantity.ts
/** How a metric's own value is written. */
function formOf(metric, { declared = {} } = {}) {
	return (Object.hasOwn(declared, metric) ? declared[metric] : void 0) ?? findMetric(metric)?.quantity ?? "number";
}
/** How a change of it is written: a rate falls by points, perplexity rises by a share of what it was. */
function formOfDifference(metric, model = {}) {
	if (findMetric(metric)?.relative) return "rate";
	const form = formOf(metric, model);
	return form === "rate" ? "points" : form;
}
/** How a limit's observed number is written, which its operator decides. */
function formOfLimit({ metric, operator }, model = {}) {
	if (operator === "max-ratio") return "ratio";
	return (isOperator(operator) ? OPERATORS[operator].against : "absolute") === "absolute" ? formOf(metric, model) : formOfDifference(metric, model);
}
function isOperator(word) {
	return Object.hasOwn(OPERATORS, word);
}
// src/commands/or-unmeasured.ts
/** A file that cannot be believed is as good as none, and says why. */
async function orUnmeasured({ root }, read) {
	try {
		return await read();
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return { unmeasured: error.problems.map((problem) => tellWithin(root, problem)).join("; ") };
	}
}
/** As the out folder names it: a verdict does not tell where on which machine the folder lay. */
function tellWithin(root, { message, at }) {
	const inside = at && { at: {
		...at,
		file: relative(root, at.file)
	} };
	return describeProblem({
		message,
		...inside
	});
}
export { formOfLimit as i, formOf as n, formOfDifference as r, orUnmeasured as t };
