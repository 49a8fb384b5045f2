package io.hindcast.store.ledger;

/**
 * Where a ledger ends. Whoever has noted it down can tell later whether every line up to there is still in the file.
 *
 * @param length number of the last line, which is how many lines there are
 * @param hash SHA-256 of the last line, lower-case hex
 */
public record LedgerHead(long length, String hash) {
    /** Of a ledger without a line. */
    public static final LedgerHead NONE = new LedgerHead(0, "0".repeat(64));
}
