import { useState } from 'preact/hooks';
import { type Brush, brushRange, columnAt, moveBrush } from './brush.ts';
import { CountAxis } from './count-axis.tsx';
import { countTicks, linear } from './scale.ts';
import { useWidth } from './use-width.ts';

const HEIGHT = 104;
const LEFT = 38;
const TOP = 8;
const BOTTOM = 20;

/** One column: its start and count. */
export interface Column {
  at: number;
  count: number;
}

interface BrushEvents {
  columns: number;
  /** Width of the chart with its axis. */
  width: number;
  onMove: (range: [number, number] | null) => void;
  onTake: (range: [number, number]) => void;
}

/**
 * Columns over time from which a stretch can be taken by pointer or keys. `onTake` gets the first and last column,
 * `onMove` what is selected at the moment (null: nothing).
 */
export function Histogram(props: {
  columns: readonly Column[];
  summary: string;
  label: string;
  describedBy: string;
  axis: (at: number) => string;
  number: (value: number) => string;
  onMove: (range: [number, number] | null) => void;
  onTake: (range: [number, number]) => void;
}) {
  const { columns, summary, label, describedBy, axis, number, onMove, onTake } = props;
  const { ref, width } = useWidth<HTMLDivElement>(720);
  const { brush, handlers } = useBrush({ columns: columns.length, width, onMove, onTake });
  return (
    <div
      ref={ref}
      class="chart histogram"
      role="application"
      tabIndex={0}
      aria-label={label}
      aria-describedby={describedBy}
      {...handlers}
    >
      <Bars columns={columns} width={width} summary={summary} axis={axis} number={number} brush={brush} />
    </div>
  );
}

/** The brush and what moves it: pointer drags and keys. */
function useBrush({ columns, width, onMove, onTake }: BrushEvents) {
  const [brush, setBrush] = useState<Brush | null>(null);
  const [isDragging, setDragging] = useState(false);
  const select = (next: Brush | null) => {
    setBrush(next);
    onMove(next === null ? null : brushRange(next));
  };
  const columnOf = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    return columnAt(event.clientX - box.left - LEFT, width - LEFT, columns);
  };
  const take = () => {
    if (brush !== null) onTake(brushRange(brush));
    select(null);
  };
  const stop = () => {
    setDragging(false);
    select(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveBrush(brush, event.key, event.shiftKey, columns);
    if (next !== null) select(next);
    else if (event.key === 'Enter' && brush !== null) take();
    else if (event.key === 'Escape' && brush !== null) select(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const handlers = {
    onKeyDown,
    onBlur: stop,
    onPointerCancel: stop,
    onPointerDown: (event: PointerEvent) => {
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      setDragging(true);
      select({ cursor: columnOf(event), anchor: columnOf(event) });
    },
    onPointerMove: (event: PointerEvent) =>
      select({ cursor: columnOf(event), anchor: isDragging ? (brush?.anchor ?? null) : null }),
    onPointerUp: () => {
      setDragging(false);
      take();
    },
    onPointerLeave: () => {
      if (!isDragging) select(null);
    },
  };
  return { brush, handlers };
}

function Bars(props: {
  columns: readonly Column[];
  width: number;
  summary: string;
  axis: (at: number) => string;
  number: (value: number) => string;
  brush: Brush | null;
}) {
  const { columns, width, summary, axis, number, brush } = props;
  const ticks = countTicks(Math.max(1, ...columns.map((column) => column.count)), 2);
  const y = linear([0, ticks.at(-1) ?? 1], [HEIGHT - BOTTOM, TOP]);
  const step = (width - LEFT) / Math.max(1, columns.length);
  const gap = step > 6 ? 2 : step > 3 ? 1 : 0;
  const range = brush === null ? null : brushRange(brush);
  const labelEvery = Math.ceil(columns.length / Math.max(1, Math.floor((width - LEFT) / 84)));
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={summary}>
      <CountAxis ticks={ticks} y={y} left={LEFT} right={width} number={number} />
      {range !== null && (
        <rect
          class="brush"
          x={LEFT + range[0] * step}
          y={TOP}
          width={(range[1] - range[0] + 1) * step}
          height={HEIGHT - BOTTOM - TOP}
        />
      )}
      {columns.map((column, index) => (
        <rect
          key={column.at}
          class={range !== null && index >= range[0] && index <= range[1] ? 'bar bar-on' : 'bar'}
          x={LEFT + index * step + gap / 2}
          y={y(column.count)}
          width={Math.max(1, step - gap)}
          height={Math.max(0, HEIGHT - BOTTOM - y(column.count))}
        />
      ))}
      {columns.map(
        (column, index) =>
          index % labelEvery === 0 && (
            <text key={column.at} class="axis" x={LEFT + index * step} y={HEIGHT - 5}>
              {axis(column.at)}
            </text>
          ),
      )}
    </svg>
  );
}
