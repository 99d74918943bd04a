const isDay = (day: number) => day >= 1 && day <= 31;
export const isMonth = (month: number) => month >= 1 && month <= 12;

const NUMBERS = /(\d+)(?:\D+(\d+))?(?:\D+(\d+))?/;

/** The first three numbers of a date as it is written, 0 where there is none. */
export function parts(value: string): readonly [number, number, number] {
  const [, first = 0, second = 0, third = 0] = NUMBERS.exec(value) ?? [];
  return [Number(first), Number(second), Number(third)];
}

/** Day and month in either order; loose about the last day of a month, since letters are. */
export function isCalendar(value: string): boolean {
  const [first, second] = parts(value);
  return (isDay(first) && isMonth(second)) || (isMonth(first) && isDay(second)) || /^99\D+99/.test(value);
}

const JOINTS = /^\d+(\D+)\d+(\D+)(\d+)$/;

/** "1 2 0 6" is no date, nor is "12.5 10": both joints must be signs, or the year must have four digits. */
export function isFull(value: string): boolean {
  const [, one = '', two = '', year = ''] = JOINTS.exec(value) ?? [];
  if (year === '' || !isCalendar(value)) return false;
  const [first, second] = [one.trim(), two.trim()];
  return first === second ? first !== '' : year.length === 4;
}
