/** `1,397`. */
export function counted(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `about 1,400`: a plan is no more exact than that. Rounded up. */
export function about(count: number): string {
  const step = 10 ** Math.max(0, String(count).length - 2);
  return step === 1 ? counted(count) : `about ${counted(Math.ceil(count / step) * step)}`;
}

/** `1.21 pt`, rounded up: a limit may be wider, not smaller. */
export function pointsUp(difference: number): string {
  return `${hundredths(difference, Math.ceil)} pt`;
}

export function percentUp(rate: number): string {
  return `${hundredths(rate, Math.ceil)} %`;
}

export function percentDown(rate: number): string {
  return `${hundredths(rate, Math.floor)} %`;
}

function hundredths(share: number, round: (value: number) => number): number {
  return round(Number((share * 10_000).toPrecision(10))) / 100;
}
