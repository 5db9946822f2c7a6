import { expect, test } from 'vitest';
import { testRegion } from '../test-region.ts';
import type { World } from './world.ts';
import { createWorld } from './world.ts';
import { writeComment } from './write-comment.ts';

const NOW = Date.parse('2026-11-24T08:00:00Z');
const DAY_MS = 86_400_000;

function makeWorld(seed = 5, postsPerDay = 600): World {
  return createWorld({ region: testRegion(), seed, startMs: NOW - 3 * DAY_MS, presentMs: NOW, postsPerDay });
}

/** Every post up to `ms`, with its comments, as one list of texts and times. */
function told(world: World, ms: number): string[] {
  return world.setting.channels.flatMap((channel) => {
    const line = world.timeline(channel);
    return Array.from({ length: line.countAt(ms) }, (_, index) => {
      const story = world.story(line.slot(index));
      const thread = channel.network === 'vk' ? world.thread(story) : [];
      const comments = thread.map((comment) => [
        comment.publishedMs,
        writeComment(story, thread, comment, world.setting).text,
      ]);
      return JSON.stringify([channel.id, index, story.slot.publishedMs, story.text, story.fate, comments]);
    });
  });
}

test('the same seed tells the same world, whatever was asked for before', () => {
  const first = makeWorld();
  const second = makeWorld();
  for (const channel of second.setting.channels.toReversed()) second.timeline(channel).countAt(NOW + DAY_MS);

  const texts = told(first, NOW);
  expect(texts.length).toBeGreaterThan(600);
  expect(told(second, NOW)).toEqual(texts);
});

test('another seed tells another world', () => {
  const texts = new Set(told(makeWorld(5), NOW));

  expect(told(makeWorld(6), NOW).filter((text) => texts.has(text))).toEqual([]);
});

test('time only adds posts: what was published before stays as it was', () => {
  const world = makeWorld();
  const before = told(world, NOW - DAY_MS);

  const after = new Set(told(world, NOW));
  expect(before.length).toBeGreaterThan(300);
  expect(before.filter((text) => !after.has(text))).toEqual([]);
});

test('a day has about the volume that was asked for, posts and comments together', () => {
  const world = makeWorld(3, 2000);
  const vk = world.setting.channels.filter(({ network }) => network === 'vk');
  const comments = vk
    .flatMap((channel) => {
      const line = world.timeline(channel);
      return Array.from({ length: line.countAt(NOW) }, (_, index) => world.story(line.slot(index)));
    })
    .reduce((sum, story) => sum + world.thread(story).length, 0);
  const posts = world.setting.channels.reduce(
    (sum, channel) => sum + world.timeline(channel).countAt(NOW),
    0,
  );

  expect((posts + comments) / 3).toBeGreaterThan(1600);
  expect((posts + comments) / 3).toBeLessThan(2400);
});

test('people write more in the evening than at night', () => {
  const world = makeWorld(2, 5000);
  const hours = world.setting.channels
    .filter(({ voice }) => voice === 'residents')
    .flatMap((channel) => {
      const line = world.timeline(channel);
      const times = Array.from({ length: line.countAt(NOW) }, (_, index) => line.slot(index).publishedMs);
      return times.map((ms) => world.setting.time.parts(ms).hour);
    });

  const evening = hours.filter((hour) => hour >= 18 && hour < 21).length;
  const night = hours.filter((hour) => hour >= 2 && hour < 5).length;
  expect(night).toBeGreaterThan(0);
  expect(evening).toBeGreaterThan(5 * night);
});

test('an incident is told by many authors in at least three channels within its hours', () => {
  const world = makeWorld(9, 2000);
  const bursts = world.setting.channels.flatMap((channel) => {
    const line = world.timeline(channel);
    const stories = Array.from({ length: line.countAt(NOW) }, (_, index) => world.story(line.slot(index)));
    return stories.filter(({ slot }) => slot.incident?.id.startsWith('incident-fixed-0') === true);
  });
  const [first] = bursts;

  expect(bursts.length).toBeGreaterThan(20);
  expect(new Set(bursts.map(({ slot }) => slot.channel.id)).size).toBeGreaterThanOrEqual(3);
  expect(new Set(bursts.map(({ author }) => author)).size).toBeGreaterThan(10);
  for (const { slot, facts } of bursts) {
    expect(slot.publishedMs).toBeGreaterThanOrEqual(slot.incident!.startMs);
    expect(slot.publishedMs).toBeLessThan(slot.incident!.startMs + (slot.incident!.hours + 1) * 3_600_000);
    expect(facts.topic).toBe(first!.facts.topic);
  }
});

test('official pages answer well and badly, in time and late', () => {
  const world = makeWorld(4, 2000);
  const stories = world.setting.channels
    .filter(({ network }) => network === 'vk')
    .flatMap((channel) => {
      const line = world.timeline(channel);
      return Array.from({ length: line.countAt(NOW) }, (_, index) => world.story(line.slot(index)));
    });
  const answers = stories.flatMap((story) =>
    world
      .thread(story)
      .flatMap(({ speaker, publishedMs }) =>
        speaker.by === 'body' ? [{ reply: speaker.reply, waitMs: publishedMs - story.slot.publishedMs }] : [],
      ),
  );

  expect(new Set(answers.map(({ reply }) => reply))).toEqual(
    new Set(['good', 'template', 'rude', 'blame', 'pingPong']),
  );
  expect(answers.some(({ waitMs }) => waitMs > DAY_MS)).toBe(true);
  expect(answers.some(({ waitMs }) => waitMs < 4 * 3_600_000)).toBe(true);
});
