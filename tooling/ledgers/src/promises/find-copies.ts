/** What runs in a product; the tools that test it are none of it. */
const PRODUCT = /^(apps|packages|tooling\/launch)\//;

/** A program that copies a PostgreSQL database, called by its name or on a command line. */
const PROGRAMS = /(^|["'`\s/])(pg_(dump(all)?|basebackup|receivewal|recvlogical)|wal-g|pgbackrest|barman)(["'`]|\s+-)/im;
/** What keeps or sends on the database's log of changes. */
const SETTINGS = /\barchive_(mode|command|library)\b|\bpg_(backup_start|start_backup)\b|\bcreate\s+(publication|subscription)\b/i;

/** The files of the product, by their path, that would copy the database (VIS-09-04). */
export const findCopies = (files: ReadonlyMap<string, string>): readonly string[] =>
  [...files].flatMap(([path, text]) => (PRODUCT.test(path) && (PROGRAMS.test(text) || SETTINGS.test(text)) ? [path] : []));
