import type { NoiseKind, SentimentLabel } from '../../contracts/enriched.ts';
import type { Alert } from '../../contracts/queries/alerts.ts';
import type { ChannelKind, PostKind } from '../../contracts/post.ts';
import type { SourceState } from '../../contracts/source.ts';
import type { Language } from './plural.ts';

type Named<Key extends string> = Readonly<Record<Key, Readonly<Record<Language, string>>>>;

export const POST_KIND_NAMES: Named<PostKind> = {
  post: { ru: 'запись', en: 'post' },
  comment: { ru: 'комментарий', en: 'comment' },
  repost: { ru: 'репост', en: 'repost' },
  appeal: { ru: 'обращение', en: 'appeal' },
  reply: { ru: 'ответ ведомства', en: 'official reply' },
};

export const CHANNEL_KIND_NAMES: Named<ChannelKind> = {
  community: { ru: 'сообщества', en: 'communities' },
  media: { ru: 'СМИ', en: 'media' },
  official: { ru: 'официальные страницы', en: 'official pages' },
  forum: { ru: 'форумы', en: 'forums' },
  inbox: { ru: 'приёмные', en: 'inboxes' },
};

export const SENTIMENT_NAMES: Named<SentimentLabel> = {
  negative: { ru: 'недовольство', en: 'negative' },
  neutral: { ru: 'нейтрально', en: 'neutral' },
  positive: { ru: 'одобрение', en: 'positive' },
};

export const NOISE_NAMES: Named<NoiseKind | 'all'> = {
  all: { ru: 'вместе с шумом', en: 'with noise' },
  ad: { ru: 'реклама', en: 'ads' },
  contest: { ru: 'розыгрыши', en: 'contests' },
  greeting: { ru: 'поздравления', en: 'greetings' },
  spam: { ru: 'спам', en: 'spam' },
  elsewhere: { ru: 'о других регионах', en: 'about elsewhere' },
};

export const SOURCE_STATE_NAMES: Named<SourceState> = {
  starting: { ru: 'читает историю', en: 'reading history' },
  active: { ru: 'работает', en: 'delivering' },
  backing_off: { ru: 'повтор после сбоя', en: 'backing off' },
  quota: { ru: 'лимит исчерпан', en: 'quota used up' },
  private: { ru: 'закрыт', en: 'private' },
  no_preview: { ru: 'без публичного просмотра', en: 'no public preview' },
  layout_changed: { ru: 'страница изменилась', en: 'layout changed' },
  dead: { ru: 'недоступен', en: 'out of reach' },
  silent: { ru: 'молчит', en: 'silent' },
  off: { ru: 'выключен', en: 'off' },
};

export const ALERT_STATE_NAMES: Named<Alert['state']> = {
  alarm: { ru: 'тревога', en: 'alarm' },
  acknowledged: { ru: 'взято в работу', en: 'acknowledged' },
  closed: { ru: 'закрыто', en: 'closed' },
  no_data: { ru: 'нет данных', en: 'no data' },
};
