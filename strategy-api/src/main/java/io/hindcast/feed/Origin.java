package io.hindcast.feed;

/**
 * Where in a source that can be read again a message ended. It is stored with the message, so that a feed which was killed
 * goes on behind the last message that was stored: none is lost and none is read twice.
 *
 * @param source name of the part of the source, for example a file's
 * @param offset of the first byte behind the input
 * @param checksum CRC-32C of all bytes of the source before the offset, to tell whether it is still the same
 */
public record Origin(String source, long offset, int checksum) {}
