const SIGNATURES: ReadonlySet<string> = new Set(['--', '-- ', '—', '__']);
/** Lines behind which an answered letter is repeated. */
const QUOTE_HEADS = ['-----original message', '-----исходное сообщение', '---------- исходное сообщение'];
/** Ends of the line that introduces a quote: it names a person. */
const QUOTE_INTROS = [
  'wrote:',
  'writes:',
  'писал:',
  'писала:',
  'писал(а):',
  'написал:',
  'написала:',
  'написал(а):',
  'пишет:',
];
/** Lines behind which people put their name. */
const FAREWELLS = ['с уважением', 'с ув.', 'заранее благодар', 'best regards', 'kind regards'];
const SENT_FROM = ['отправлено с ', 'отправлено из ', 'sent from '];
/** Such lines are short; a longer one is what somebody wrote. */
const SERVICE_LINE_LENGTH_MAX = 200;
const FAREWELL_LENGTH_MAX = 80;

/** What the sender of a letter wrote, without quotes of others, signature, and lines that programs add. */
export function ownWords(text: string): string {
  const kept: string[] = [];
  for (const line of text.split('\n')) {
    const words = line.trim().toLowerCase();
    if (SIGNATURES.has(line) || QUOTE_HEADS.some((head) => words.startsWith(head))) break;
    if (isFarewell(words) && kept.some((written) => written.trim() !== '')) break;
    if (!words.startsWith('>') && !isService(words)) kept.push(line);
  }
  return kept.join('\n').trim();
}

/** A subject without the marks of answers and forwarding. */
export function ownSubject(subject: string): string {
  let rest = subject.trim().slice(0, 1000);
  for (let mark = ANSWER.exec(rest); mark !== null; mark = ANSWER.exec(rest))
    rest = rest.slice(mark[0].length);
  return rest.trim();
}

const ANSWER = /^(?:re|fwd?|отв|ответ|на|пер)(?:\[\d{1,3}\])?:\s{0,5}/i;

function isFarewell(words: string): boolean {
  return words.length <= FAREWELL_LENGTH_MAX && FAREWELLS.some((start) => words.startsWith(start));
}

function isService(words: string): boolean {
  if (words.length > SERVICE_LINE_LENGTH_MAX) return false;
  return (
    QUOTE_INTROS.some((intro) => words.endsWith(intro)) || SENT_FROM.some((intro) => words.startsWith(intro))
  );
}
