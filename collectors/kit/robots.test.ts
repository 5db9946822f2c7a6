import { expect, test } from 'vitest';
import { allowsPath } from './robots.ts';

test('our own group counts before the one for everybody; without a group everything is allowed', () => {
  const robots = 'User-agent: *\nDisallow: /\n\nUser-agent: Veche\nDisallow: /private\n';

  expect(allowsPath(robots, '/s/channel')).toBe(true);
  expect(allowsPath(robots, '/private/x')).toBe(false);
  expect(allowsPath('User-agent: other\nDisallow: /\n', '/s/channel')).toBe(true);
  expect(allowsPath('User-agent: *\nDisallow: /\n', '/s/channel')).toBe(false);
  expect(allowsPath('', '/')).toBe(true);
});

test('the longest rule wins, Allow on a tie; wildcards and the end mark count', () => {
  const robots =
    'User-agent: *\nDisallow: /a\nAllow: /a/open\nDisallow: /*.php$\nDisallow: /b*c\nAllow: /bXc\n';

  expect(allowsPath(robots, '/a/closed')).toBe(false);
  expect(allowsPath(robots, '/a/open/1')).toBe(true);
  expect(allowsPath(robots, '/x.php')).toBe(false);
  expect(allowsPath(robots, '/x.php?y')).toBe(true);
  expect(allowsPath(robots, '/b123c')).toBe(false);
  expect(allowsPath(robots, '/bXc')).toBe(true);
});

test('a hostile file of wildcards is answered', () => {
  const robots = `User-agent: *\n${`Disallow: /${'*a'.repeat(900)}\n`.repeat(50)}`;

  expect(allowsPath(robots, `/${'a'.repeat(2000)}b`)).toBe(false);
  expect(allowsPath(robots, `/${'b'.repeat(2000)}`)).toBe(true);
});
