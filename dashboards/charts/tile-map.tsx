import { words } from '../i18n/language.ts';
import { arrowOf, type Level, LEVELS } from './level.ts';
import { useWidth } from './use-width.ts';
import { wrapName } from './wrap-name.ts';

/** One district on the tile map. */
export interface Tile {
  id: string;
  name: string;
  column: number;
  row: number;
  count: string;
  /** Deviation as text: `×2,4`, `+38 %`. */
  deviation: string;
  level: Level;
  href: string;
  /** Everything the tile says, as one sentence. */
  label: string;
}

const GAP = 5;
const TILE_MAX = 112;
/** Height of a tile against its width: two lines of name, a count and a deviation. */
const SHAPE = 1;
const HEIGHT_MIN = 66;
/** Sizes of type and the distance to the edge, for tiles on wide and narrow screens. */
const LARGE = { name: 11, count: 22, deviation: 11, edge: 7 };
const SMALL = { name: 9, count: 16, deviation: 8.5, edge: 4 };
/** Mean width of a letter against the size of the type, for Cyrillic in the interface's type. */
const LETTER = 0.6;

/** A grid of districts, near their place in the region: colour, number and arrow tell the deviation, a link the posts. */
export function TileMap({ tiles, label }: { tiles: readonly Tile[]; label: string }) {
  const { ref, width } = useWidth<HTMLDivElement>(560);
  const columns = Math.max(1, ...tiles.map((tile) => tile.column + 1));
  const rows = Math.max(1, ...tiles.map((tile) => tile.row + 1));
  const side = Math.min(TILE_MAX, (width + GAP) / columns - GAP);
  const height = Math.max(HEIGHT_MIN, side * SHAPE);
  const drawn = { width: columns * (side + GAP) - GAP, height: rows * (height + GAP) - GAP };
  return (
    <div class="tile-map" ref={ref}>
      <svg width={drawn.width} height={drawn.height} role="group" aria-label={label}>
        <Hatch />
        {tiles.map((tile) => (
          <g
            key={tile.id}
            transform={`translate(${tile.column * (side + GAP)} ${tile.row * (height + GAP)})`}
          >
            <TileLink tile={tile} width={side} height={height} />
          </g>
        ))}
      </svg>
      <Legend />
    </div>
  );
}

function TileLink({ tile, width, height }: { tile: Tile; width: number; height: number }) {
  const size = width < 72 ? SMALL : LARGE;
  const lines = wrapName(tile.name, Math.floor((width - 2 * size.edge) / (size.name * LETTER)));
  return (
    <a href={tile.href} class={`tile level-${tile.level}`}>
      <title>{tile.label}</title>
      <rect class="tile-box" width={width} height={height} rx="7" />
      {tile.level === 'unknown' && (
        <rect class="tile-hatch" fill="url(#hatch)" width={width} height={height} rx="7" />
      )}
      <g class="tile-text" aria-hidden="true">
        {lines.map((line, index) => (
          <text
            key={index}
            x={size.edge}
            y={size.edge + size.name * (0.9 + index * 1.05)}
            font-size={size.name}
          >
            {line}
          </text>
        ))}
        <text
          class="tile-count"
          x={size.edge}
          y={height - size.edge - size.deviation - 3}
          font-size={size.count}
        >
          {tile.count}
        </text>
        {tile.level !== 'unknown' && (
          <text class="tile-deviation" x={size.edge} y={height - size.edge} font-size={size.deviation}>
            {arrowOf(tile.level)} {tile.deviation}
          </text>
        )}
      </g>
    </a>
  );
}

function Hatch() {
  return (
    <defs>
      <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path class="hatch-line" d="M0 0V7" />
      </pattern>
    </defs>
  );
}

function Legend() {
  return (
    <ul class="legend">
      {[...LEVELS, 'unknown' as const].map((level) => (
        <li key={level} class={`legend-item level-${level}`}>
          <span aria-hidden="true">{arrowOf(level)}</span> {words.value.levels[level]}
        </li>
      ))}
    </ul>
  );
}
