import type { Evidence } from '../../contracts/enriched.ts';
import type { PublicPost } from '../../contracts/queries/posts.ts';
import { words } from '../i18n/language.ts';
import { blockName, districtName, nameOf } from '../i18n/name-of.ts';

interface Reason {
  label: string;
  evidence: readonly Evidence[];
}

/** Every label of a post with the words and rules that it stands on, for reading without a pointer. */
export function EvidenceList({ post }: { post: PublicPost }) {
  const reasons = reasonsOf(post).filter(({ evidence }) => evidence.length > 0);
  if (reasons.length === 0) return <p class="muted">{words.value.post.noEvidence}</p>;
  return (
    <dl class="reasons">
      {reasons.map(({ label, evidence }, index) => (
        <div key={index}>
          <dt>{label}</dt>
          <dd>
            {evidence.map((item, at) => (
              <span key={at} class="reason-item">
                {item.quote !== null && (
                  <>
                    <q>
                      <bdi dir="auto">{item.quote}</bdi>
                    </q>{' '}
                  </>
                )}
                <code>{item.rule}</code>
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function reasonsOf(post: PublicPost): Reason[] {
  const { evidence } = words.value;
  return [
    ...post.places.map((place) => ({
      label: `${evidence.place}: ${place.districtId === null ? place.text : districtName(place.districtId)}`,
      evidence:
        place.evidence.length > 0
          ? place.evidence
          : [{ rule: place.level, quote: place.text, start: null, end: null }],
    })),
    { label: blockName(post.block), evidence: post.blockEvidence },
    ...post.topics.map((topic) => ({
      label: `${evidence.topic}: ${nameOf('topic', topic.id)}`,
      evidence: topic.evidence,
    })),
    {
      label: `${evidence.sentiment}: ${nameOf('sentiment', post.sentiment.label)}`,
      evidence: post.sentiment.evidence,
    },
    { label: evidence.hostile, evidence: post.conflict.evidence },
    ...post.bodies.map((body) => ({
      label: `${evidence.body}: ${nameOf('body', body.id)}`,
      evidence: body.evidence,
    })),
  ];
}
