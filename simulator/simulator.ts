import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../contracts/clock.ts';
import { VecheError } from '../contracts/errors.ts';
import type { Region } from '../contracts/region.ts';
import type { Source } from '../contracts/source.ts';
import { serveFeeds } from './feeds/routes.ts';
import { serveForum } from './forum/routes.ts';
import { newestTold, openLedger } from './ledger.ts';
import type { BrokenLimit } from './limits.ts';
import { createLimits } from './limits.ts';
import { serveMax } from './max/routes.ts';
import { serveOk } from './ok/routes.ts';
import type { Service } from './service.ts';
import { botTokenName, OK_TOKEN_NAME, sourcesOf, TOKEN_NAMES } from './sources.ts';
import { serveMastodon } from './mastodon/routes.ts';
import { serveOpen311 } from './open311/routes.ts';
import { serveBot } from './telegram/bot-routes.ts';
import { serveTelegram } from './telegram/routes.ts';
import type { Planted } from './texts/personal.ts';
import { serveVk } from './vk/routes.ts';
import type { WorldFile } from './world-file.ts';
import { fingerprintOf, readWorldFile, writeWorldFile } from './world-file.ts';
import type { Channel } from './world/channel.ts';
import { createWorld } from './world/world.ts';

/** What a simulator is made of. */
export interface SimulatorOptions {
  region: Region;
  /** Another seed is another region. */
  seed: number;
  /** Days of history before the clock's time of the first start. */
  days: number;
  /** Posts and comments a day, all networks together. */
  postsPerDay: number;
  /** Shared with whoever reads: publishing times and limits are on it. */
  clock: Clock;
  /** Folder of `ledger.jsonl` and `world.json`; a second start on it goes on with the same world. */
  dataDir: string;
}

/** Simulated networks on one loopback port. */
export interface Simulator {
  /**
   * Listens on 127.0.0.1. Port 0: the port of the last start on this folder when it is free, else any.
   * @throws {VecheError} `unavailable` when the port is taken.
   */
  listen(port: number): Promise<{ url: string; sources: Source[] }>;
  close(): Promise<void>;
  /** Keys that the sources' `tokenEnv` names. */
  tokens: Readonly<Record<string, string>>;
  /** Requests that broke a limit; the details of the first hundred. */
  limitsBroken(): { count: number; details: readonly BrokenLimit[] };
  /** Everything personal that stood in a served answer, as it was written there; and the keys. */
  planted(): Planted[];
  /** Posts and comments in the ledger. */
  servedPosts(): number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const LEDGER = 'ledger.jsonl';
const ROBOTS = 'User-agent: *\nAllow: /\nDisallow: /admin/\n';

/**
 * Makes the simulated networks of a region.
 * @throws {VecheError} `config` when the folder holds another world.
 */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { clock, dataDir, region, seed } = options;
  const file = await worldFile(options);
  await writeWorldFile(dataDir, file);
  const ledger = await openLedger(join(dataDir, LEDGER));
  const limits = createLimits(clock);
  const { startMs, presentMs, postsPerDay } = file;
  const world = createWorld({ region, seed, startMs, presentMs, postsPerDay });
  const tokens = tokensOf(seed, world.setting.channels);
  // The keys of Odnoklassniki stand together in one variable; each alone must not be found either.
  const secrets = Object.values(tokens).flatMap((value) => value.split(':'));
  const planted = new Map<string, Planted>(secrets.map((value) => [value, { kind: 'token', value }]));
  const service: Service = {
    world,
    clock,
    ledger,
    limits,
    plant: (list) => list.forEach((one) => planted.set(one.value, one)),
  };
  const app = appOf(service, tokens);

  return {
    tokens,
    limitsBroken: () => limits.broken(),
    planted: () => [...planted.values()],
    servedPosts: () => ledger.size(),
    async listen(port) {
      const taken = await listenOn(app, port === 0 ? [file.port ?? 0, 0] : [port]);
      await writeWorldFile(dataDir, { ...file, port: taken });
      const url = `http://127.0.0.1:${taken}`;
      return { url, sources: sourcesOf(world.setting.channels, { url, historyMs: presentMs - startMs }) };
    },
    async close() {
      await app.close();
      await ledger.close();
    },
  };
}

/** The folder's world, or a new one that ends its history now. */
async function worldFile(options: SimulatorOptions): Promise<WorldFile> {
  const { region, seed, days, postsPerDay, clock, dataDir } = options;
  const known = await readWorldFile(dataDir);
  const fingerprint = fingerprintOf(region);
  if (known === null) {
    const presentMs = clock.now();
    const startMs = Math.floor((presentMs - days * DAY_MS) / HOUR_MS) * HOUR_MS;
    return { regionId: region.id, fingerprint, seed, postsPerDay, startMs, presentMs, port: null };
  }
  const isAsked = known.regionId === region.id && known.seed === seed && known.postsPerDay === postsPerDay;
  if (known.fingerprint !== fingerprint && isAsked) {
    throw new VecheError('config', 'the simulated world was made by another version or region pack', {
      where: dataDir,
      hint: 'remove the folder, or choose another with --data',
    });
  }
  if (isAsked) return known;
  throw new VecheError('config', 'the folder holds another simulated world', {
    where: dataDir,
    hint: `it was made with seed ${known.seed}, ${known.postsPerDay} posts a day, region ${known.regionId}: use these, or another folder`,
  });
}

function appOf(service: Service, tokens: Readonly<Record<string, string>>): FastifyInstance {
  const app = Fastify({ logger: false, forceCloseConnections: true });
  const { channels } = service.world.setting;
  serveVk(app, service, new Set(TOKEN_NAMES.flatMap((name) => tokens[name] ?? [])));
  serveOk(app, service, new Set([tokens[OK_TOKEN_NAME] ?? '']));
  serveMax(app, service, (token) =>
    channels.find((channel) => channel.network === 'max' && tokens[botTokenName(channel)] === token),
  );
  serveTelegram(app, service);
  serveBot(app, service);
  serveFeeds(app, service);
  serveMastodon(app, service);
  serveForum(app, service);
  serveOpen311(app, service);
  app.get('/robots.txt', async (_request, reply) => reply.type('text/plain').send(ROBOTS));
  app.get('/healthz', async () => ({ status: 'ok', now: new Date(service.clock.now()).toISOString() }));
  return app;
}

/** Takes the first free port of the list. */
async function listenOn(app: FastifyInstance, ports: readonly number[]): Promise<number> {
  let cause: unknown = null;
  for (const port of ports) {
    try {
      await app.listen({ host: '127.0.0.1', port });
      const address = app.server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    } catch (error) {
      cause = error;
    }
  }
  throw new VecheError('unavailable', 'the simulated networks cannot listen', {
    where: `127.0.0.1:${ports[0] ?? 0}`,
    hint: 'choose another port',
    cause,
  });
}

/** Keys of all networks, by the variables that hold them. */
function tokensOf(seed: number, channels: readonly Channel[]): Readonly<Record<string, string>> {
  const bots = channels.filter(({ network }) => network === 'max').map(botTokenName);
  const okKeys = ['application', 'secret', 'access'].map((part) => tokenOf(seed, `${OK_TOKEN_NAME} ${part}`));
  return {
    ...Object.fromEntries([...TOKEN_NAMES, ...bots].map((name) => [name, tokenOf(seed, name)])),
    [OK_TOKEN_NAME]: okKeys.join(':'),
  };
}

/** Looks like a service key, and is the same after a restart. */
function tokenOf(seed: number, name: string): string {
  return `sim${createHash('sha256').update(`${name} ${seed}`).digest('hex').slice(0, 40)}`;
}

/**
 * How far a folder's world has been told, ms: the newest time in its ledger, else the end of its history; null when the
 * folder has no world. A clock that starts again must not read less. Only reads: the world may be in use.
 */
export async function lastToldMs(dataDir: string): Promise<number | null> {
  const known = await readWorldFile(dataDir);
  if (known === null) return null;
  return Math.max(known.presentMs, (await newestTold(join(dataDir, LEDGER))) ?? 0);
}
