import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

export interface DrawnPerson {
  readonly wall: string;
  readonly hair: string;
  readonly skin: string;
  readonly jumper: string;
}

const FRAMES = 12;

/** A film of a drawn person, as a file that Chromium shows as its camera; the pictures in the docs need a face. */
export async function drawnCamera(page: Page, person: DrawnPerson): Promise<string> {
  await page.setViewportSize({ width: 1280, height: 720 });
  const frames: Buffer[] = [];
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const sway = Math.sin((frame / FRAMES) * 2 * Math.PI) * 6;
    await page.setContent(`<body style="margin:0">${drawing(person, sway)}</body>`);
    frames.push(await page.screenshot({ type: 'jpeg', quality: 90 }));
  }
  const file = join(mkdtempSync(join(tmpdir(), 'visavis-camera-')), 'camera.mjpeg');
  writeFileSync(file, Buffer.concat(frames));
  return file;
}

function drawing({ wall, hair, skin, jumper }: DrawnPerson, sway: number): string {
  return `<svg viewBox="0 0 640 360" width="1280" height="720" preserveAspectRatio="xMidYMid slice">
    <defs><radialGradient id="lamp" cx="0.2" cy="0.25" r="0.9">
      <stop offset="0" stop-color="#fff" stop-opacity="0.35"/><stop offset="1" stop-color="#000" stop-opacity="0.35"/>
    </radialGradient></defs>
    <rect width="640" height="360" fill="${wall}"/><rect width="640" height="360" fill="url(#lamp)"/>
    <g fill="#0003"><rect x="470" y="120" width="140" height="6"/><rect x="484" y="70" width="14" height="50"/><rect x="502" y="62" width="12" height="58"/><rect x="518" y="78" width="18" height="42"/></g>
    <g transform="translate(${sway} 0)">
      <path fill="${hair}" d="M228 184c-12-86 28-130 94-130s104 46 94 128c-3 30-1 62 8 88-40 16-164 16-204 0 9-26 12-58 8-86z"/>
      <path fill="${jumper}" d="M98 380c8-78 72-104 160-116l20-6h88l20 6c88 12 152 38 160 116z"/>
      <path fill="${skin}" opacity="0.85" d="M284 224h76v44c0 30-76 30-76 0z"/>
      <path fill="${skin}" d="M250 158c0-58 32-88 72-88s72 30 72 88c0 54-30 96-72 96s-72-42-72-96z"/>
      <path fill="${hair}" d="M240 180c-2-76 34-118 84-118 48 0 82 40 80 118-10-34-26-58-48-72-28 28-76 36-116 72z"/>
      <g fill="none" stroke="#2a1c18" stroke-width="3.4" stroke-linecap="round">
        <path d="M278 152c8-6 18-6 26-1M340 151c8-5 18-5 26 1M320 166c-2 10-6 18-6 24 2 4 8 4 12 3M300 212c12 12 32 12 44 0"/>
      </g>
      <g fill="#1d1412"><ellipse cx="292" cy="168" rx="5" ry="6"/><ellipse cx="352" cy="168" rx="5" ry="6"/></g>
    </g>
  </svg>`;
}
