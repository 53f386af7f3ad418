/** One line for what the file system may refuse to an operator; `null` for any other error. */
export function fileProblem(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error)) return null;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : 'the data folder';
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
      return `No permission for ${path}. Start as the user who owns it, or set VISAVIS_DATA to a folder of your own.`;
    case 'EROFS':
      return `${path} can only be read. Set VISAVIS_DATA to a folder that can be written.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${path} is in the way of a folder. Set VISAVIS_DATA to another place.`;
    case 'ENOSPC':
      return 'Disk full. Free some space and start again.';
    default:
      return null;
  }
}
