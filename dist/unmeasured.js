// src/catalog/unmeasured.ts
function isUnmeasured(value) {
	return "unmeasured" in value;
}
export { isUnmeasured as t };
