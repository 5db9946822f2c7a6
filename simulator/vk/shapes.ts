import type { Person } from '../texts/people.ts';
import type { Channel } from '../world/channel.ts';

/** A photo as an attachment; the address leads nowhere. */
export function photoOf(seed: number, ownerId: number, seconds: number): object {
  const id = 457_000_000 + (seed % 1_000_000);
  const url = `https://photos.example/${id}.jpg`;
  const sizes = [{ type: 'x', url, width: 604, height: 453 }];
  return { type: 'photo', photo: { id, owner_id: ownerId, album_id: -7, date: seconds, sizes, text: '' } };
}

/** A poll as an attachment. */
export function pollOf(seed: number, ownerId: number): object {
  const votes = seed % 90;
  const answers = ['Да, постоянно', 'Бывает', 'Нет, всё хорошо'].map((text, index) => ({
    id: index + 1,
    text,
    votes: Math.floor(votes / (index + 2)),
    rate: 0,
  }));
  return {
    type: 'poll',
    poll: { id: seed % 1_000_000, owner_id: ownerId, question: 'А у вас так же?', votes, answers },
  };
}

/** `profiles[]` of an extended answer. */
export function profileOf({ id, firstName, lastName, handle }: Person): object {
  return { id, first_name: firstName, last_name: lastName, screen_name: handle, is_closed: false };
}

/** `groups[]` of an extended answer. */
export function groupOf({ native, title }: Channel): object {
  const id = -Number(native);
  return { id, name: title, screen_name: `club${id}`, is_closed: 0, type: 'page' };
}
