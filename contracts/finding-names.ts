import type { FindingKind } from './thread.ts';

/** Names of what goes wrong between people and bodies, as they stand in sentences. */
export const FINDING_NAMES: Readonly<Record<FindingKind, { ru: string; en: string }>> = {
  none: { ru: 'ответа нет', en: 'no answer' },
  late: { ru: 'ответ с опозданием', en: 'late answer' },
  template: { ru: 'отписка', en: 'template answer' },
  foreign: { ru: 'ответ не по существу', en: 'answer beside the point' },
  rude: { ru: 'грубость', en: 'rudeness' },
  blame: { ru: 'перекладывание вины', en: 'blame shifting' },
  ping_pong: { ru: 'отсылка по кругу', en: 'sent in circles' },
  closed: { ru: 'комментарии закрыты', en: 'comments closed' },
  escalation: { ru: 'накал растёт', en: 'escalation' },
};
