package io.hindcast.store.ledger;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the joining of two copies of a ledger has come to.
 *
 * @param lines that were not in this ledger before, or not where they could be counted on
 * @param damaged lines that were no longer what was written, and are kept as text
 * @param changed whether the file was written
 * @param kept the damaged file as it was; empty where it was whole
 */
public record MergeResult(int lines, int damaged, boolean changed, Optional<Path> kept) {}
