import { z } from 'zod';

const MEDIA_MAX = 20;
const ANSWERS_MAX = 10;
const TITLE_LENGTH_MAX = 300;

const word = z.string().catch('');
const titled = z.array(z.object({ title: word })).catch([]);
const pollSchema = z.object({ question: word, answers: z.array(z.object({ text: word })).catch([]) });
const mediaSchema = z.object({
  type: z.string(),
  text: word,
  title: word,
  description: word,
  question: word,
  answers: z.array(z.object({ text: word })).catch([]),
  polls: z.array(pollSchema).catch([]),
  movies: titled,
  media_topics: z.array(z.object({ media: z.array(z.unknown()).catch([]) })).catch([]),
});

/** What a topic consists of. */
export interface MediaTexts {
  texts: string[];
  /** Whether it passes on another topic. */
  isRepost: boolean;
}

/** What the parts of a topic say in words: texts, titles of links and videos, polls, and topics passed on. */
export function mediaTexts(media: readonly unknown[]): MediaTexts {
  const read = media.slice(0, MEDIA_MAX).flatMap((raw) => mediaSchema.safeParse(raw).data ?? []);
  const isRepost = read.some(({ type }) => type === 'topic');
  const passedOn = read
    .flatMap((part) => part.media_topics.slice(0, 1))
    .flatMap((topic) => topic.media.slice(0, MEDIA_MAX))
    .flatMap((raw) => mediaSchema.safeParse(raw).data ?? []);
  return { texts: [...read, ...passedOn].flatMap(textsOf), isRepost };
}

function textsOf(part: z.infer<typeof mediaSchema>): string[] {
  switch (part.type) {
    case 'text':
      return [part.text];
    case 'link':
      return [part.title, part.description].map(bounded);
    case 'poll':
      return [part, ...part.polls].flatMap(({ question, answers }) =>
        [question, ...answers.slice(0, ANSWERS_MAX).map(({ text }) => (text === '' ? '' : `– ${text}`))].map(
          bounded,
        ),
      );
    case 'movie':
      return [part.title, ...part.movies.map(({ title }) => title)].map(bounded);
    default:
      return [];
  }
}

function bounded(text: string): string {
  return text.slice(0, TITLE_LENGTH_MAX);
}
