import { expect, test } from 'vitest';
import { isPersonalUrl } from './profile-url.ts';

test.each([
  'https://vk.com/id1',
  'vk.com/id12345',
  'm.vk.com/wall123_45',
  'https://vk.ru/photo1_2',
  'https://vk.com/pskov?w=wall5_6',
  'https://ok.ru/profile/123',
  'https://wa.me/79111234567',
  'https://t.me/+79111234567',
  'facebook.com/profile.php?id=1',
])('%s is personal', (url) => {
  expect(isPersonalUrl(url)).toBe(true);
});

test.each([
  'https://vk.com/pskov',
  'https://vk.com/wall-98765432_1',
  'vk.com/club1',
  'vk.com/video-1_2',
  'https://t.me/pskovnews/12',
  'https://ok.ru/group/1',
  'pskov.ru/id1',
  'https://evil.ru/vk.com/id1',
  'vk.com',
  '',
])('%s is not', (url) => {
  expect(isPersonalUrl(url)).toBe(false);
});
