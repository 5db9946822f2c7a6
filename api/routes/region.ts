import { createHash } from 'node:crypto';
import { z } from 'zod';
import { BLOCK_NAMES } from '../../contracts/block-names.ts';
import { BLOCKS } from '../../contracts/enriched.ts';
import { NETWORK_NAMES } from '../../contracts/network-names.ts';
import { NETWORKS } from '../../contracts/post.ts';
import { bodySchema, districtSchema, topicSchema, type Region } from '../../contracts/region.ts';
import { sendBytes } from '../reads/read.ts';
import { answers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { REGION } from './examples.ts';

const nameSchema = z.object({ ru: z.string(), en: z.string() });

/** Names of everything that answers tell by id. */
const regionNamesSchema = z.object({
  id: z.string(),
  name: nameSchema,
  timezone: z.string(),
  districts: z.array(
    districtSchema.pick({
      id: true,
      name: true,
      kind: true,
      lat: true,
      lon: true,
      tile: true,
      population: true,
    }),
  ),
  topics: z.array(topicSchema.pick({ id: true, block: true, name: true })),
  bodies: z.array(bodySchema.pick({ id: true, name: true, kind: true })),
  blocks: z.array(z.object({ id: z.enum(BLOCKS), name: nameSchema })),
  networks: z.array(z.object({ id: z.enum(NETWORKS), name: nameSchema })),
  attribution: z.array(z.string()),
});

/** `GET /region`: names and tile positions, for pages. It does not change while the process runs. */
export function regionRoute(api: Api, context: RouteContext): void {
  const body = Buffer.from(JSON.stringify(regionNames(context.region)));
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  api.get(
    '/region',
    {
      config: { role: 'viewer', hasEtag: true },
      schema: {
        tags: ['reads'],
        summary: 'Names of the region',
        description:
          'Districts with their places on the tile map, topics, bodies, blocks and networks in both languages.',
        querystring: z.object({}),
        response: answers('Names by id', regionNamesSchema.meta({ examples: [REGION] })),
      },
    },
    (request, reply) => {
      sendBytes(request, reply, { body, etag });
    },
  );
}

function regionNames(region: Region): z.infer<typeof regionNamesSchema> {
  return regionNamesSchema.parse({
    ...region,
    blocks: BLOCKS.map((id) => ({ id, name: BLOCK_NAMES[id] })),
    networks: NETWORKS.map((id) => ({ id, name: NETWORK_NAMES[id] })),
  });
}
