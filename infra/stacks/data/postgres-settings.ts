/**
 * What both databases are told. No connection without TLS; every connection and every change of tables is logged, but no statement
 * with its values: those may be content.
 */
export const postgresParameters: Readonly<Record<string, string>> = {
  "rds.force_ssl": "1",
  ssl_min_protocol_version: "TLSv1.2",
  log_connections: "1",
  log_disconnections: "1",
  log_statement: "ddl",
  "rds.force_autovacuum_logging_level": "warning",
};

/** Not the one that every scan of a network tries first. */
export const postgresPort = 5433;

/** Who owns the tables; people and programs come as users of their own, by IAM. */
export const postgresAdministrator = "sallyport_owner";
