import { z } from 'zod';
import { sourceSchema } from '../contracts/source.ts';
import { hasNoCredentials } from './url-rules.ts';

const url = z
  .url({ protocol: /^https?$/ })
  .refine(
    hasNoCredentials,
    'name an environment variable for the secret instead of writing it into the address',
  );

const environmentName = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'the name of an environment variable');

const requestsSchema = z.number().int().min(1).max(1_000_000_000).optional();

const apiSchema = z.strictObject({
  /** Address to listen on. Any other than loopback is refused at start until keys exist. */
  host: z.string().min(1).default('127.0.0.1'),
  /** TCP port; 0 takes any free one. */
  port: z.number().int().min(0).max(65_535).default(8080),
  /** Ask for a key on loopback, too. Elsewhere one is always asked for. */
  requireKeys: z.boolean().default(false),
  /** Answer `public/*`, the grid of counts that tell of no person, to everybody; else to viewers and above. */
  public: z.boolean().default(false),
  /** Requests in a minute before 429: of a person with a key, of an unknown address, of this machine. */
  requestsPerMinute: z
    .strictObject({ person: requestsSchema, address: requestsSchema, local: requestsSchema })
    .prefault({}),
  /** Address under which people reach it, behind a reverse proxy; used in links of alerts and reports. */
  publicUrl: url.nullable().default(null),
});

const networkSchema = z.strictObject({
  /** Addresses or CIDR ranges a collector may reach although they are private. */
  allowPrivate: z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])).default([]),
  /** Mail address or page in the User-Agent, so that site owners can reach the operator. */
  userAgentContact: z.string().min(3).max(200).nullable().default(null),
});

const alertsSchema = z.strictObject({
  /** Where alerts are sent, signed with the secret found in the named environment variable. */
  webhooks: z.array(z.strictObject({ url, secretEnv: environmentName })).default([]),
  /** Distinct authors below which nothing is raised: one loud person is no wave. */
  minAuthors: z.number().int().min(1).default(5),
  /** Distinct channels below which nothing is raised. */
  minChannels: z.number().int().min(1).default(2),
  /** Standardised excess over the hour-of-week norm from which a cell is unusual. */
  zThreshold: z.number().positive().default(4),
});

/** The configuration file. Every key has a default: an empty file is a valid one. */
export const configSchema = z.strictObject({
  /** Folder under config/regions/ that describes the territory. */
  region: z.string().min(1).default('pskov'),
  /** Folder of everything stored; relative to this file. One process at a time. */
  dataDir: z.string().min(1).default('./data'),
  /** Language of reports, alerts and the dashboard's first view. */
  language: z.enum(['ru', 'en']).default('ru'),
  retention: z
    .strictObject({
      /** Days after which text, address and author key of a post are cleared; counts stay. */
      textDays: z.number().int().min(1).max(3650).default(90),
    })
    .prefault({}),
  api: apiSchema.prefault({}),
  network: networkSchema.prefault({}),
  alerts: alertsSchema.prefault({}),
  storage: z
    .strictObject({
      /** Collecting pauses while the disk has less free space than this, in MiB. */
      minFreeMb: z.number().int().min(0).default(1024),
    })
    .prefault({}),
  copies: z
    .strictObject({
      /** Newest posts among which copies and stories are looked for; 400 bytes of memory each. */
      ring: z.number().int().min(1000).max(5_000_000).default(200_000),
    })
    .prefault({}),
  topics: z
    .strictObject({
      /** Model of topics or blocks that `topics train` wrote; relative to this file. null: the region's rules alone. */
      model: z.string().min(1).nullable().default(null),
    })
    .prefault({}),
  /** What to collect. Absent: the region's own list, all switched off. */
  sources: z.array(z.strictObject({ ...sourceSchema.shape, baseUrl: url.optional() })).optional(),
});

export type ConfigFile = z.infer<typeof configSchema>;

/** What the composition root works with. Printing it shows no secret: they are reached through functions only. */
export interface Config extends Omit<ConfigFile, 'sources'> {
  sources: NonNullable<ConfigFile['sources']>;
  /** The file it came from; null: built-in defaults. */
  file: string | null;
  /** Token of a source, or null when it needs none. */
  tokenOf(sourceId: string): string | null;
  /** Secret that a source signs what it pushes with; null: it pushes nothing, or is switched off. */
  ingestSecretOf(sourceId: string): string | null;
  /** Secret that signs the calls of a webhook, by its address. */
  webhookSecretOf(url: string): string | null;
}
