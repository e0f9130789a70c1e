/** What was counted, with its noun: `1 sample`, `997 samples`; another plural is named. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `1 sample allows`, `800 samples allow`. */
export function allow(count: number, unit: string): string {
  return `${counted(count, unit)} ${count === 1 ? "allows" : "allow"}`;
}

/** A whole number that is read for its size, such as one to plan with: `1,397`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `about 1,400`: a plan is no more exact than that. Rounded up. */
export function about(count: number): string {
  const step = 10 ** Math.max(0, String(count).length - 2);
  return step === 1 ? grouped(count) : `about ${grouped(Math.ceil(count / step) * step)}`;
}

/** How far something reaches, rounded up: what passes a limit must not read as if it kept it. `65,520`, `3.40e+38`. */
export function magnitude(value: number): string {
  return value < 1e9 ? grouped(Math.ceil(value)) : value.toPrecision(3);
}

/** Which of the samples in their order, from one to before another, counted from 0: `samples 1 to 250`. */
export function spanText([begin, end]: readonly [begin: number, end: number]): string {
  return begin + 1 === end ? `sample ${end}` : `samples ${begin + 1} to ${end}`;
}
