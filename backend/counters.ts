/** Counts of requests by outcome and the time they took, for /metrics. */
export interface Counters {
  count(status: number, milliseconds: number): void;
  lines(): readonly string[];
}

export function createCounters(): Counters {
  const byStatus = new Map<number, number>();
  let milliseconds = 0;
  return {
    count(status, took) {
      byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
      milliseconds += took;
    },
    lines: () => [
      '# TYPE kezhi_requests_total counter',
      ...[...byStatus]
        .sort(([a], [b]) => a - b)
        .map(([status, count]) => `kezhi_requests_total{status="${status}"} ${count}`),
      '# TYPE kezhi_request_seconds_total counter',
      `kezhi_request_seconds_total ${(milliseconds / 1000).toFixed(3)}`,
      '# TYPE kezhi_resident_bytes gauge',
      `kezhi_resident_bytes ${process.memoryUsage.rss()}`,
    ],
  };
}
