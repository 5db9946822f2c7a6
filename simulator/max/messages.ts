import type { Service } from '../service.ts';
import type { Channel } from '../world/channel.ts';
import { fateOf } from '../world/fate.ts';
import type { Story } from '../world/story.ts';
import { maxText } from './markup.ts';

/** What happened to a message of a chat, and when. */
export interface ChatEvent {
  kind: 'message_created' | 'message_edited' | 'message_removed';
  atMs: number;
  index: number;
}

/** All that happened in a chat up to `nowMs`, by time: what was told once stays where it is. */
export function eventsOf(channel: Channel, { world }: Service, nowMs: number): ChatEvent[] {
  const line = world.timeline(channel);
  const events = Array.from({ length: line.countAt(nowMs) }, (_, index): ChatEvent[] => {
    const slot = line.slot(index);
    const fate = fateOf(slot);
    return [
      { kind: 'message_created', atMs: slot.publishedMs, index },
      ...(fate.editedMs === null ? [] : [{ kind: 'message_edited' as const, atMs: fate.editedMs, index }]),
      ...(fate.deletedMs === null ? [] : [{ kind: 'message_removed' as const, atMs: fate.deletedMs, index }]),
    ];
  }).flat();
  return events.filter(({ atMs }) => atMs <= nowMs).sort((a, b) => a.atMs - b.atMs || a.index - b.index);
}

/** Id of a message: chat and number, in the form of the network. */
export function midOf({ native }: Channel, index: number): string {
  return `mid.${BigInt.asUintN(64, BigInt(native)).toString(16)}${index.toString(16).padStart(12, '0')}`;
}

/** What the ledger says of a message as it was published. */
export function shownMessage({ slot }: Story): Parameters<Service['ledger']['note']>[0] {
  return {
    id: `max:${midOf(slot.channel, slot.index)}`,
    network: 'max',
    channelId: slot.channel.native,
    publishedMs: slot.publishedMs,
    editedMs: null,
    deletedMs: null,
    incidentId: slot.incident?.id ?? null,
  };
}

/** A message as the network gives it; residents write in chats, newsrooms in channels. */
export function messageItem(story: Story, service: Service, isEdited: boolean): object {
  const { slot } = story;
  service.plant(story.planted);
  const isChannel = slot.channel.voice !== 'residents';
  const { text, markup } = maxText(isEdited ? story.editedText : (story.original?.text ?? story.text));
  return {
    ...(isChannel ? {} : { sender: senderOf(story, service) }),
    recipient: {
      chat_id: Number(slot.channel.native),
      chat_type: isChannel ? 'channel' : 'chat',
      user_id: null,
    },
    timestamp: slot.publishedMs,
    body: { mid: midOf(slot.channel, slot.index), seq: slot.publishedMs, text, attachments: [], markup },
    ...(isChannel ? { stat: { views: slot.seed % 2000 } } : {}),
    url: `https://max.ru/c/${slot.channel.native}/${slot.index}`,
  };
}

/** What a chat publishes in its own name is written by its bot. */
function senderOf({ author }: Story, service: Service): object {
  const bot = { user_id: 1, first_name: 'Бот', last_name: null, username: 'chat_sim_bot', is_bot: true };
  if (author === null) return { ...bot, last_activity_time: 0 };
  const { id, firstName, lastName, handle } = service.world.setting.people.person(author);
  service.plant([
    { kind: 'author', value: String(id) },
    { kind: 'name', value: `${firstName} ${lastName}` },
    { kind: 'handle', value: handle },
  ]);
  return {
    user_id: id,
    first_name: firstName,
    last_name: lastName,
    username: handle,
    is_bot: false,
    last_activity_time: 0,
  };
}
