// src/measure/failed.ts
/** The measurement of what could not be measured: it says why, and never passes. */
function failed(slot, reason) {
	return {
		schema: 1,
		...slot,
		status: "failed",
		reason
	};
}
export { failed as t };
