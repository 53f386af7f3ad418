export { addChatCounts, type ChatCount } from './add-chat-counts.ts';
export { addPageCounts, type PageCount } from './add-page-counts.ts';
export { checkSetupLink, type SetupLinkState } from './check-setup-link.ts';
export { consumeSetupLink } from './consume-setup-link.ts';
export { createSetupLink, type SetupLink } from './create-setup-link.ts';
export { fileReport, type Report } from './file-report.ts';
export { overview, type Overview } from './overview.ts';
export { sweepExpired, type Swept } from './sweep-expired.ts';
