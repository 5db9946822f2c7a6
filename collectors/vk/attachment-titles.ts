import { z } from 'zod';

const ATTACHMENTS_MAX = 10;
const ANSWERS_MAX = 10;
const TITLE_LENGTH_MAX = 300;

const word = z.string().catch('');
const titled = z.object({ title: word, description: word }).optional().catch(undefined);
const attachmentSchema = z.object({
  type: z.string(),
  link: titled,
  video: titled,
  doc: titled,
  article: titled,
  poll: z
    .object({ question: word, answers: z.array(z.object({ text: word })).catch([]) })
    .optional()
    .catch(undefined),
});

/** What attachments say in words: titles of links, videos, documents and articles, and polls; ten of them at most. */
export function attachmentTitles(attachments: readonly unknown[]): string[] {
  return attachments.slice(0, ATTACHMENTS_MAX).flatMap((raw) => {
    const read = attachmentSchema.safeParse(raw);
    if (!read.success) return [];
    const { type, link, video, doc, article, poll } = read.data;
    if (type === 'poll' && poll !== undefined) {
      return [poll.question, ...poll.answers.slice(0, ANSWERS_MAX).map((answer) => `– ${answer.text}`)].map(
        bounded,
      );
    }
    const holder = { link, video, doc, article }[type];
    return [holder?.title ?? '', type === 'link' ? (holder?.description ?? '') : '']
      .filter(Boolean)
      .map(bounded);
  });
}

function bounded(text: string): string {
  return text.slice(0, TITLE_LENGTH_MAX);
}
