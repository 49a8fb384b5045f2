package io.hindcast.importing;

import io.hindcast.settings.InvalidInputException;
import java.util.HexFormat;
import java.util.Map;

/** Files that hold no text, told by how they begin. */
public final class PackedFile {
    /** Bytes of a file's begin that {@link #refuse} needs. */
    public static final int HEAD = 6;

    private static final Map<String, String> KINDS = Map.of(
            "1f8b", "a gzip file; unpack it first (gunzip -c FILE > FILE.csv)",
            "504b0304", "a zip file (or a spreadsheet, which is one); unpack it first, or save the sheet as CSV",
            "504b0506", "an empty zip file; expected a CSV file",
            "425a68", "a bzip2 file; unpack it first (bunzip2 -k FILE)",
            "fd377a585a00", "an xz file; unpack it first (xz -dk FILE)",
            "28b52ffd", "a zstd file; unpack it first (unzstd FILE)",
            "50415231", "a Parquet file; save the table as CSV first",
            "d0cf11e0", "an old Excel file; save the sheet as CSV first");

    private PackedFile() {}

    /**
     * Refuses what is no text.
     *
     * @param source what messages call it
     * @param head its first bytes, {@link #HEAD} of them if there are so many
     * @throws InvalidInputException saying what it is and what to do
     */
    public static void refuse(Object source, byte[] head) {
        String begin = HexFormat.of().formatHex(head, 0, Math.min(HEAD, head.length));
        KINDS.forEach((magic, kind) -> {
            if (begin.startsWith(magic)) {
                throw new InvalidInputException(source + " is " + kind);
            }
        });
    }
}
