/** An exact decimal, `units / 10^scale`: limits are compared without binary rounding. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

export function toNumber({ units, scale }: Decimal): number {
  return Number(`${units}e-${scale}`);
}
