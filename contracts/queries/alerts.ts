import { z } from 'zod';
import { BLOCKS } from '../enriched.ts';
import { explainSchema } from './meta.ts';

export const ALERT_STATES = ['alarm', 'acknowledged', 'closed', 'no_data'] as const;

export const alertSchema = z.object({
  id: z.string(),
  rule: z.string(),
  state: z.enum(ALERT_STATES),
  districtId: z.string(),
  block: z.enum(BLOCKS),
  openedAt: z.string(),
  changedAt: z.string(),
  closedAt: z.string().nullable(),
  observed: z.number().int(),
  expected: z.number(),
  z: z.number(),
  authors: z.number().int(),
  channels: z.number().int(),
  /** One sentence in each language: what, where, how much more than usual, since when. */
  message: z.object({ ru: z.string(), en: z.string() }),
  acknowledgedBy: z.string().nullable(),
  note: z.string().nullable(),
  explain: explainSchema,
});

export const alertsParamsSchema = z.object({
  state: z.enum(ALERT_STATES).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const alertsSchema = z.object({ items: z.array(alertSchema), next: z.string().nullable() });

export type Alert = z.infer<typeof alertSchema>;
export type AlertsParams = z.output<typeof alertsParamsSchema>;
export type Alerts = z.infer<typeof alertsSchema>;
