import { useState } from 'preact/hooks';
import { columnAt } from './brush.ts';
import { CountAxis } from './count-axis.tsx';
import { bandPath, countTicks, linear, linePath } from './scale.ts';
import { useWidth } from './use-width.ts';

/** One step of a line chart. */
export interface ChartPoint {
  at: number;
  value: number;
  /** Norm of the step with its usual spread; null: none known. */
  norm: { value: number; low: number; high: number } | null;
}

const HEIGHT = 280;
/** A label nearer to the right edge would be cut. */
const LABEL_WIDTH = 80;
const LEFT = 40;
const RIGHT = 8;
const TOP = 10;
const BOTTOM = 24;

type Place = (value: number) => number;

/** A line of counts over the band of their norm. The step under the pointer is told to `readout`. */
export function LineChart(props: {
  points: readonly ChartPoint[];
  /** One sentence that says what the chart shows. */
  summary: string;
  /** Starts of the steps that get a label below the chart. */
  labels: readonly { at: number; text: string }[];
  number: (value: number) => string;
  readout: (point: ChartPoint | null) => void;
}) {
  const { points, summary, labels, number, readout } = props;
  const { ref, width } = useWidth<HTMLDivElement>(720);
  const [hovered, setHovered] = useState<number | null>(null);
  const x = linear([points[0]?.at ?? 0, points.at(-1)?.at ?? 1], [LEFT, width - RIGHT]);
  const ticks = countTicks(
    Math.max(1, ...points.map((point) => Math.max(point.value, point.norm?.high ?? 0))),
  );
  const y = linear([0, ticks.at(-1) ?? 1], [HEIGHT - BOTTOM, TOP]);
  const hover = (index: number | null) => {
    setHovered(index);
    readout(index === null ? null : (points[index] ?? null));
  };
  const onMove = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    hover(columnAt(event.clientX - box.left - LEFT, width - LEFT - RIGHT, points.length));
  };
  const marked = hovered === null ? undefined : points[hovered];
  return (
    <div ref={ref} class="chart" onPointerMove={onMove} onPointerLeave={() => hover(null)}>
      <svg width={width} height={HEIGHT} role="img" aria-label={summary}>
        <CountAxis ticks={ticks} y={y} left={LEFT} right={width - RIGHT} number={number} />
        {labels.map(({ at, text }) => (
          <g key={at}>
            <path class="day-line" d={`M${x(at)} ${TOP}V${HEIGHT - BOTTOM + 5}`} />
            {x(at) + LABEL_WIDTH < width && (
              <text class="axis" x={x(at) + 4} y={HEIGHT - 8}>
                {text}
              </text>
            )}
          </g>
        ))}
        <Lines points={points} x={x} y={y} />
        {marked !== undefined && (
          <g>
            <path class="cursor-line" d={`M${x(marked.at)} ${TOP}V${HEIGHT - BOTTOM}`} />
            <circle class="spark-end" cx={x(marked.at)} cy={y(marked.value)} r="3.5" />
          </g>
        )}
      </svg>
    </div>
  );
}

function Lines({ points, x, y }: { points: readonly ChartPoint[]; x: Place; y: Place }) {
  const normed = points.flatMap(({ at, norm }) => (norm === null ? [] : [{ at, ...norm }]));
  const along = (valueOf: (point: (typeof normed)[number]) => number) =>
    normed.map((point) => [x(point.at), y(valueOf(point))] as const);
  return (
    <>
      <path
        class="band"
        d={bandPath(
          along((point) => point.high),
          along((point) => point.low),
        )}
      />
      <path class="norm-line" d={linePath(along((point) => point.value))} />
      <path class="value-line" d={linePath(points.map(({ at, value }) => [x(at), y(value)] as const))} />
    </>
  );
}
