import { linear, linePath } from './scale.ts';

const WIDTH = 96;
const HEIGHT = 28;
const EDGE = 3;

/** A small line of one value a day, the last one marked. The label says in words what it shows. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const x = linear([0, Math.max(1, values.length - 1)], [EDGE, WIDTH - EDGE]);
  const y = linear([0, Math.max(1, ...values)], [HEIGHT - EDGE, EDGE]);
  const points = values.map((value, index) => [x(index), y(value)] as const);
  const end = points.at(-1);
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
    >
      <path class="spark-base" d={`M${EDGE} ${HEIGHT - EDGE}H${WIDTH - EDGE}`} />
      <path class="spark-line" d={linePath(points)} />
      {end !== undefined && <circle class="spark-end" cx={end[0]} cy={end[1]} r="2.6" />}
    </svg>
  );
}
