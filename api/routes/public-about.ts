import { createHash } from 'node:crypto';
import { z } from 'zod';
import { BLOCK_NAMES } from '../../contracts/block-names.ts';
import { BLOCKS } from '../../contracts/enriched.ts';
import { PUBLIC_AUTHORS_MIN } from '../../contracts/queries/public.ts';
import { districtSchema } from '../../contracts/region.ts';
import { sendBytes } from '../reads/read.ts';
import { answers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { PUBLIC_ABOUT } from './public-examples.ts';

const nameSchema = z.strictObject({ ru: z.string(), en: z.string() });

/** What a page needs to draw the public grid and to say what it shows. */
export const publicAboutSchema = z.strictObject({
  region: nameSchema,
  timezone: z.string(),
  districts: z.array(
    z.strictObject({
      ...districtSchema.pick({ id: true, kind: true, lat: true, lon: true, tile: true, population: true })
        .shape,
      name: nameSchema,
    }),
  ),
  blocks: z.array(z.strictObject({ id: z.enum(BLOCKS), name: nameSchema })),
  authorsMin: z.number().int(),
  /** What is counted and what is not told, for readers. */
  rule: nameSchema,
  attribution: z.array(z.string()),
});

const RULE = {
  ru:
    'Считаются записи и комментарии людей без рекламы, поздравлений и спама; официальные страницы и СМИ не ' +
    `считаются. Число не показано, если писали меньше ${PUBLIC_AUTHORS_MIN} разных авторов или если по нему можно было ` +
    'бы узнать такое число. Закрытый день не меняется.',
  en:
    'Posts and comments of people are counted, without advertisements, greetings and spam; official pages and media ' +
    `are not. A number is not told when fewer than ${PUBLIC_AUTHORS_MIN} different authors wrote, or when such a number ` +
    'could be found out by it. A closed day does not change.',
};

/** `GET /public/about`: names and the rule of the public grid. It does not change while the process runs. */
export function publicAboutRoute(api: Api, context: RouteContext): void {
  const body = Buffer.from(JSON.stringify(about(context)));
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  api.get(
    '/public/about',
    {
      config: { role: context.isGridPublic ? 'public' : 'viewer', hasEtag: true },
      schema: {
        tags: ['public'],
        summary: 'What the public grid shows',
        description:
          'Names of districts and blocks in both languages, and the rule by which cells are not told.',
        querystring: z.object({}),
        response: answers('Names and the rule', publicAboutSchema.meta({ examples: [PUBLIC_ABOUT] })),
      },
    },
    (request, reply) => {
      sendBytes(request, reply, { body, etag });
    },
  );
}

function about({ region }: RouteContext): z.infer<typeof publicAboutSchema> {
  return {
    region: region.name,
    timezone: region.timezone,
    districts: region.districts.map(({ id, name, kind, lat, lon, tile, population }) => ({
      id,
      kind,
      lat,
      lon,
      tile,
      population,
      name,
    })),
    blocks: BLOCKS.map((id) => ({ id, name: BLOCK_NAMES[id] })),
    authorsMin: PUBLIC_AUTHORS_MIN,
    rule: RULE,
    attribution: region.attribution,
  };
}
