import { createDice, hashOf } from '../dice.ts';
import type { Dice } from '../dice.ts';
import type { PersonalText, Planted } from '../texts/personal.ts';
import { mentionOf, phoneOf, withPersonal } from '../texts/personal.ts';
import { officialReply, remark } from '../texts/talk.ts';
import type { Setting } from './setting.ts';
import { writerOf } from './setting.ts';
import type { Story } from './story.ts';
import type { Comment } from './thread.ts';

const ADDRESSED = 0.65;
const PERSONAL = 0.08;
const DAY_MS = 86_400_000;
const MONTHS: readonly string[] =
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');

/** Text of a comment as VK gives it, mentions in brackets. */
export function writeComment(
  story: Story,
  comments: readonly Comment[],
  comment: Comment,
  setting: Setting,
): PersonalText {
  const dice = createDice(hashOf(story.slot.seed, 'comment', comment.nth));
  const { speaker } = comment;
  if (speaker.by === 'body') return answerOf(story, { ...comment, speaker }, setting, dice);
  const said = remark(speaker.remark, story.facts, dice);
  const body = dice.chance(PERSONAL)
    ? withPersonal(said, setting.people.person(speaker.person), dice)
    : { text: said, planted: [] };
  const target = comment.replyTo === null ? undefined : comments[comment.replyTo];
  const address = target !== undefined && dice.chance(ADDRESSED) ? addressOf(target, setting, dice) : null;
  if (address === null) return body;
  return { text: `${address.text}, ${body.text}`, planted: [...address.planted, ...body.planted] };
}

function addressOf({ speaker }: Comment, { people }: Setting, dice: Dice): PersonalText {
  if (speaker.by === 'resident') return mentionOf(people.person(speaker.person), dice);
  return { text: `[club${speaker.page.native.slice(1)}|${speaker.page.title}]`, planted: [] };
}

type Answer = Comment & { speaker: Extract<Comment['speaker'], { by: 'body' }> };

function answerOf(
  story: Story,
  { speaker, publishedMs }: Answer,
  setting: Setting,
  dice: Dice,
): PersonalText {
  const planted: Planted[] = [];
  const others = setting.region.bodies.filter((body) => body.id !== speaker.page.bodyId);
  const text = officialReply(speaker.reply, { ...story.facts, bodyName: speaker.page.title }, dice, {
    phone: () => {
      const person = setting.people.person(writerOf(setting, story.facts.spot.districtId, dice));
      const value = phoneOf(person, dice);
      planted.push({ kind: 'phone', value });
      return value;
    },
    date: () => {
      const { day, month } = setting.time.parts(publishedMs + dice.int(1, 12) * DAY_MS);
      return `${day} ${MONTHS[month - 1] ?? ''}`;
    },
    other: () => (others.length === 0 ? 'управляющую компанию' : `«${dice.pick(others).name.ru}»`),
  });
  return { text, planted };
}
