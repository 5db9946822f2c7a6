import type { PublicPost } from '../../contracts/queries/posts.ts';
import { words } from '../i18n/language.ts';
import { type Mark, MARK_KINDS, marksOf, type Segment, segmentsOf } from './segments.ts';

/** Text of a post with its evidence marked. Text and marks are untrusted data and only ever text nodes. */
export function HighlightedText({ post, extra = [] }: { post: PublicPost; extra?: readonly Mark[] }) {
  return (
    <bdi dir="auto" class="post-text">
      {segmentsOf(post.text, [...extra, ...marksOf(post)]).map((segment, index) => (
        <Piece key={index} segment={segment} />
      ))}
    </bdi>
  );
}

function Piece({ segment: { text, marks } }: { segment: Segment }) {
  const { evidence } = words.value;
  const kinds = MARK_KINDS.filter((kind) => marks.some((mark) => mark.kind === kind));
  if (kinds.length === 0) return <>{text}</>;
  const rules = [...new Set(marks.map((mark) => `${evidence[mark.kind]}: ${mark.rule}`))];
  return (
    <mark class={kinds.map((kind) => `mark-${kind}`).join(' ')} title={rules.join('\n')}>
      {text}
    </mark>
  );
}

/** What the colours and lines under marked words mean. */
export function EvidenceLegend() {
  const { evidence, explore } = words.value;
  return (
    <ul class="evidence-legend" aria-label={explore.legend}>
      {MARK_KINDS.map((kind) => (
        <li key={kind}>
          <mark class={`mark-${kind}`}>{evidence[kind]}</mark>
        </li>
      ))}
    </ul>
  );
}
