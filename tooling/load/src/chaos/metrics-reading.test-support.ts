/** One sample of a Prometheus text. Errors: it is not there. */
export function reading(metrics: string, sample: string): number {
  const line = metrics.split('\n').find((one) => one.startsWith(`${sample} `));
  if (line === undefined) throw new RangeError(`no ${sample} in the metrics`);
  return Number(line.slice(sample.length + 1));
}

export const RESIDENT = 'process_resident_memory_bytes';
export const LOOP_P99 = 'visavis_event_loop_delay_seconds{of="p99"}';
