import type { Network } from './post.ts';

/** Names of the networks, as people of a centre call them. */
export const NETWORK_NAMES: Readonly<Record<Network, { ru: string; en: string }>> = {
  vk: { ru: 'ВКонтакте', en: 'VK' },
  telegram: { ru: 'Телеграм', en: 'Telegram' },
  ok: { ru: 'Одноклассники', en: 'Odnoklassniki' },
  max: { ru: 'MAX', en: 'MAX' },
  rss: { ru: 'СМИ и ленты', en: 'Media and feeds' },
  youtube: { ru: 'YouTube', en: 'YouTube' },
  rutube: { ru: 'Rutube', en: 'Rutube' },
  mastodon: { ru: 'Mastodon', en: 'Mastodon' },
  bluesky: { ru: 'Bluesky', en: 'Bluesky' },
  forum: { ru: 'Форумы', en: 'Forums' },
  appeal: { ru: 'Обращения', en: 'Appeals' },
  import: { ru: 'Загруженное', en: 'Imported' },
};
