import { z } from "zod";

/** The examples whose label column holds this value. */
export const Slice = z.object({ column: z.string(), value: z.string() });
export type Slice = z.infer<typeof Slice>;
