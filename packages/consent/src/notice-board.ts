import { attempt, DEVICE_STORAGE, type DeviceStorage } from './device-storage.ts';
import { countingVersion, type DueNotice, dueNotices, type ToldVersion } from './due-notices.ts';

export interface NoticeBoardOptions {
  readonly storage: DeviceStorage;
  /** Oldest first. */
  readonly versions: readonly ToldVersion[];
  /** YYYY-MM-DD (UTC), asked for each time. */
  readonly today: () => string;
}

/** What this device was told about changes of the policy. It knows who has read, never who has agreed. */
export interface NoticeBoard {
  /** Oldest first; empty once they are acknowledged. */
  due(): readonly DueNotice[];
  /** What is due was read: it does not come again. No choice changes by it (1V1-11-03, T1V-12-03, ANC-10-02). */
  acknowledge(): void;
  /** Somebody begins today: what counts already is no news to them. */
  begin(): void;
}

const VERSION = /^[1-9]\d{0,8}$/;

export function noticeBoard({ storage, versions, today }: NoticeBoardOptions): NoticeBoard {
  /** Read on this page; what counts where storage throws. */
  let here = 0;

  const kept = (): number => {
    const text = attempt(() => storage.getItem(DEVICE_STORAGE.notice)) ?? '';
    return VERSION.test(text) ? Number(text) : 0;
  };
  const read = (): number => Math.max(here, kept());
  const remember = (number: number): void => {
    if (number <= read()) return;
    here = number;
    attempt(() => storage.setItem(DEVICE_STORAGE.notice, String(number)));
  };
  const due = (): readonly DueNotice[] => dueNotices(versions, { read: read(), today: today() });

  return {
    due,
    acknowledge: () => remember(due().at(-1)?.number ?? 0),
    begin: () => remember(countingVersion(versions, today())),
  };
}
