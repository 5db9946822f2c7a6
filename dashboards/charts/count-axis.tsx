/** Lines and numbers of a count axis, behind what a chart draws. */
export function CountAxis(props: {
  ticks: readonly number[];
  y: (value: number) => number;
  left: number;
  right: number;
  number: (value: number) => string;
}) {
  const { ticks, y, left, right, number } = props;
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <path class="grid-line" d={`M${left} ${y(tick)}H${right}`} />
          <text class="axis" x={left - 6} y={y(tick) + 4} text-anchor="end">
            {number(tick)}
          </text>
        </g>
      ))}
    </>
  );
}
