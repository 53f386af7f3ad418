/** How a server treats a power cut: `full` loses nothing, `none` may lose everything (tests). */
export type Durability = 'full' | 'none';

/**
 * The whole configuration, written at every start. What a server says of an error may hold the
 * statement and values of rows, so it says nothing below FATAL, and of that one line.
 */
export function serverSettings(durability: Durability): string {
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    datestyle: 'iso, ymd',
    lc_messages: 'C',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    logging_collector: 'off',
    log_min_messages: 'fatal',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_statement: 'none',
    log_connections: '',
    log_disconnections: 'off',
    log_lock_waits: 'off',
    log_temp_files: '-1',
    log_autovacuum_min_duration: '-1',
    debug_print_plan: 'off',
    // No replica reads this log, and the smaller one keeps less of what was deleted.
    wal_level: 'minimal',
    max_wal_senders: '0',
    ...(durability === 'none' ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name} = '${value}'\n`)
    .join('');
}
