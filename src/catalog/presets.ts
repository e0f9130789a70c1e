/** The variants that need no `convert`; `minimumOS` is what the compressed form itself requires. */
export interface Preset {
  readonly name: string;
  readonly says: string;
  readonly weightBits: number;
}

export const PRESETS = [
  { name: "fp32", weightBits: 32, says: "weights and arithmetic in 32-bit floats" },
  { name: "fp16", weightBits: 16, says: "weights and arithmetic in 16-bit floats" },
  { name: "int8", weightBits: 8, says: "8-bit weights, linear, symmetric per channel" },
  { name: "int4", weightBits: 4, says: "4-bit weights, linear, symmetric per block of 32" },
  { name: "pal8", weightBits: 8, says: "8-bit palette (k-means) per tensor" },
  { name: "pal6", weightBits: 6, says: "6-bit palette (k-means) per tensor" },
  { name: "pal4", weightBits: 4, says: "4-bit palette (k-means) per tensor" },
  { name: "pal3", weightBits: 3, says: "3-bit palette (k-means) per tensor" },
  { name: "pal2", weightBits: 2, says: "2-bit palette (k-means) per tensor" },
  { name: "pal1", weightBits: 1, says: "1-bit palette (k-means) per tensor" },
  { name: "w8a8", weightBits: 8, says: "8-bit weights and activations; calibration needs a Mac" },
] as const satisfies readonly Preset[];

export type PresetName = (typeof PRESETS)[number]["name"];

export function isPreset(name: string): name is PresetName {
  return PRESETS.some((preset) => preset.name === name);
}
