import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeEntities, htmlToText, stripVkMarkup } from './clean.ts';
import { collapseSpace } from './collapse-space.ts';

describe('character references', () => {
  test.each([
    ['&laquo;Псков&raquo; &amp; К&deg;', /^«Псков» & К/],
    ['&amp;quot;', /^"$/],
    ['&#1055;&#x441;', /^Пс$/],
    ['&#150;', /^–$/],
    ['?a=1&copy=2', /^\?a=1&copy=2$/],
    ['&#xD800;&#0;', /^\ufffd\ufffd$/],
    ['&unknown; & co', /^&unknown; & co$/],
    ['&#99999999999999;', /^\ufffd$/],
  ])('%s', (text, decoded) => {
    expect(decodeEntities(text)).toMatch(decoded);
  });

  test('a text without ampersands stays', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = text.replaceAll('&', '');
        expect(decodeEntities(plain)).toBe(plain);
      }),
    );
  });
});

describe('HTML', () => {
  test.each([
    ['<p>Нет воды</p><p>Дом&nbsp;5</p>', 'Нет воды\n\nДом 5'],
    ['Раз<br>два<br/>три', 'Раз\nдва\nтри'],
    ['<b>Нет</b> <a href="x>y">воды</a>', 'Нет воды'],
    ['<script>alert("<p>")</script>Вода', 'Вода'],
    ['<style>p{}</style><!-- <p>нет</p> -->Вода', 'Вода'],
    ['<![CDATA[Вода]]>', 'Вода'],
    ['5 < 7 и <3 <PHONE>', '5 < 7 и <3 <PHONE>'],
    ['&lt;p&gt;Вода&lt;/p&gt;', 'Вода'],
    ['<p>Вода', 'Вода'],
    ['<a href="нет', '<a href="нет'],
    ['первая\nвторая', 'первая\nвторая'],
  ])('%s', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  test('white space is collapsed whatever comes in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<p>', '</p>', ' ', '\n', '\t', 'а', '&nbsp;', '<', '>', '"', '='), {
          maxLength: 30,
        }),
        (parts) => {
          const text = htmlToText(parts.join(''));
          expect(text).toBe(collapseSpace(text));
          expect(text).not.toMatch(/^\s|\s$| {2}|\n{3}/);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('VK markup', () => {
  test.each([
    ['[id1|Анна], спасибо', '‹упоминание›, спасибо'],
    ['[club1|Псков] пишет', 'Псков пишет'],
    ['[https://vk.com/pskov|Группа]', 'Группа'],
    ['[https://vk.com/id5|Анна]', '‹упоминание›'],
    ['[wall-1_2|запись]', 'запись'],
    ['@club1 (Псков) и @anna (Анна)', 'Псков и ‹упоминание›'],
    ['[важно] и [а|б]', '[важно] и [а|б]'],
  ])('%s', (raw, text) => {
    expect(stripVkMarkup(raw)).toBe(text);
  });
});

test.each([
  '<',
  '<a ',
  '<a href="',
  '<script>',
  '<!--',
  '</',
  '&',
  '&amp;',
  '&#',
  '[',
  '[id1|',
  '@a (',
  '<![CDATA[',
  '"<p =',
  '&lt;p&gt;',
])('one megabyte of %j is cleaned in linear time', (unit) => {
  const raw = unit.repeat(1_000_000 / unit.length);
  expect(htmlToText(raw).length + decodeEntities(raw).length + stripVkMarkup(raw).length).toBeGreaterThan(0);
});
