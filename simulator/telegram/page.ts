import { createDice, hashOf } from '../dice.ts';
import { escapeMarkup } from '../html.ts';
import type { Channel } from '../world/channel.ts';
import type { Story } from '../world/story.ts';
import type { History } from './history.ts';
import { messageNumber, serviceBefore } from './numbers.ts';

const HOUR_MS = 3_600_000;
const MENTION = /@[a-z]\w{4,31}/g;

/** A page of `t.me/s/<channel>`, with the markup that the real one has. */
export function previewPage(channel: Channel, { stories, hasOlder }: History, nowMs: number): string {
  const lowest = stories[0];
  const before = lowest === undefined ? 0 : messageNumber(lowest.slot.index);
  const link = `/s/${channel.native}?before=${before}`;
  const more = `<div class="tgme_widget_message_centered js-messages_more_wrap"><a href="${link}" class="tme_messages_more js-messages_more" data-before="${before}"></a></div>`;
  const messages = stories.map((story) => serviceBlock(story) + messageBlock(story, nowMs)).join('\n');
  const content =
    stories.length === 0
      ? '<div class="tme_no_messages_found">No posts found</div>'
      : `${hasOlder ? more : ''}\n${messages}`;
  return `<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><title>${escapeMarkup(channel.title)} – Telegram</title>
${hasOlder && lowest !== undefined ? `<link rel="prev" href="${link}">` : ''}
</head>
<body class="widget_frame_base tgme_webpreview">
<div class="tgme_channel_info"><div class="tgme_channel_info_header_title"><span dir="auto">${escapeMarkup(channel.title)}</span></div>
<div class="tgme_channel_info_counter"><span class="counter_value">4.1K</span> <span class="counter_type">subscribers</span></div></div>
<main class="tgme_main"><section class="tgme_channel_history js-message_history">
${content}
</section></main>
</body>
</html>
`;
}

function messageBlock(story: Story, nowMs: number): string {
  const { slot, fate } = story;
  const { native, title } = slot.channel;
  const path = `${native}/${messageNumber(slot.index)}`;
  // A forwarded message cannot be edited.
  const isEdited = story.original === null && fate.editedMs !== null && fate.editedMs <= nowMs;
  const iso = `${new Date(slot.publishedMs).toISOString().slice(0, 19)}+00:00`;
  return `<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="${path}" data-view="${slot.seed.toString(36)}">
 <div class="tgme_widget_message_user"><a href="https://t.me/${native}"><i class="tgme_widget_message_user_photo bgcolor2"></i></a></div>
 <div class="tgme_widget_message_bubble">
  <div class="tgme_widget_message_author accent_color"><a class="tgme_widget_message_owner_name" href="https://t.me/${native}"><span dir="auto">${escapeMarkup(title)}</span></a></div>
${forwardLine(story)}${textLine(isEdited ? story.editedText : textOf(story))}${photoLine(story, path)}  <div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info short js-message_info">
   <span class="tgme_widget_message_views">${viewsOf(story, nowMs)}</span><span class="copyonly"> views</span><span class="tgme_widget_message_meta">${isEdited ? 'edited &nbsp;' : ''}<a class="tgme_widget_message_date" href="https://t.me/${path}"><time datetime="${iso}" class="time">${iso.slice(11, 16)}</time></a></span>
  </div></div></div></div></div>`;
}

/** A repost shows the original's text; what is written over it has no place in a forwarded message. */
function textOf({ original, text }: Story): string {
  return original?.text ?? text;
}

function forwardLine({ original }: Story): string {
  if (original === null) return '';
  const { channel, index } = original.slot;
  const href = `https://t.me/${channel.native}/${messageNumber(index)}`;
  return `  <div class="tgme_widget_message_forwarded_from accent_color">Forwarded from&nbsp;<a class="tgme_widget_message_forwarded_from_name" href="${href}"><span dir="auto">${escapeMarkup(channel.title)}</span></a></div>\n`;
}

function textLine(text: string): string {
  if (text === '') return '';
  const html = escapeMarkup(text)
    .replaceAll('\n', '<br/>')
    .replace(MENTION, (handle) => `<a href="https://t.me/${handle.slice(1)}" target="_blank">${handle}</a>`);
  return `  <div class="tgme_widget_message_text js-message_text" dir="auto">${html}</div>\n`;
}

function photoLine({ slot, sort }: Story, path: string): string {
  const hasPhoto = sort === 'empty' || createDice(hashOf(slot.seed, 'attachments')).chance(0.2);
  if (!hasPhoto) return '';
  return `  <a class="tgme_widget_message_photo_wrap" href="https://t.me/${path}?single" style="width:800px;background-image:url('https://photos.example/${slot.seed}.jpg')"></a>\n`;
}

/** «Channel photo updated» and the like. */
function serviceBlock({ slot }: Story): string {
  const number = serviceBefore(slot.index);
  if (number === null) return '';
  const { native, title } = slot.channel;
  return `<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message service_message js-widget_message" data-post="${native}/${number}"><div class="tgme_widget_message_bubble"><div class="tgme_widget_message_text js-message_text" dir="auto">${escapeMarkup(title)} pinned a photo</div></div></div></div>\n`;
}

/** «401», «4.85K»: Telegram rounds. */
function viewsOf({ slot }: Story, nowMs: number): string {
  const dice = createDice(hashOf(slot.seed, 'counts'));
  const grown = 1 - Math.exp(-(nowMs - slot.publishedMs) / (10 * HOUR_MS));
  const views = Math.floor(grown * (200 + 4000 * dice.next() * slot.channel.share));
  return views < 1000 ? String(views) : `${(views / 1000).toFixed(views < 10_000 ? 2 : 1)}K`;
}
