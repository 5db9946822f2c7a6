import { EMOJI_STYLE, KEYCAP } from './chars.ts';

const JOINER = 0x20_0d;

/**
 * End of the emoji that starts at `start`, or −1 when none does: pictographs with skin tones, joined sequences
 * (families), flags, and signs of the Basic Multilingual Plane from the arrows to the dingbats.
 */
export function emojiEnd(text: string, start: number): number {
  const first = text.codePointAt(start) ?? 0;
  if (isFlagHalf(first)) return isFlagHalf(text.codePointAt(start + 2) ?? 0) ? start + 4 : start + 2;
  if (!isPictograph(first)) return -1;
  let end = afterModifiers(text, start + width(first));
  while (text.charCodeAt(end) === JOINER) {
    const next = text.codePointAt(end + 1) ?? 0;
    if (!isPictograph(next)) break;
    end = afterModifiers(text, end + 1 + width(next));
  }
  return end;
}

/** An emoji without its skin tones and style selectors, so that «👍🏽» and «👍» are one. */
export function emojiNorm(emoji: string): string {
  return emoji.replace(/[\u{1f3fb}-\u{1f3ff}]|\u{fe0f}|\u{20e3}/gu, '') || emoji;
}

function afterModifiers(text: string, start: number): number {
  let end = start;
  for (;;) {
    const code = text.codePointAt(end) ?? 0;
    if (code !== EMOJI_STYLE && code !== KEYCAP && !isSkinTone(code)) return end;
    end += width(code);
  }
}

function isPictograph(code: number): boolean {
  return (code >= 0x1_f0_00 && code <= 0x1_fa_ff) || (code >= 0x26_00 && code <= 0x27_bf) || isOldSign(code);
}

/** Signs that Unicode had before emoji and that keyboards offer as emoji: ⌚ ⏰ ▶ ◀ ⭐ ⬛ 〽 ㊗ ‼ ⁉. */
function isOldSign(code: number): boolean {
  return (
    (code >= 0x23_1a && code <= 0x23_ff) ||
    (code >= 0x25_aa && code <= 0x25_fe) ||
    (code >= 0x2b_05 && code <= 0x2b_55) ||
    code === 0x20_3c ||
    code === 0x20_49
  );
}

function isFlagHalf(code: number): boolean {
  return code >= 0x1_f1_e6 && code <= 0x1_f1_ff;
}

function isSkinTone(code: number): boolean {
  return code >= 0x1_f3_fb && code <= 0x1_f3_ff;
}

function width(code: number): number {
  return code > 0xff_ff ? 2 : 1;
}
