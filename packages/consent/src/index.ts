export { type AgeGate, ageGate } from './age-gate.ts';
export { type BlockList, blockList } from './block-list.ts';
export { type DeviceStorage, deviceStorage, isUncounted, keepUncounted, type StorageHost } from './device-storage.ts';
export { type DueNotice, type ToldVersion } from './due-notices.ts';
export { type NoticeBoard, noticeBoard } from './notice-board.ts';
export { mayCount, type SignalSource } from './privacy-signals.ts';
