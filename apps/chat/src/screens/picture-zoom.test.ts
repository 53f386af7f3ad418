import { expect, test } from 'vitest';
import { pictureZoom } from './picture-zoom.ts';

const size = (width: number, height: number) => ({ width, height });

test.each([
  { why: 'a webcam on a desk', picture: size(640, 480), frame: size(1_400, 820) },
  { why: 'a wide webcam beside the text', picture: size(1_280, 720), frame: size(1_060, 820) },
  { why: 'a phone on a phone', picture: size(480, 640), frame: size(390, 640) },
])('$why fills the frame', ({ picture, frame }) => {
  const whole = Math.min(frame.width / picture.width, frame.height / picture.height);
  const zoom = pictureZoom(picture, frame) * whole;
  expect(picture.width * zoom).toBeGreaterThanOrEqual(frame.width - 1);
  expect(picture.height * zoom).toBeGreaterThanOrEqual(frame.height - 1);
});

test('a phone on a desk keeps its head and its chin: at most a quarter of the height is cut', () => {
  expect(pictureZoom(size(480, 640), size(1_400, 820))).toBeCloseTo(4 / 3);
});

test('a wide webcam on a phone grows until little more than the middle half is left', () => {
  expect(pictureZoom(size(1_280, 720), size(390, 640))).toBeCloseTo(1 / 0.55);
});

test('no picture yet, or no frame: nothing is enlarged', () => {
  expect(pictureZoom(size(0, 0), size(390, 640))).toBe(1);
  expect(pictureZoom(size(640, 480), size(0, 0))).toBe(1);
});
