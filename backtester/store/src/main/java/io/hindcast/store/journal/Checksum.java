package io.hindcast.store.journal;

import java.util.zip.CRC32C;

/** CRC-32C of a record's text. */
final class Checksum {
    private Checksum() {}

    static int of(byte[] text) {
        CRC32C checksum = new CRC32C();
        checksum.update(text, 0, text.length);
        return (int) checksum.getValue();
    }
}
