import type { Source } from '../contracts/source.ts';
import { sourceSchema } from '../contracts/source.ts';
import { feedPath } from './feeds/routes.ts';
import type { Channel } from './world/channel.ts';

/** Variables that hold the keys of VK; walls are shared out among them. */
export const TOKEN_NAMES = ['SIM_VK_KEY_1', 'SIM_VK_KEY_2'] as const;

/** Variable that holds the three keys of Odnoklassniki. */
export const OK_TOKEN_NAME = 'SIM_OK_KEYS';

/** Variable that holds the token of the bot that is a member of a chat. */
export function botTokenName({ id }: Channel): string {
  return `SIM_${id.toUpperCase().replaceAll('-', '_')}_BOT`;
}

const DAY_MS = 86_400_000;

/** Ready-made configuration of every simulated source, reading the whole history. */
export function sourcesOf(
  channels: readonly Channel[],
  { url, historyMs }: { url: string; historyMs: number },
): Source[] {
  const since = `${Math.ceil(historyMs / DAY_MS) + 1}d`;
  return channels.map((channel, index) =>
    sourceSchema.parse({
      id: channel.id,
      network: channel.network,
      title: channel.title,
      channelKind: channel.kind,
      bodyId: channel.bodyId,
      districtId: channel.districtIds.length === 1 ? channel.districtIds[0] : null,
      acceptTerms: true,
      since,
      ...addressOf(channel, url, index),
    }),
  );
}

function addressOf(channel: Channel, url: string, index: number): Partial<Source> {
  if (channel.network === 'rss') return { target: `${url}${feedPath(channel)}` };
  if (channel.network === 'telegram') return { target: channel.native, baseUrl: url };
  if (channel.network === 'ok') return { target: channel.native, baseUrl: url, tokenEnv: OK_TOKEN_NAME };
  if (channel.network === 'max')
    return { target: channel.native, baseUrl: url, tokenEnv: botTokenName(channel) };
  return { target: channel.native, baseUrl: url, tokenEnv: TOKEN_NAMES[index % TOKEN_NAMES.length] };
}
