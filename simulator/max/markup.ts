const MENTION = /\[id(?<id>\d{1,12})\|(?<name>[^\]\n]{1,120})\]/;

/** A text without VK's mentions in brackets, which become markup with places, as MAX gives them. */
export function maxText(written: string): { text: string; markup: object[] } {
  const markup: object[] = [];
  let text = written;
  for (let found = MENTION.exec(text); found !== null; found = MENTION.exec(text)) {
    const { id = '', name = '' } = found.groups ?? {};
    markup.push({ type: 'user_mention', from: found.index, length: name.length, user_id: Number(id) });
    text = text.slice(0, found.index) + name + text.slice(found.index + found[0].length);
  }
  return { text, markup };
}
