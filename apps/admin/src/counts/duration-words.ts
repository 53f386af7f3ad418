/** Seconds as a person would say them: `0.8 s`, `34 s`, `2 min 5 s`, `1 h 3 min`. */
export function durationWords(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return whole < 3_600 ? inTwo(whole, ['min', 's']) : inTwo(Math.round(whole / 60), ['h', 'min']);
}

function inTwo(smalls: number, [large, small]: readonly [large: string, small: string]): string {
  const rest = smalls % 60;
  return rest === 0 ? `${smalls / 60} ${large}` : `${Math.floor(smalls / 60)} ${large} ${rest} ${small}`;
}
