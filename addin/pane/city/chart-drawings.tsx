import type { ReactNode } from 'react';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './city.module.css';

export interface ChartBar {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  /** A reference line, e.g. 100 %. */
  readonly mark?: number;
}

const ROW = 26;
/** Room for a name of fourteen characters; names are set 12 high. */
const NAME = 190;
const BARS = 370;
const WIDTH = 560;

/** Horizontal bars with their names and figures; the numbers stand as text, so nothing is said by length alone. */
export function BarChart({ bars, label }: { readonly bars: readonly ChartBar[]; readonly label: string }) {
  const marks = useTexts(uiMarks);
  const most = Math.max(...bars.map((bar) => Math.max(bar.value, bar.mark ?? 0)), 1);
  const name = Math.min(NAME, Math.max(...bars.map((bar) => bar.label.length), 1) * 12 + 10);
  const width = name + BARS;
  const x = (value: number) => name + (Math.max(value, 0) / most) * (BARS - 64);
  const mark = bars[0]?.mark;
  return (
    <Drawn label={label}>
      <svg
        className={styles.drawing}
        style={{ minWidth: width * 0.66, maxWidth: width * 1.1 }}
        viewBox={`0 0 ${width} ${bars.length * ROW + 6}`}
        role="img"
        aria-label={`${label}${marks.colon}${bars.map((bar) => `${bar.label} ${bar.text}`).join(marks.comma)}`}
      >
        {bars.map((bar, index) => (
          <g key={bar.label} transform={`translate(0 ${index * ROW})`}>
            <text x={name - 8} y={17} textAnchor="end">
              {bar.label.length > 15 ? `${bar.label.slice(0, 14)}…` : bar.label}
            </text>
            <rect
              x={name}
              y={6}
              width={Math.max(1, x(bar.value) - name)}
              height={14}
              rx={2}
              data-short={(bar.mark !== undefined && bar.value < bar.mark) || undefined}
            />
            <text x={x(bar.value) + 6} y={17} className={styles.amount}>
              {bar.text}
            </text>
          </g>
        ))}
        {mark !== undefined && <line x1={x(mark)} x2={x(mark)} y1={2} y2={bars.length * ROW + 2} />}
      </svg>
    </Drawn>
  );
}

const HEIGHT = 180;

/** One line over periods. */
export function LineChart({
  points,
  label,
}: {
  readonly points: readonly ChartBar[];
  readonly label: string;
}) {
  const marks = useTexts(uiMarks);
  const values = points.map((point) => point.value);
  const low = Math.min(...values, 0);
  const high = Math.max(...values) || 1;
  const x = (index: number) => 40 + (index / Math.max(points.length - 1, 1)) * (WIDTH - 80);
  const y = (value: number) => HEIGHT - 34 - ((value - low) / (high - low || 1)) * (HEIGHT - 70);
  return (
    <Drawn label={label}>
      <svg
        className={styles.drawing}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${label}${marks.colon}${points.map((point) => `${point.label} ${point.text}`).join(marks.comma)}`}
      >
        <path
          d={points.map((point, index) => `${index ? 'L' : 'M'}${x(index)} ${y(point.value)}`).join('')}
        />
        {points.map((point, index) => (
          <g key={point.label}>
            <circle cx={x(index)} cy={y(point.value)} r={4} />
            <text x={x(index)} y={y(point.value) - 10} textAnchor="middle" className={styles.amount}>
              {point.text}
            </text>
            <text x={x(index)} y={HEIGHT - 12} textAnchor="middle">
              {point.label}
            </text>
          </g>
        ))}
      </svg>
    </Drawn>
  );
}

/** Scaled down to a narrow window the words could not be read: there it scrolls, with the keyboard too. */
function Drawn({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard.
    <section className={styles.drawn} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
