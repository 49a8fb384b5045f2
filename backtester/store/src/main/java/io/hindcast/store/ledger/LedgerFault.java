package io.hindcast.store.ledger;

/**
 * A place in a ledger's file where it is not what was written.
 *
 * @param line of the file, from 1 on
 * @param words what is wrong there, to stand behind the number of the line
 */
public record LedgerFault(long line, String words) {}
