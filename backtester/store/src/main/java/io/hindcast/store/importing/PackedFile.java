package io.hindcast.store.importing;

import io.hindcast.settings.InvalidInputException;
import java.util.HexFormat;
import java.util.List;
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
            "d0cf11e0", "an old Excel file; save the sheet as CSV first",
            "25504446", "a PDF file; expected text, such as CSV",
            "89504e47", "a PNG image; expected text, such as CSV");

    /** How text of two or four bytes a character may begin. */
    private static final List<String> MARKS = List.of("fffe", "feff", "0000feff");

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
        if (MARKS.stream().noneMatch(begin::startsWith) && hasZero(head)) {
            throw new InvalidInputException(
                    source + " begins with bytes of value 0, as UTF-16 without a byte order mark"
                            + " has them and no text in UTF-8; save it as UTF-8");
        }
    }

    private static boolean hasZero(byte[] head) {
        for (int i = 0; i < Math.min(HEAD, head.length); i++) {
            if (head[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
