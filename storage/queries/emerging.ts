import { toIso } from '../../contracts/clock.ts';
import { VecheError } from '../../contracts/errors.ts';
import type { Emerging, EmergingItem, EmergingParams } from '../../contracts/queries/emerging.ts';
import type { Filters, ReadOptions } from '../../contracts/queries/filters.ts';
import type { Resolved } from '../../contracts/reader.ts';
import { createAnalyser } from '../../text/analyse.ts';
import { readCandidates, readTotals, type Candidate, type Totals } from './emerging-candidates.ts';
import { readDetails, type Details } from './emerging-details.ts';
import type { Times, Unit } from './emerging-rows.ts';
import { explainLink } from './explain-link.ts';
import { knownWeeks } from './known-weeks.ts';
import { previousShift, shiftDays, type Span } from './local-shift.ts';
import { readTexts, type PostText } from './post-texts.ts';
import type { QueryContext } from './run-query.ts';
import { storyTitle } from './story-title.ts';
import { periodOf, type Selection } from './where.ts';
import { writtenForm } from './written-form.ts';

type Params = Resolved<EmergingParams>;

const DAY_MS = 86_400_000;
/** What rises within a longer time is a trend. The words of a week are also as many as one read may look at. */
const DAYS_MAX = 7;
/** Words of too few people, names and function words are left out, so more are looked at. */
const SPARE_TIMES = 3;
const SPARE = 40;
const FIRST_POSTS_MAX = 3;

/** What a read of one kind of unit stands on. */
interface Request {
  params: Params;
  selection: Selection;
  times: Times;
  totals: Totals;
}

/**
 * Words and stories whose part of the talk has grown most, against the same hours of earlier weeks and the time just
 * before. Empty when nothing of these times is known.
 * @throws {VecheError} `input` for a period of more than seven days, or when `q` does not parse.
 */
export async function readEmerging(
  context: QueryContext,
  params: Params,
  options: ReadOptions,
): Promise<Emerging> {
  const period = periodOf(params);
  if (period.to - period.from > DAYS_MAX * DAY_MS) throw tooLong();
  const weeks = await knownWeeks(context, period, options);
  const selection = { filters: params, scope: options.scope };
  const times = timesOf(context, period, weeks);
  const totals = await readTotals(context, { selection, times }, options);
  const request = { params, selection, times, totals };
  const units: Unit[] = params.what === undefined ? ['word', 'story'] : [params.what];
  const found =
    totals.usual === 0
      ? []
      : await Promise.all(units.map((unit) => readUnits(context, { ...request, unit }, options)));
  return {
    from: params.from,
    to: params.to,
    normWeeks: times.usual.length - 1,
    items: found.flat().sort((a, b) => b.score - a.score),
    next: null,
  };
}

function timesOf({ time }: QueryContext, period: Span, weeks: readonly number[]): Times {
  const moved = (shift: (ms: number) => number): Span => ({ from: shift(period.from), to: shift(period.to) });
  const before = moved(previousShift(time, period));
  const ofWeeks = weeks.map((count) => moved((ms) => shiftDays(time, ms, -7 * count)));
  // A period of a week has its first norm week just before.
  return { now: period, usual: [before, ...ofWeeks.filter(({ to }) => to <= before.from)] };
}

async function readUnits(
  context: QueryContext,
  { unit, ...request }: Request & { unit: Unit },
  options: ReadOptions,
): Promise<EmergingItem[]> {
  const { limit } = request.params;
  const sought = limit * SPARE_TIMES + SPARE;
  const candidates = await readCandidates(context, { ...request, unit, limit: sought }, options);
  const units = candidates.map((candidate) => candidate.unit);
  const { selection, times } = request;
  const details = await readDetails(context, { selection, period: times.now, unit, units }, options);
  const firsts = [...details.values()].flatMap((detail) => detail.firsts.map(([ms, id]) => ({ ms, id })));
  const texts = await readTexts(context, firsts, options);
  const titleOf = unit === 'word' ? wordTitles(texts) : storyTitles(texts);
  return candidates
    .flatMap((candidate) => {
      const detail = details.get(candidate.unit);
      const title = detail === undefined ? null : titleOf(detail);
      if (detail === undefined || title === null) return [];
      return [
        {
          kind: unit,
          title,
          ...itemOf(request, candidate, detail),
          ...linkOf(request.params, unit, { candidate, title }),
        },
      ];
    })
    .slice(0, limit);
}

type TitleOf = (detail: Details) => string | null;

function wordTitles(texts: ReadonlyMap<string, PostText>): TitleOf {
  const analyse = createAnalyser();
  const analyses = new Map([...texts].map(([id, { text }]) => [id, analyse(text)]));
  return ({ unit, firsts }) =>
    writtenForm(
      unit,
      firsts.flatMap(([, id]) => analyses.get(id) ?? []),
    );
}

function storyTitles(texts: ReadonlyMap<string, PostText>): TitleOf {
  return ({ firsts: [first] }) => storyTitle(first === undefined ? '' : (texts.get(first[1])?.text ?? ''));
}

function itemOf(
  { totals }: Request,
  { unit, clusters, before, score }: Candidate,
  detail: Details,
): Omit<EmergingItem, 'kind' | 'title' | 'explain'> {
  return {
    id: unit,
    posts: detail.posts,
    clusters,
    authors: detail.authors,
    channels: detail.channels,
    expected: (before * totals.now) / totals.usual,
    score,
    isNew: before === 0,
    firstAt: toIso(detail.firstMs),
    districtId: largest({ ...detail.districts, '': 0 }) || null,
    block: largest(detail.blocks),
    firstPosts: detail.firsts.slice(0, FIRST_POSTS_MAX).map(([, id]) => id),
  };
}

/** A word is looked for in any of its forms, which is how it was counted. */
function linkOf(
  params: Filters,
  unit: Unit,
  { candidate, title }: { candidate: Candidate; title: string },
): Pick<EmergingItem, 'explain'> {
  if (unit === 'story') return { explain: explainLink(params, { story: candidate.unit }) };
  return { explain: explainLink(params, { q: params.q === undefined ? title : `${params.q} ${title}` }) };
}

/** The name with the largest count, of equal ones the first by alphabet; '' when all are 0. */
function largest(counts: Readonly<Record<string, number>>): string {
  const [first] = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1));
  return first?.[0] ?? '';
}

function tooLong(): VecheError {
  return new VecheError('input', `what emerges is looked for in at most ${DAYS_MAX} days`, {
    where: 'from',
    hint: 'choose a shorter period',
  });
}
