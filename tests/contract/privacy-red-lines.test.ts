import { expect, test } from 'vitest';
import { collectors } from '../../collectors/index.ts';
import type { Collector } from '../../contracts/collector.ts';
import type { Network } from '../../contracts/post.ts';
import { sourceSchema } from '../../contracts/source.ts';
import { createRunner, type RunnerDeps } from '../../pipeline/runner.ts';
import type { SourceReport } from '../../pipeline/source-book.ts';
import { visit } from '../support/visit.ts';

function collectorOf(network: Network): Collector {
  const found = collectors.find(({ manifest }) => manifest.network === network);
  if (found === undefined) throw new Error(`no collector of ${network}`);
  return found;
}

const NOW = Date.parse('2026-11-24T08:00:00Z');

function parse(network: Network, body: string): ReturnType<Collector['parse']> {
  const services = { pseudonymise: () => 'key', bodyOfChannel: () => null, timezone: 'Europe/Moscow' };
  return collectorOf(network).parse({ body: Buffer.from(body), channel: null, now: NOW, services });
}

test.each<[Network, string]>([
  ['vk', '55'],
  ['vk', 'id55'],
  ['vk', '0'],
  ['telegram', '+AbCdEf123456'],
  ['telegram', 'joinchat/AbCdEf123456'],
  ['telegram', 'c/1234567890'],
  ['telegram', '../login'],
])('only public posts: %s refuses the target %s before it asks anything', async (network, target) => {
  let requests = 0;
  const web = () => {
    requests += 1;
    return {};
  };

  await expect(visit(collectorOf(network), { source: { network, target }, web })).rejects.toMatchObject({
    code: 'config',
  });
  expect(requests).toBe(0);
});

test.each([
  ['id', '<guid>https://vk.com/wall880088_1</guid>'],
  ['link', '<guid>a</guid><link>https://vk.com/id880088</link>'],
])('only public posts: a feed item whose %s leads to a page of a person is put aside', (_what, fields) => {
  const { posts, quarantined } = parse(
    'rss',
    `<rss><channel><item>${fields}<title>Нет воды</title></item></channel></rss>`,
  );

  expect(posts).toEqual([]);
  expect(quarantined).toMatchObject([{ reason: "a person's page: never collected" }]);
  expect(JSON.stringify(quarantined)).not.toContain('880088');
});

test('an address or id that names a person does not stay with a post, and the id stays the same', () => {
  const feed = `<rss><channel><item><guid>tag:ivan@example.org,2026:7</guid><title>Нет воды</title>
    <link>https://example.org/?by=ivan@example.org</link></item></channel></rss>`;
  const [first, again] = [parse('rss', feed), parse('rss', feed)];

  expect(first.posts).toHaveLength(1);
  expect(first.posts[0]).toMatchObject({ url: null, id: again.posts[0]?.id });
  expect(JSON.stringify(first)).not.toContain('ivan');
});

test.each<[Network, string]>([
  ['telegram', 'pskov'],
  ['rss', 'https://example.org/rss'],
])(
  'robots.txt is obeyed: %s asks for nothing that it forbids, and says that it is off',
  async (network, target) => {
    const { requests, reports, pages } = await visit(collectorOf(network), {
      source: { network, target },
      robots: 'User-agent: *\nDisallow: /',
      web: () => ({}),
    });

    expect(requests).toEqual([]);
    expect(pages).toEqual([]);
    expect(reports).toMatchObject([{ state: 'off' }]);
  },
);

test('a collector whose terms need a decision stays off until acceptTerms is set', () => {
  const asking = collectors.filter(({ manifest }) => manifest.needsAcceptTerms);
  expect(asking.length).toBeGreaterThan(0);
  for (const { manifest } of asking) {
    const reports: SourceReport[] = [];
    const refusing: Collector = {
      manifest,
      poll() {
        throw new Error('must not be polled');
      },
      parse() {
        throw new Error('must not be asked');
      },
    };
    const source = sourceSchema.parse({ id: 'a', network: manifest.network, target: 'pskov' });
    const deps: Pick<RunnerDeps, 'sources' | 'collectorFor' | 'tokenOf'> & { book: object } = {
      sources: [source],
      collectorFor: () => refusing,
      tokenOf: () => 'token',
      book: { report: (_id: string, report: SourceReport) => reports.push(report) },
    };

    createRunner(deps as unknown as RunnerDeps).start();

    expect(reports).toEqual([{ state: 'off', reason: 'its terms need a decision: set acceptTerms: true' }]);
  }
});

test('a page of endless spaces is read in linear time', () => {
  const page = (spaces: number) =>
    `<section class="tgme_channel_history"><div class="tgme_widget_message" data-post="a/1">` +
    `<div class="tgme_widget_message_bubble"><div class="tgme_widget_message_text"><pre>а${' '.repeat(spaces)}б</pre></div>` +
    `<time class="x" datetime="2026-11-24T06:00:00+00:00"></time></div></div></section>`;

  // A quadratic reading of a megabyte takes minutes, and the test its time limit.
  expect(parse('telegram', page(1_000_000)).quarantined).toHaveLength(1);
});
