import type { Place } from '../../contracts/enriched.ts';
import { createClusterSearch, type Fit } from './cluster-search.ts';
import { createCopyReader } from './copy-text.ts';
import { placeKey, type PlaceKey } from './place-key.ts';
import { createRing, type Ring } from './ring.ts';
import { createSigner, SIGNATURE_BYTES } from './signature.ts';

/** What of a post decides about copies. */
export interface CopyPost {
  text: string;
  kind: string;
  places: readonly Place[];
  districtId: string | null;
}

/** The cluster a post is a copy in, and how similar it is to the nearest member (0..1). */
export interface CopyMatch {
  clusterId: string;
  storyId: string;
  similarity: number;
}

/** What was found of one post. `keep` remembers the post under its ids; call it before the next `find`. */
export interface CopyLook {
  match: CopyMatch | null;
  keep: (ids: { clusterId: string; storyId: string }) => void;
}

/** Shorter texts are copies only when equal: their few grams say nothing. */
const SIGNED_WORDS_MIN = 6;
/** Shorter texts («+», «Поддерживаю», «Спасибо большое») are written anew each time. */
const WORDS_MIN = 3;
const UNITS_MIN = 10;
/** The leader of a cluster that begins with this post. */
const SELF = -1;

/**
 * Makes the clusters of copies over the last `ringSize` posts: equal folded texts, or texts whose 5-grams are similar
 * (MinHash, verified), of the same places. A cut text may have lost its place. A repost may count in another district as long as its text names no place.
 */
export function createCopies(ringSize: number): { find: (post: CopyPost) => CopyLook } {
  const read = createCopyReader();
  const sign = createSigner();
  const ring = createRing(ringSize);
  const search = createClusterSearch(ring);

  /** The signature, taken over from the post with the same text when there is one. */
  function signatureOf(text: ReturnType<typeof read>, equal: number | null): Uint8Array | null {
    if (text.words < SIGNED_WORDS_MIN) return null;
    if (equal === null) return sign(text);
    const start = ring.slotOf(equal) * SIGNATURE_BYTES;
    return ring.signatures.subarray(start, start + SIGNATURE_BYTES);
  }

  return {
    find(post) {
      const text = read(post.text);
      if (text.words < WORDS_MIN || text.length < UNITS_MIN) return { match: null, keep: () => undefined };
      const place = placeKey(post);
      const fitOf = (number: number) => fitOfPlaces(ring, number, place, post.kind === 'repost');
      const equal = search.equal(text, fitOf);
      const signature = signatureOf(text, equal);
      const near =
        equal === null
          ? signature && search.nearest({ signature, length: text.length }, fitOf)
          : { number: equal, similarity: 1 };
      const slot = near === null ? SELF : ring.slotOf(near.number);
      const clusterId = ring.clusterIds[slot] ?? '';
      const leader = ring.leader[slot] ?? SELF;
      return {
        match: near && {
          clusterId,
          storyId: ring.storyIds[slot] ?? '',
          similarity: rounded(near.similarity),
        },
        keep(ids) {
          const isMember = near !== null && ids.clusterId === clusterId;
          if (isMember && ring.has(leader)) nameLeader(ring, leader, place);
          const { keyHigh, keyLow, length } = text;
          search.add({
            ...place,
            ...ids,
            keyHigh,
            keyLow,
            length,
            signature,
            leader: isMember ? leader : SELF,
          });
        },
      };
    },
  };
}

function fitOfPlaces(ring: Ring, number: number, place: PlaceKey, isRepost: boolean): Fit {
  const slot = ring.slotOf(number);
  const [named, district] = [ring.named[slot] ?? 0, ring.district[slot] ?? 0];
  if (named === place.named) return isRepost || district === place.district ? 'same' : null;
  if (named !== 0 && place.named !== 0) return null;
  const unnamed = named === 0 ? district : place.district;
  return unnamed === 0 || district === place.district ? 'open' : null;
}

/** A cluster that began without a place takes over the first one that is named, or two towns would meet in it. */
function nameLeader(ring: Ring, leader: number, place: PlaceKey): void {
  const slot = ring.slotOf(leader);
  if (ring.named[slot] !== 0 || place.named === 0) return;
  ring.named[slot] = place.named;
  ring.district[slot] = place.district;
}

function rounded(similarity: number): number {
  return Math.round(similarity * 1000) / 1000;
}
