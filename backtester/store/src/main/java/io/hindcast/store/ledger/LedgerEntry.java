package io.hindcast.store.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What somebody notes in a ledger.
 *
 * @param kind of the line
 * @param content what else it says; none of its keys is {@code number}, {@code before}, {@code kind} or {@code hash}
 */
public record LedgerEntry(String kind, ObjectNode content) {}
