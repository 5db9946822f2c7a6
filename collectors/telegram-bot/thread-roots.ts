const ROOTS_MAX = 1000;

/**
 * Posts of channels that Telegram mirrors into their discussion groups: an answer in the group is a comment under the
 * channel's post.
 */
export interface ThreadRoots {
  /** `<channel>/<number>` of the channel's post behind a message of the group; null: it mirrors none that is known. */
  postOf(chatId: number, messageId: number): string | null;
  add(chatId: number, messageId: number, post: string): void;
  /** The newest thousand, for the cursor. */
  save(): Record<string, string>;
}

/** Goes on with what `save` gave. */
export function createThreadRoots(saved: Readonly<Record<string, string>>): ThreadRoots {
  const posts = new Map(Object.entries(saved));
  return {
    postOf: (chatId, messageId) => posts.get(`${chatId}/${messageId}`) ?? null,
    add: (chatId, messageId, post) => void posts.set(`${chatId}/${messageId}`, post),
    save: () => Object.fromEntries([...posts].slice(-ROOTS_MAX)),
  };
}
