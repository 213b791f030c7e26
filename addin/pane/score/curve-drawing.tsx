import type { PointsCurve } from '#addin/actions/score/points-curve.ts';
import styles from './score.module.css';

const WIDTH = 292;
const HEIGHT = 84;
const PAD = { left: 24, right: 8, top: 10, bottom: 18 };

/** A line with its two ends named and today's point on it. */
export function CurveDrawing({
  curve,
  today,
  label,
}: {
  readonly curve: PointsCurve;
  readonly today: readonly [number, number] | null;
  readonly label: string;
}) {
  const x = (value: number) =>
    PAD.left + ((value - curve.from) / (curve.to - curve.from || 1)) * (WIDTH - PAD.left - PAD.right);
  const y = (points: number) =>
    HEIGHT - PAD.bottom - (points / (curve.most || 1)) * (HEIGHT - PAD.top - PAD.bottom);
  const path = curve.stretches.flatMap((stretch) =>
    stretch.map(
      ([value, points], index) => `${index ? 'L' : 'M'}${x(value).toFixed(1)} ${y(points).toFixed(1)}`,
    ),
  );
  const shown = (value: number) => String(Number(value.toPrecision(4)));
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} className={styles.drawing}>
      <line x1={PAD.left} x2={WIDTH - PAD.right} y1={y(0)} y2={y(0)} className={styles.axis} />
      <line
        x1={PAD.left}
        x2={WIDTH - PAD.right}
        y1={y(curve.most)}
        y2={y(curve.most)}
        className={styles.guide}
      />
      <path d={path.join('')} className={styles.line} />
      <text x={PAD.left - 4} y={y(curve.most) + 4} textAnchor="end">
        {shown(curve.most)}
      </text>
      <text x={PAD.left - 4} y={y(0) + 4} textAnchor="end">
        0
      </text>
      <text x={PAD.left} y={HEIGHT - 4}>
        {shown(curve.from)}
      </text>
      <text x={WIDTH - PAD.right} y={HEIGHT - 4} textAnchor="end">
        {shown(curve.to)}
      </text>
      {today && (
        <>
          <line x1={x(today[0])} x2={x(today[0])} y1={y(0)} y2={y(today[1])} className={styles.guide} />
          <circle cx={x(today[0])} cy={y(today[1])} r={4} className={styles.today} />
          <text
            x={Math.min(Math.max(x(today[0]), 50), WIDTH - 40)}
            y={HEIGHT - 4}
            textAnchor="middle"
            className={styles.now}
          >
            {shown(today[0])}
          </text>
        </>
      )}
    </svg>
  );
}
