import { p as describeProblem, u as UserError } from "./machine.js";
import { r as OtherVersion } from "./read-json.js";
import { relative } from "node:path";
// src/out/or-unmeasured.ts
/** A file that cannot be believed is as good as none, and says why; one of another version is for people to mend. */
async function orUnmeasured({ root }, read) {
	try {
		return await read();
	} catch (error) {
		if (!(error instanceof UserError) || error instanceof OtherVersion) throw error;
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
export { orUnmeasured as t };
