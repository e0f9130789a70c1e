// src/commands/bring-history.ts
/** Puts what is known of earlier pushes into the out folder, so that it alone gives the whole report. */
async function bringHistory(project, { policy }, { history }, out) {
	const text = await history?.(project.pathOf(policy));
	if (text !== void 0) await out.writeHistory(text);
}
export { bringHistory as t };
