import { r as describeProblem, t as UserError } from "./errors.js";
import { j as WRITTEN, w as OPERATORS } from "./nearest.js";
import { r as findMetric } from "./rows.js";
import { relative } from "node:path";
// src/words/forms.ts
/** How a metric's own value is written. What nobody has declared is a plain number. */
function formOfValue(metric, model = {}) {
	return WRITTEN[quantityOf(metric, model)].value;
}
/** How a change of it is written: a rate falls by points, perplexity rises by a share of what it was. */
function formOfDifference(metric, model = {}) {
	if (findMetric(metric)?.relative) return "relative";
	return WRITTEN[quantityOf(metric, model)].difference;
}
/** How a limit's observed number is written, which its operator decides. */
function formOfLimit({ metric, operator }, model = {}) {
	if (operator === "max-ratio") return "ratio";
	return (isOperator(operator) ? OPERATORS[operator].against : "absolute") === "absolute" ? formOfValue(metric, model) : formOfDifference(metric, model);
}
function quantityOf(metric, { declared = {} }) {
	return (Object.hasOwn(declared, metric) ? declared[metric] : void 0) ?? findMetric(metric)?.quantity ?? "number";
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
export { formOfValue as i, formOfDifference as n, formOfLimit as r, orUnmeasured as t };
