// src/catalog/targets.ts
const ANY_DEVICE = [
	"latency-p50",
	"latency-p95",
	"load-time",
	"peak-memory",
	"target-parity"
];
const PLACED = [...ANY_DEVICE, "device-switches"];
const NEURAL = [...PLACED, "ane-share"];
const TARGETS = [
	{
		name: "auto",
		says: "Core ML on the CPU of a Mac, the portable engine elsewhere",
		evaluated: true,
		gives: ANY_DEVICE
	},
	{
		name: "portable",
		says: "the portable engine, on any machine",
		evaluated: true,
		gives: []
	},
	{
		name: "coreml-cpu",
		says: "Core ML on the CPU; needs a Mac",
		evaluated: false,
		gives: ANY_DEVICE
	},
	{
		name: "coreml-gpu",
		says: "Core ML on CPU and GPU; needs a Mac",
		evaluated: false,
		gives: PLACED
	},
	{
		name: "coreml-ane",
		says: "Core ML on CPU and Neural Engine; needs a Mac that has one",
		evaluated: false,
		gives: NEURAL
	},
	{
		name: "coreml-all",
		says: "Core ML on whatever it chooses; needs a Mac",
		evaluated: false,
		gives: NEURAL
	}
];
function findTarget(name) {
	return TARGETS.find((target) => target.name === name);
}
/** What `auto` runs on. Until the Core ML engine exists, that is the portable engine on every machine. */
function engineOf(target) {
	return target === "auto" ? "portable" : target;
}
export { engineOf as n, findTarget as r, TARGETS as t };
