"""Choose how the embedded server runs: nothing confirmed is ever lost, two cores, and well under 1 GiB of memory."""

# These win over postgresql.conf and ALTER SYSTEM, since they stand on the server's command line.
OPTIONS = {
    # What was confirmed survives a crash. (Checksums are settled when the cluster is made.)
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    # A private socket only.
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    # Memory: what is shared, then what each sort and each index build may take.
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "96MB",
    "effective_cache_size": "1GB",
    # Two cores: one process to help a long query, one to help build an index.
    "max_worker_processes": "6",
    "max_parallel_workers": "2",
    "max_parallel_workers_per_gather": "1",
    "max_parallel_maintenance_workers": "1",
    "autovacuum_max_workers": "2",
    "io_workers": "2",
    # Compiling a query costs more than our queries do.
    "jit": "off",
    "random_page_cost": "1.1",
    # An import writes in bursts: fewer checkpoints, smaller log.
    "max_wal_size": "1GB",
    "checkpoint_timeout": "15min",
    "wal_compression": "on",
    "wal_buffers": "64MB",
    # Nobody follows this server's log: what a transaction builds anew (an index) is synced at its commit instead.
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "wal_skip_threshold": "64kB",
    # Many tables and triggers in one transaction.
    "max_locks_per_transaction": "256",
    "timezone": "Asia/Ho_Chi_Minh",
    "log_timezone": "Asia/Ho_Chi_Minh",
    "log_checkpoints": "off",
    # The log names what went wrong, but repeats neither statements nor values: they hold personal data.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_line_prefix": "%m [%p] ",
    "cluster_name": "chibo",
}


def as_arguments(options: dict[str, str]) -> list[str]:
    """Write options as the server's command line takes them."""
    return [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
