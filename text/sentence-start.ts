import type { Token } from './tokenise.ts';

/** Abbreviations whose full stop ends no sentence; single letters («г.», «д.», initials) need no entry. */
const ABBREVIATIONS = new Set(
  (
    'ул пр просп пер пл наб бул бульв пос дер пгт рп ст обл рн окр им тел моб руб коп тыс млн млрд см гр кв корп стр влад ' +
    'лит гос муз зам нач гл мед соц тов г-н г-жа р-н ср мин макс прим напр гг вв ок св'
  ).split(' '),
);

const FULL_STOP = 46;
const MARK_OPENS = 0x20_39;

/** True when a token at `start` is the first of a sentence; `previous` is the token before it. */
export function startsSentence(text: string, previous: Token | undefined, start: number): boolean {
  if (previous === undefined) return true;
  for (let i = previous.end; i < start; i += 1) {
    const code = text.charCodeAt(i);
    if (code === FULL_STOP) {
      if (i > previous.end || !isAbbreviation(previous)) return true;
      // The stop of an abbreviation counts once: «и т. п… Потом».
    } else if (isEnd(code)) return true;
  }
  return previous.startsSentence && standsAside(text, previous);
}

function isEnd(code: number): boolean {
  return code === 0x21 || code === 0x3f || code === 0x20_26 || code === 10 || code === 13 || code === 0x20_29;
}

function isAbbreviation(token: Token): boolean {
  return token.kind === 'word' && (token.norm.length === 1 || ABBREVIATIONS.has(token.norm));
}

/** Emoji, mentions and the marks of masked data do not use up the start of a sentence. */
function standsAside(text: string, token: Token): boolean {
  return (
    token.kind === 'emoji' || token.kind === 'mention' || text.charCodeAt(token.start - 1) === MARK_OPENS
  );
}
