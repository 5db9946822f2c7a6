import type { Service } from './service.ts';
import type { Person } from './texts/people.ts';
import type { Story } from './world/story.ts';
import type { Timeline } from './world/timeline.ts';

/** The busiest residents' channel: what people write there, they write in the smaller networks, too. */
export function residentsLine({ world }: Service): Timeline {
  const busiest = world.setting.channels
    .filter(({ voice, isClosed }) => voice === 'residents' && !isClosed)
    .reduce((best, channel) => (channel.share > best.share ? channel : best));
  return world.timeline(busiest);
}

/** What a story says at a time, and who says it; everything personal is written down. */
export function tellStory(
  story: Story,
  nowMs: number,
  service: Service,
): { text: string; editedMs: number | null; person: Person } {
  const isEdited = story.fate.editedMs !== null && story.fate.editedMs <= nowMs;
  const person = service.world.setting.people.person(story.author ?? story.slot.index);
  service.plant([...story.planted, { kind: 'author', value: String(person.id) }]);
  service.plant([{ kind: 'handle', value: person.handle }]);
  return {
    text: isEdited ? story.editedText : story.text,
    editedMs: isEdited ? story.fate.editedMs : null,
    person,
  };
}

/** Whether a story is gone at a time. */
export function isDeletedAt({ fate }: Story, nowMs: number): boolean {
  return fate.deletedMs !== null && fate.deletedMs <= nowMs;
}
