// src/catalog/capped.ts
/** Twenty show the pattern; a thousand would hide every other problem. */
const MOST = 20;
/** The first problems of one sort, and how many more there are. */
function capped(problems, file) {
	const more = problems.length - MOST;
	if (more <= 0) return [...problems];
	return [...problems.slice(0, MOST), {
		message: `and ${more} more like this`,
		at: { file }
	}];
}
export { capped as t };
