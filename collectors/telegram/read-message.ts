import type { AnyNode, Element } from 'domhandler';
import { isTag, isText } from 'domhandler';
import { findOne, textContent } from 'domutils';
import { decodeEntities } from '../../text/clean.ts';
import { allWithClass, firstWithClass, hasClass } from './select.ts';

/** One message block of a preview page; nothing of its author's signature, of contacts or of reactions is read. */
export interface Message {
  channel: string;
  number: number;
  /** As written in `datetime`; null when the block has none. */
  date: string | null;
  text: string;
  isService: boolean;
  isForwarded: boolean;
  edited: boolean;
  /** Number of the message it answers in the same channel. */
  replyTo: number | null;
  views: number | null;
  geo: { lat: number; lon: number } | null;
}

const TEXT = 'tgme_widget_message_text';
const POLL_OPTIONS_MAX = 12;

/** Reads a `.tgme_widget_message` block; null when it does not say which message it is. */
export function readMessage(block: Element): Message | null {
  const native = /^(?<channel>\w{1,64})\/(?<number>\d{1,15})$/.exec(block.attribs['data-post'] ?? '')?.groups;
  if (native === undefined) return null;
  const channel = native['channel'] ?? '';
  return {
    channel,
    number: Number(native['number']),
    date: dateOf(block),
    text: [bodyOf(block), pollOf(block)].filter(Boolean).join('\n\n'),
    isService: hasClass(block, 'service_message'),
    isForwarded: firstWithClass(block.children, 'tgme_widget_message_forwarded_from') !== null,
    edited: /^\s*edited\b/.test(plainText('tgme_widget_message_meta', block)),
    replyTo: replyOf(block, channel),
    views: readCount(plainText('tgme_widget_message_views', block)),
    geo: locationOf(block),
  };
}

/**
 * The message's own text: a direct child of the bubble, because a quoted reply carries the same class; in an album the
 * same `div` stands twice, one inside the other.
 */
function bodyOf(block: Element): string {
  const bubble = firstWithClass(block.children, 'tgme_widget_message_bubble');
  if (bubble === null) return '';
  const media = allWithClass(bubble.children, 'media_supported_cont');
  const [body] = [...media, bubble].flatMap((parent) => childrenWithClass(parent, TEXT));
  // Links with a click handler are escaped twice: `&amp;amp;`.
  return body === undefined ? '' : decodeEntities(lines(body.children));
}

function childrenWithClass(parent: Element, name: string): Element[] {
  return parent.children.filter((child): child is Element => isTag(child) && hasClass(child, name));
}

/** Text with a line break for each `<br>`; other white space is layout, except inside `<pre>`. */
function lines(nodes: readonly AnyNode[]): string {
  // Trimmed line by line: one expression for spaces around a break would be quadratic in a run of spaces.
  return written(nodes, false)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function written(nodes: readonly AnyNode[], isPreformatted: boolean): string {
  return nodes
    .map((node) => {
      if (isText(node)) return isPreformatted ? node.data : node.data.replace(/\s+/g, ' ');
      if (!isTag(node)) return '';
      return node.name === 'br' ? '\n' : written(node.children, isPreformatted || node.name === 'pre');
    })
    .join('');
}

/** A poll's question and options, one a line. */
function pollOf(block: Element): string {
  const question = plainText('tgme_widget_message_poll_question', block);
  if (question === '') return '';
  const options = allWithClass(block, 'tgme_widget_message_poll_option_text').slice(0, POLL_OPTIONS_MAX);
  return [question, ...options.map((option) => `– ${textContent(option).trim()}`)].join('\n');
}

function replyOf(block: Element, channel: string): number | null {
  const href = firstWithClass(block.children, 'tgme_widget_message_reply')?.attribs['href'] ?? '';
  const target = /^https?:\/\/t\.me\/(?<channel>\w{1,64})\/(?<number>\d{1,15})/.exec(href)?.groups;
  return target?.['channel']?.toLowerCase() === channel.toLowerCase() ? Number(target['number']) : null;
}

/** `401`, `1.2K`, `12.7K`, `1.1M`: rounded by Telegram. */
export function readCount(text: string): number | null {
  const match = /^(?<digits>\d{1,9}(?:\.\d{1,3})?)(?<unit>[KM])?$/.exec(text.trim())?.groups;
  if (match === undefined) return null;
  const unit = { K: 1000, M: 1_000_000 }[match['unit'] ?? ''] ?? 1;
  return Math.round(Number(match['digits']) * unit);
}

function locationOf(block: Element): Message['geo'] {
  const href = firstWithClass(block.children, 'tgme_widget_message_location_wrap')?.attribs['href'] ?? '';
  const point =
    /[?&](?:q|ll|pt)=(?<lat>-?\d{1,3}(?:\.\d{1,20})?)(?:,|%2C)(?<lon>-?\d{1,3}(?:\.\d{1,20})?)/i.exec(
      href,
    )?.groups;
  return point === undefined ? null : { lat: Number(point['lat']), lon: Number(point['lon']) };
}

function dateOf(block: Element): string | null {
  const links = allWithClass(block, 'tgme_widget_message_date').flatMap((link) => link.children);
  const time = findOne(({ name, attribs }) => name === 'time' && attribs['datetime'] !== undefined, links);
  return time?.attribs['datetime'] ?? null;
}

function plainText(className: string, block: Element): string {
  const found = firstWithClass(block.children, className);
  return found === null ? '' : textContent(found).trim();
}
