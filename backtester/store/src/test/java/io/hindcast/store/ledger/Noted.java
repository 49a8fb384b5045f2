package io.hindcast.store.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;

/** Ledgers of notes, and what is noted in them. */
final class Noted {
    private Noted() {}

    /** Appends texts, all of them in one write. */
    static LedgerReading note(Path file, String... texts) {
        return new Ledger(file)
                .append(before -> List.of(texts).stream().map(Noted::entry).toList());
    }

    private static LedgerEntry entry(String text) {
        return new LedgerEntry("note", JsonNodeFactory.instance.objectNode().put("text", text));
    }

    /** The texts of a ledger, in its order. */
    static List<String> of(LedgerReading reading) {
        return reading.entries().stream()
                .map(line -> line.content().path("text").asText())
                .toList();
    }

    /** The texts of a ledger, in its order. */
    static List<String> of(Path file) {
        return of(new Ledger(file).read());
    }

    /** Appends many texts, each in a write of its own. */
    public static final class Writer {
        private Writer() {}

        /** The file, what the texts begin with, and how many there are. */
        public static void main(String[] args) {
            for (int i = 0; i < Integer.parseInt(args[2]); i++) {
                note(Path.of(args[0]), args[1] + "-" + i);
            }
        }
    }
}
