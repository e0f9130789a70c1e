// src/plan/shards.ts
/** As it is written: `2/3`. */
function nameOf({ index, of }) {
	return `${index}/${of}`;
}
/** As many shards as there is work for, and at most so many; one that measures nothing where there is none. */
function shardsOf({ requests }, most) {
	const of = Math.max(1, Math.min(most, requests.length));
	return Array.from({ length: of }, (_, position) => ({
		index: position + 1,
		of
	}));
}
/** The requests that fall to one shard, in the plan's order; every request falls to exactly one. */
function shardOf(plan, { index, of }) {
	const pieces = heaviestFirst(piecesOf(plan.requests, of), plan.models);
	const loads = pieces.slice(0, of).map(() => 0);
	const mine = /* @__PURE__ */ new Set();
	for (const { requests, work } of pieces) {
		const lightest = loads.indexOf(Math.min(...loads));
		loads[lightest] = (loads[lightest] ?? 0) + work;
		if (lightest === index - 1) for (const request of requests) mine.add(request);
	}
	return plan.requests.filter((request) => mine.has(request));
}
/**
* Head and base of a model stay on one machine as long as there is other work to give away: numbers of two machines
* that differ do not compare.
*/
function piecesOf(requests, of) {
	const pairs = Map.groupBy(requests, ({ model, target }) => `${model} ${target}`);
	return of <= pairs.size ? [...pairs.values()] : requests.map((request) => [request]);
}
function heaviestFirst(pieces, models) {
	const counts = new Map(models.map(({ name, samples }) => [name, samples?.count ?? 0]));
	const workOf = ({ model, variants, packagesOnly }) => variants.length * (packagesOnly ? 1 : Math.max(1, counts.get(model) ?? 0));
	return pieces.map((requests) => ({
		requests,
		work: requests.reduce((sum, one) => sum + workOf(one), 0)
	})).sort((a, b) => b.work - a.work);
}
export { shardOf as n, shardsOf as r, nameOf as t };
