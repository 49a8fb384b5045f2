package io.hindcast.paper.feeds.rows;

/**
 * A line of a source.
 *
 * @param text without the line end; of a line that is too long, its begin
 * @param problem why it can't be used; empty otherwise
 * @param end offset of the first byte behind it and its line end
 * @param checksum CRC-32C of all bytes of the source before that offset
 */
public record SourceLine(String text, String problem, long end, int checksum) {}
